-- The ledger: who asks, what ANAF listed, what is kept, and what every run did. No column takes its time from the
-- database's clock: time is an argument, so that a whole year can be simulated in seconds.

-- One row: which ANAF environment this database belongs to, since message ids of test and production overlap.
create table installation (
  singleton boolean primary key default true check (singleton),
  anaf_environment text not null,
  setup_code_sha256 bytea,
  created_at timestamptz not null
);

create table organisation (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  plan text not null,
  -- The slot of its interval that was served last; the next run is due when the current slot is a later one.
  last_scheduled_slot timestamptz,
  last_reconciled_slot timestamptz,
  created_at timestamptz not null
);

-- People are kept by the sign-in library (schema auth); who belongs where is ours, because every query is bounded by it.
create table member (
  organisation_id uuid not null references organisation,
  user_id text not null,
  role text not null check (role in ('admin', 'sync', 'read')),
  created_at timestamptz not null,
  primary key (organisation_id, user_id)
);
create index member_by_user on member (user_id);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null,
  scope text not null check (scope in ('admin', 'sync', 'read')),
  sha256 bytea not null unique,
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_key_by_organisation on api_key (organisation_id);

-- A repeat of an Idempotency-Key answers the run of the first time. The holder is a key or a session.
create table idempotency_key (
  holder text not null,
  key text not null,
  run_id uuid not null,
  created_at timestamptz not null,
  primary key (holder, key)
);

create table company (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  cif text not null check (cif ~ '^[0-9]{2,13}$'),
  name text,
  sync_enabled boolean not null default true,
  access text not null default 'unknown' check (access in ('granted', 'denied', 'unknown')),
  access_detail text,
  access_lost_at timestamptz,
  -- The end of the last complete listing's window, and the start and end of its run.
  listed_up_to timestamptz,
  last_listed_at timestamptz,
  last_synced_at timestamptz,
  -- Pages of the last listing of the whole window; null asks for the whole again.
  listing_pages integer,
  -- Every stretch of time that complete listings have covered; what lies between them is a gap and stays visible.
  coverage tstzmultirange not null default '{}',
  -- Raised by the transactions that list and that end a message; pending is counted, so that the identity proves something.
  listed_count bigint not null default 0,
  archived_count bigint not null default 0,
  expired_count bigint not null default 0,
  closed_count bigint not null default 0,
  -- The archive's chain: each archived message takes the next number and hashes the one before.
  chain_seq bigint not null default 0,
  chain_head text not null default repeat('0', 64),
  created_at timestamptz not null,
  removed_at timestamptz,
  unique (organisation_id, cif)
);

-- One certificate's authorisation at ANAF. Tokens are sealed (core/envelope); the database never sees them in clear.
create table anaf_connection (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  serial text,
  access_token bytea not null,
  access_expires_at timestamptz not null,
  access_refused_at timestamptz,
  refresh_token bytea,
  refresh_issued_at timestamptz,
  -- Kept until the new one has worked once: no source says whether ANAF invalidates a used refresh token.
  previous_refresh_token bytea,
  refresh_refused_at timestamptz,
  refresh_failed_at timestamptz,
  refresh_failure text,
  created_at timestamptz not null,
  connected_at timestamptz not null,
  removed_at timestamptz
);
create unique index anaf_connection_serial on anaf_connection (organisation_id, serial) where removed_at is null;

-- Which certificate may read which company: ANAF's token does not say, so it is found by asking.
create table company_connection (
  company_id uuid not null references company,
  connection_id uuid not null references anaf_connection,
  access text not null check (access in ('granted', 'denied')),
  detail text,
  checked_at timestamptz not null,
  primary key (company_id, connection_id)
);

create table oauth_state (
  id text primary key,
  organisation_id uuid not null references organisation,
  cookie_sha256 bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table message (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  message_id text,
  -- What a row without id is known by; it stays its alias when ANAF gives the id afterwards.
  row_alias text,
  upload_index text not null,
  kind text not null
    check (kind in ('received', 'sent', 'error', 'buyer_message_received', 'buyer_message_sent', 'unknown')),
  raw_kind text not null,
  detail text not null,
  created_at timestamptz,
  created_at_raw text not null,
  created_at_ambiguous boolean not null,
  row_cif text not null,
  listed_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'archived', 'expired', 'closed')),
  reason text,
  reason_detail text,
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  next_attempt_at timestamptz,
  -- The outcome of its last line in the sync log: further failures of the same message add none.
  logged_status text,
  expires_at timestamptz,
  sha256 text,
  size_bytes integer,
  path text,
  seq bigint,
  chain text,
  archived_at timestamptz,
  unique (company_id, message_id),
  unique (company_id, row_alias),
  unique (company_id, seq),
  check (message_id is not null or row_alias is not null),
  check (
    (state = 'archived')
    = (sha256 is not null and size_bytes is not null and path is not null and seq is not null
       and chain is not null and archived_at is not null)
  )
);
create index message_pending on message (company_id, next_attempt_at) where state = 'pending';
create index message_by_organisation on message (organisation_id, created_at desc nulls last, id desc);
create index message_by_company on message (company_id, created_at desc nulls last, id desc);
create index message_by_upload on message (company_id, upload_index);

