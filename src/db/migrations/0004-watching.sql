-- What is missing, what needs a person, what a person did, and what happens while one looks on.

-- Every listing that ended: the proof behind listed_up_to, and what is known of those that proved nothing.
create table listing (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  company_id uuid not null references company,
  -- One of the runs that it served.
  run_id uuid references run,
  window_start timestamptz not null,
  window_end timestamptz not null,
  -- ANAF's own total; null when it never said one.
  reported integer,
  distinct_messages integer not null,
  pages integer not null,
  restarts integer not null,
  proven boolean not null,
  -- Null when proven; `listing_unproven` when it never added up; ANAF's code when it was broken off.
  code text,
  detail text,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  check (proven = (code is null))
);
create index listing_by_company on listing (company_id, finished_at desc, id desc);
create index listing_by_end on listing (finished_at);

-- When the first complete listing ended: what expires later, or was listed later and expired, was within reach.
alter table company add column first_listed_at timestamptz;
update company set first_listed_at = (select min(listed_at) from message where company_id = company.id)
where last_listed_at is not null;

-- A person asked for this message: its next attempt uses the allowance that is kept for people.
alter table message add column asked_at timestamptz;

-- What expires soonest, and what has waited longest; without the archived, whose number only grows.
create index message_pending_oldest on message (company_id, created_at, id) where state = 'pending';
create index message_expired on message (organisation_id, last_attempt_at) where state = 'expired';

-- What people and programs did that cannot be undone, or that lets somebody in.
create table audit (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  actor_kind text not null check (actor_kind in ('key', 'person', 'operator')),
  actor_id text,
  action text not null,
  -- The id of what it was done to.
  subject text not null,
  detail jsonb not null,
  at timestamptz not null
);
create index audit_by_organisation on audit (organisation_id, at desc, id desc);

-- What was committed, for whoever looks on: written in the transaction of the fact that it tells of.
create table event (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation,
  type text not null,
  data jsonb not null,
  at timestamptz not null
);
create index event_by_organisation on event (organisation_id, id);
create index event_by_time on event (at);

-- Ids are given before the commit, so a transaction may commit a lower id after a higher one was read. Each writer
-- therefore holds, until it ends, a shared lock named by the last id that was given before its own; event_horizon()
-- stops below the lowest of them. (The oldest running transaction would do too, but it counts the whole server's.)
create function add_event(organisation uuid, type text, data jsonb, at timestamptz) returns void
language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(x'45f0000000000000'::bigint
    + (select case when is_called then last_value else 0 end from event_id_seq));
  insert into event (organisation_id, type, data, at) values (organisation, type, data, at);
end $$;

-- Up to this id every event is committed or will never be. The sequence is read first: who takes his lock after it was
-- read gets an id above it.
create function event_horizon() returns bigint
language plpgsql as $$
declare
  given bigint;
  lowest bigint;
begin
  select case when is_called then last_value else 0 end into given from event_id_seq;
  select min(((classid::bigint & x'ffff'::bigint) << 32) | objid::bigint) into lowest from pg_locks
  where locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = x'45f0'::bigint
    and database = (select oid from pg_database where datname = current_database());
  return least(given, lowest);
end $$;
