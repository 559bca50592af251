-- Downloads that are sound ZIPs but do not prove to be the message's, and expiry that ANAF has claimed but nothing
-- confirms yet. Both columns are null on the rows that are there: no row is rewritten, and the lock is held for a moment.

-- What proves that the archived bytes are the message's; null on messages that were archived before this migration, which
-- are all named by their upload index.
alter table message add column match text check (match in ('index', 'parties', 'accepted', 'unproven'));
-- Since when ANAF has said that the 60 days are over; null again when it lists the message after all.
alter table message add column said_expired_at timestamptz;

create table quarantine (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  message uuid not null references message,
  cause text not null check (cause in ('other_document', 'no_document', 'ambiguous', 'too_large', 'cannot_be_opened')),
  -- What was found inside, in English, for a person who looks into it.
  detail text not null,
  sha256 text not null,
  size_bytes bigint not null,
  path text not null,
  received_at timestamptz not null,
  -- What became of the message afterwards: these bytes accepted by a person, archived as unproven, or other bytes archived.
  decision text check (decision in ('accepted', 'unproven', 'superseded')),
  decided_at timestamptz,
  -- Different answers for one message are all kept; the same answer is kept once.
  unique (message, sha256),
  check ((decision is null) = (decided_at is null))
);
create index quarantine_by_organisation on quarantine (organisation_id, received_at desc, id desc);
create index quarantine_open on quarantine (organisation_id, cause) where decision is null;
create index quarantine_by_company on quarantine (company_id);
