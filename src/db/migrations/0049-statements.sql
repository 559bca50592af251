-- The installation's Ed25519 keys. The private part is sealed like other secrets, and is removed when a key is replaced.
create table signing_key (
  -- SHA-256 of the public key, hex.
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  public_key bytea not null check (octet_length(public_key) = 32),
  sealed bytea,
  created_at timestamptz not null,
  retired_at timestamptz,
  -- The document by which the key before it names this one, signed by both. Null for the first, and where the one before was lost.
  succession jsonb,
  check (retired_at is not null or sealed is not null)
);
create unique index signing_key_current on signing_key ((true)) where retired_at is null;

-- Statements of completeness, as they were signed. Rows are only added.
create table statement (
  id uuid not null,
  organisation_id uuid not null references organisation (id),
  company_id uuid not null,
  period_from date not null,
  period_to date not null,
  made_at timestamptz not null,
  -- Of the account; null for a program and the operator.
  made_by text,
  complete boolean not null,
  chain_seq bigint not null,
  chain_head text not null,
  key_id text not null references signing_key (id),
  -- The canonical JSON with its signature, byte for byte.
  content text not null,
  primary key (id),
  foreign key (company_id, organisation_id) references company (id, organisation_id)
);
create index statement_newest on statement (organisation_id, made_at desc, id desc);
create index statement_of_company on statement (company_id, made_at desc, id desc);
