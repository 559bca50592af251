-- Whose seals are believed: every certificate by whose key a seal was made, and who vouches for it.

create table signer (
  -- Of the certificate's DER.
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  subject text not null,
  issuer text not null,
  serial text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  -- Null until it is seen: it may be vouched for by its fingerprint alone.
  pem text,
  first_seen_at timestamptz,
  -- The program knows ANAF's certificates that have been published; the setting is the operator's word at every start.
  vouched_by text check (vouched_by in ('program', 'setting')),
  -- A person's word, which is stronger than both.
  decision text check (decision in ('trusted', 'distrusted')),
  decided_at timestamptz,
  decided_by_kind text check (decided_by_kind in ('key', 'person', 'operator')),
  decided_by_id text,
  trusted boolean not null generated always as (coalesce(decision = 'trusted', vouched_by is not null)) stored,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by_kind is null))
);

-- `valid` and `valid_unknown_signer` are one arithmetic: which of the two it is follows from the signer, so that a
-- person's word changes all of a certificate's invoices without reading one of them again.
alter table invoice add foreign key (seal_certificate_sha256) references signer;
create index invoice_by_signer on invoice (seal_certificate_sha256, organisation_id)
  where seal_certificate_sha256 is not null;
create index invoice_tampered on invoice (organisation_id, recorded_at) where seal_verdict = 'tampered';

-- What ANAF itself said of a seal, when somebody asked.
create table seal_check (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  invoice_id uuid not null references invoice on delete cascade,
  -- The signer's, when the seal has one.
  sha256 text references signer,
  genuine boolean not null,
  words text not null,
  at timestamptz not null
);
create index seal_check_by_invoice on seal_check (invoice_id, at desc);
create index seal_check_by_signer on seal_check (sha256, at desc);

alter table daily_count drop constraint daily_count_scope_check;
alter table daily_count add constraint daily_count_scope_check
  check (scope in ('listing', 'download', 'download_by_person', 'status', 'seal_check'));
