-- The events of a transaction in one insert, where there was a call of a function for each. The lock is
-- that of 0004: it holds the horizon of readers below the ids that are drawn after it.
drop function add_event;

create function add_events(added jsonb, at timestamptz) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(x'45f0000000000000'::bigint
    + (select case when is_called then last_value else 0 end from event_id_seq));
  insert into event (organisation_id, type, data, at)
  select e.organisation, e.type, e.data, add_events.at
  from jsonb_to_recordset(added) as e (organisation uuid, type text, data jsonb);
end $$;
