-- What is handed on: files made of the catalogue and the archive. Each can be made again, so each has its end.
create table export (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- Who asked, as the audit names him.
  actor_kind text not null check (actor_kind in ('key', 'person', 'operator')),
  actor_id text,
  kind text not null check (kind in ('pack', 'search', 'saga', 'json')),
  -- What was asked for, as exports/request.ts has it.
  request jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  code text,
  detail text,
  -- Invoices written, and how many there were when the count was taken.
  done integer not null default 0,
  total integer,
  -- Lines of the file that say what is not in it.
  problems integer not null default 0,
  -- One more for each start: a file is named after it, so that a worker that was taken for dead overwrites nothing.
  attempt integer not null default 0,
  worker text,
  lease_until timestamptz,
  -- Below DATA_DIR/exports.
  path text,
  file_name text,
  media_type text,
  size_bytes bigint,
  sha256 text,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz not null,
  check ((state = 'done') = (path is not null and file_name is not null and media_type is not null
    and size_bytes is not null and sha256 is not null)),
  check ((state = 'failed') = (code is not null)),
  check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);
create index export_by_organisation on export (organisation_id, requested_at desc, id desc);
create index export_open on export (organisation_id, requested_at) where state in ('queued', 'running');
create index export_by_end on export (expires_at) where state in ('done', 'failed', 'cancelled');
