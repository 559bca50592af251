-- A clock that was once ahead must not stop anything for as long (core/believable.ts).

-- When it was opened; null for those of before. A column without a default rewrites nothing.
alter table breaker add column opened_at timestamptz;

-- As before, and: when no slot is free, those that are taken for longer than one that waits and calls can have it were
-- taken by a clock that was ahead. They are free after a call's longest time, since one may be under way in them.
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
  if free_from > at + 2 * hold + interval '1 minute' then
    update call_slot set free_at = at + hold, starts_at = null, organisation_id = null
    where free_at > at + 2 * hold + interval '1 minute';
    select n, free_at into slot, free_from from call_slot order by free_at, n limit 1;
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
