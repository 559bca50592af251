-- Where new documents are delivered to, and what went where.

create table destination (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  kind text not null check (kind in ('folder', 'webdav', 's3', 'mail')),
  -- Sealed: with an address go its credentials.
  address bytea not null,
  -- What people see of it: without credentials.
  shown text not null,
  path_template text not null,
  formats text[] not null,
  language text not null check (language in ('ro', 'en')),
  filter jsonb not null,
  state text not null default 'active' check (state in ('active', 'paused')),
  -- How far in the feed of invoices it has come.
  cursor text not null,
  due_at timestamptz not null,
  leased_until timestamptz,
  -- In a row; the reason of the last.
  failures integer not null default 0,
  failing_since timestamptz,
  code text,
  created_at timestamptz not null,
  created_by text,
  removed_at timestamptz
);
create index destination_by_organisation on destination (organisation_id) where removed_at is null;
create index destination_due on destination (due_at) where removed_at is null and state = 'active';

-- One row a document and destination, added where the cursor is moved: so none is left out and none delivered twice.
create table destination_document (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  destination_id uuid not null references destination,
  invoice_id uuid not null,
  company_id uuid not null,
  format text not null check (format in ('pdf', 'xml', 'zip')),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  -- Of what the last attempt began to write, and where: how an attempt that died is recognised.
  path text,
  sha256 text,
  attempts integer not null default 0,
  code text,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (destination_id, invoice_id, format),
  check ((state = 'waiting') = (ended_at is null))
);
create index destination_document_waiting on destination_document (destination_id, id) where state = 'waiting';
create index destination_document_by_destination on destination_document (destination_id, created_at desc, id desc);
