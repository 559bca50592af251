-- Hints of invoices that ANAF never listed, found by a job from the catalogue. They are guesses, and part of no proof.
create table hint (
  id uuid not null primary key,
  organisation_id uuid not null references organisation (id),
  company_id uuid not null,
  kind text not null check (kind in ('number_gap', 'silent_partner', 'referred_invoice', 'journal_entry')),
  -- The same for the same finding, so that what a person silenced stays silenced.
  subject text not null,
  confidence text not null check (confidence in ('likely', 'possible')),
  evidence jsonb not null,
  found_at timestamptz not null,
  -- What was missing has come, or nothing says so any more.
  gone_at timestamptz,
  -- A person said that it is not expected.
  silenced_at timestamptz,
  foreign key (company_id, organisation_id) references company (id, organisation_id),
  unique (company_id, kind, subject)
);
create index hint_open on hint (organisation_id, found_at desc, id desc) where gone_at is null;

-- When the catalogue of a company was last looked through.
create table hint_check (
  company_id uuid not null primary key,
  organisation_id uuid not null references organisation (id),
  checked_at timestamptz not null,
  foreign key (company_id, organisation_id) references company (id, organisation_id)
);
