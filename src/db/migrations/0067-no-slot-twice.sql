-- A slot is booked for at most one call that waits after the one that holds it. Where more wait than there are slots, their
-- bookings came to lie later than a clock that is right could have put them, were taken for those of a clock that was
-- ahead, and were given away a second time: two calls in one minute where one is allowed.
create or replace function take_call_slot(
  at timestamptz, hold interval, asking uuid, out slot integer, out free_from timestamptz
) language plpgsql as $$
declare
  total integer;
  others integer;
  held integer;
  reserved integer;
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_advisory_xact_lock(hashtextextended('take_call_slot', 0));
  select n, free_at into slot, free_from from call_slot order by free_at, n limit 1;
  -- Booked twice over and a minute more: by a clock that was ahead.
  if free_from > at + 2 * hold + interval '1 minute' then
    update call_slot set free_at = at + hold, starts_at = null, organisation_id = null
    where free_at > at + 2 * hold + interval '1 minute';
    select n, free_at into slot, free_from from call_slot order by free_at, n limit 1;
  end if;
  if free_from > at + hold then
    slot := null;
    return;
  end if;
  if free_from > at and asking is not null then
    select count(*), count(distinct organisation_id) filter (where free_at > at and organisation_id <> asking),
      count(*) filter (where free_at > at and organisation_id = asking),
      count(*) filter (where free_at > at and organisation_id = asking and starts_at > at)
    into total, others, held, reserved from call_slot;
    if reserved >= greatest(1, total / 20) or (others > 0 and held >= ceil(total / (others + 1.0))) then
      slot := null;
      return;
    end if;
  end if;
  update call_slot
  set free_at = greatest(free_from, at) + hold, starts_at = greatest(free_from, at), organisation_id = asking
  where n = slot;
end $$;
