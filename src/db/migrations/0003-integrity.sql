-- The archive's integrity: what was looked at when, what was found, and invoices whose bytes came from somebody's folder.

-- When the nightly scrub last found the bytes to be those that were kept.
alter table message add column verified_at timestamptz;
create index message_by_verification on message (verified_at nulls first) where state = 'archived';

-- An old ZIP that a person brought: catalogued beside the ledger until ANAF's own message takes the invoice over.
alter table invoice add column backfill_path text;
alter table invoice add column backfill_sha256 text;
alter table invoice add check ((backfill_path is null) = (backfill_sha256 is null));
create index invoice_by_backfill on invoice (company_id, backfill_path) where backfill_path is not null;

-- What the archive was found to lack or to have otherwise. A finding stays; it is resolved when a later look is content.
create table integrity_finding (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  message uuid references message,
  kind text not null,
  -- The file or the counter that it is about.
  subject text not null,
  expected text,
  found text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  resolved_at timestamptz
);
create unique index integrity_finding_open on integrity_finding (company_id, kind, subject) where resolved_at is null;
create index integrity_finding_by_organisation on integrity_finding (organisation_id, last_seen desc, id desc);
