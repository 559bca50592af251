-- Endpoints that are told of what happens in an organisation, and what they are told.

create table webhook (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  format text not null check (format in ('standard', 'ntfy', 'slack', 'apprise')),
  language text not null check (language in ('ro', 'en')),
  -- Sealed like the secrets: the address of a chat's endpoint is a credential.
  url bytea not null,
  host text not null,
  secret bytea not null,
  -- Signs beside the new one until then.
  previous_secret bytea,
  previous_until timestamptz,
  events text[] not null,
  -- Null: every company.
  companies uuid[],
  state text not null default 'active' check (state in ('active', 'disabled')),
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('person', 'gone', 'failing')),
  -- The first failure since the last success.
  failing_since timestamptz,
  created_at timestamptz not null,
  created_by text,
  removed_at timestamptz,
  check ((state = 'disabled') = (disabled_at is not null)),
  check ((state = 'disabled') = (disabled_reason is not null))
);
create index webhook_by_organisation on webhook (organisation_id) where removed_at is null;

-- What was committed and is not yet turned into deliveries: written in the transaction of the fact, emptied within seconds.
create table webhook_outbox (
  id bigint generated always as identity primary key,
  organisation_id uuid not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null
);

-- Part of the statement that adds the events, whoever sends it: an event without its row here cannot be committed. For
-- an organisation without endpoints it is one look into an index for each statement.
create function queue_events_for_webhooks() returns trigger language plpgsql as $$
begin
  insert into webhook_outbox (organisation_id, type, data, at)
  select organisation_id, type, data, at from added a
  where type in ('message.archived', 'run.finished', 'company.access') and exists (
    select 1 from webhook w where w.organisation_id = a.organisation_id and w.removed_at is null)
  order by id;
  return null;
end $$;
create trigger queue_events_for_webhooks after insert on event referencing new table as added
  for each statement execute function queue_events_for_webhooks();

-- What is told once although the state that it is about lasts: a message that expires, a certificate that ages.
create table webhook_told (
  organisation_id uuid not null references organisation,
  type text not null,
  subject text not null,
  at timestamptz not null,
  primary key (organisation_id, type, subject)
);

-- Kept for a while after its deliveries, so that a period can be replayed.
create table webhook_event (
  id uuid primary key default gen_random_uuid(),
  position bigint generated always as identity,
  organisation_id uuid not null references organisation,
  company_id uuid,
  type text not null,
  data jsonb not null,
  at timestamptz not null
);
create index webhook_event_by_organisation on webhook_event (organisation_id, at);
create index webhook_event_by_time on webhook_event (at);

-- A sequence of deliveries that keeps its order: of one endpoint and company. A worker leases a lane, not a delivery.
create table webhook_lane (
  webhook_id uuid not null references webhook,
  -- A company's id, `organisation` for events of no company, or `test`.
  lane text not null,
  organisation_id uuid not null,
  -- When its first delivery is to be tried; null when none waits or the endpoint is switched off.
  due_at timestamptz,
  -- Failed attempts of that delivery.
  failures integer not null default 0,
  leased_by text,
  leased_until timestamptz,
  primary key (webhook_id, lane)
);
create index webhook_lane_due on webhook_lane (due_at) where due_at is not null;
create index webhook_lane_leased on webhook_lane (leased_until) where leased_until is not null;

create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  -- Within a lane: the order in which they are delivered.
  position bigint generated always as identity,
  organisation_id uuid not null references organisation,
  webhook_id uuid not null references webhook,
  lane text not null,
  event_id uuid not null references webhook_event,
  cause text not null check (cause in ('event', 'replay', 'retry', 'test')),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  -- From then on three days of failures are counted.
  tried_since timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  check ((state = 'waiting') = (ended_at is null))
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, lane, position) where state = 'waiting';
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_by_event on webhook_delivery (event_id);
create index webhook_delivery_failed on webhook_delivery (organisation_id, ended_at) where state = 'failed';

create table webhook_attempt (
  delivery_id uuid not null references webhook_delivery on delete cascade,
  n integer not null,
  at timestamptz not null,
  -- Of the answer; null when there was none.
  status integer,
  -- Why it is no success.
  code text,
  -- Its first bytes, without secrets; null where they are not for tenants.
  answer text,
  elapsed_ms integer not null,
  primary key (delivery_id, n)
);