create table invoice (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  message uuid references message,
  upload_index text not null,
  direction text not null check (direction in ('received', 'sent')),
  role text check (role in ('buyer', 'seller')),
  number text,
  type_code text,
  issued_on date,
  due_on date,
  currency text,
  seller_cif text,
  seller_name text,
  buyer_cif text,
  buyer_name text,
  net numeric,
  vat numeric,
  payable numeric,
  -- Everything that was read: lines and VAT breakdown with the amounts as they were written.
  content jsonb,
  seal_verdict text not null
    check (seal_verdict in ('valid', 'valid_unknown_signer', 'tampered', 'missing', 'not_checkable', 'not_checked')),
  seal_detail text,
  seal_signer text,
  seal_certificate_sha256 text,
  reading_verdict text not null check (reading_verdict in ('read', 'unreadable', 'not_an_invoice')),
  reading_detail text,
  available_at timestamptz,
  retain_until date,
  late boolean,
  recorded_at timestamptz not null,
  unique (company_id, upload_index, direction)
);
create index invoice_by_organisation on invoice (organisation_id, available_at desc nulls last, id desc);
create index invoice_by_company on invoice (company_id, available_at desc nulls last, id desc);
create index invoice_by_message on invoice (message);

create table sync_log (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation,
  message uuid not null references message,
  invoice_id text not null,
  cif text not null,
  synced_at timestamptz not null,
  status text not null check (status in ('success', 'failed', 'skipped'))
);
create index sync_log_by_organisation on sync_log (organisation_id, id desc);

create table run (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  trigger text not null check (trigger in ('manual', 'schedule', 'reconciliation')),
  -- Covers every company of the organisation that had access when it began: only such a run moves lastSync.
  whole boolean not null,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancelled_at timestamptz,
  -- Derived from its company jobs by the transaction that ends the last of them.
  outcome text check (outcome in ('succeeded', 'partial', 'failed', 'cancelled')),
  listed_companies integer,
  check ((finished_at is null) = (outcome is null))
);
create index run_by_organisation on run (organisation_id, requested_at desc, id desc);
create index run_last_sync on run (organisation_id, started_at desc)
  where whole and outcome = 'succeeded' and listed_companies > 0;
-- Two triggers at once cannot make two manual runs: the second joins the first.
create unique index run_manual_open on run (organisation_id) where trigger = 'manual' and finished_at is null;

create table run_company (
  run_id uuid not null references run,
  company_id uuid not null references company,
  organisation_id uuid not null references organisation,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
  -- 0 manual, 1 schedule, 2 reconciliation
  priority smallint not null,
  queued_at timestamptz not null,
  started_at timestamptz,
  -- Its listing has ended, well or not (code, detail); from then on only messages are taken.
  listing_ended_at timestamptz,
  -- A company with many messages is put back between slices, behind those that had no turn yet.
  last_turn_at timestamptz,
  finished_at timestamptz,
  -- Null until its listing was complete.
  listed integer,
  new integer not null default 0,
  archived integer not null default 0,
  expired integer not null default 0,
  failed integer not null default 0,
  code text,
  detail text,
  primary key (run_id, company_id)
);
create index run_company_open on run_company (company_id) where state in ('queued', 'running');

-- Who works on a company now: one job a company, kept by the primary key. A dead worker's lease runs out.
create table company_lease (
  company_id uuid primary key references company,
  organisation_id uuid not null references organisation,
  worker text not null,
  until timestamptz not null
);

-- ANAF's limit of calls a minute as so many slots: a call takes the slot that is free soonest and gives it back
-- sixty seconds after its answer came, so that no sixty seconds can hold more calls than there are slots.
create table call_slot (
  n integer primary key,
  free_at timestamptz not null
) with (fillfactor = 10);

-- Takers come one at a time: of two that choose at once the second would be given the first one's slot as it is after
-- the first took it, minutes from now. What a crash of the server may lose of this is a few calls of nine hundred.
create function take_call_slot(at timestamptz, hold interval, out slot integer, out free_from timestamptz)
language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended('take_call_slot', 0));
  select n, free_at into slot, free_from from call_slot order by free_at, n limit 1;
  update call_slot set free_at = greatest(free_from, at) + hold where n = slot;
end $$;

-- Calls that count by Bucharest day, by ANAF's own keys, across organisations.
create table daily_count (
  day date not null,
  scope text not null check (scope in ('listing', 'download', 'download_by_person', 'status')),
  key text not null,
  count integer not null,
  primary key (day, scope, key)
);

-- What ANAF asked us to leave alone for a while: the application, a CIF, a connection or a message.
create table breaker (
  scope text not null check (scope in ('application', 'cif', 'connection', 'message')),
  key text not null,
  until timestamptz not null,
  code text not null,
  opened integer not null,
  primary key (scope, key)
);
