-- Journals that were put into the watched folder of an organisation, and what became of each.

-- Made of such a file: a newer one of the same journal and days replaces it, and those that people asked for are counted apart.
alter table reconciliation add column automatic boolean not null default false;
create index reconciliation_by_company on reconciliation (company_id, issued_to desc, created_at desc);

create table journal_file (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- Null: its folder names no company of the organisation.
  company_id uuid references company,
  -- As on the disk: the folder in the watched one, `` for that folder itself, and the name.
  folder text not null,
  name text not null,
  -- As they were at the last look, and since when they have been so: it is read once they have stayed the same.
  size_bytes bigint not null,
  modified_at timestamptz not null,
  seen_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'done', 'failed')),
  leased_until timestamptz,
  sha256 text,
  reconciliation_id uuid references reconciliation on delete set null,
  -- Why it failed: code, reason and values of the problem.
  problem jsonb,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- It is not in the folder any more: moved by us, or taken away.
  gone_at timestamptz,
  check ((state in ('done', 'failed')) = (ended_at is not null)),
  check ((state = 'failed') = (problem is not null))
);
create unique index journal_file_there on journal_file (organisation_id, folder, name) where gone_at is null;
create index journal_file_by_organisation on journal_file (organisation_id, created_at desc, id desc);
create index journal_file_by_reconciliation on journal_file (reconciliation_id) where reconciliation_id is not null;
create index journal_file_gone on journal_file (gone_at) where gone_at is not null;
