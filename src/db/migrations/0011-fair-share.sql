-- What one organisation asks of ANAF closes nothing for another: probes are counted apart from listings, and both by
-- organisation; while others wait, none takes more than a fair share of the minute.

alter table daily_count drop constraint daily_count_scope_check;
alter table daily_count add constraint daily_count_scope_check
  check (scope in ('listing', 'probe', 'download', 'download_by_person', 'status', 'seal_check'));

-- Until now a listing was counted by the CIF alone. The count of today is lost: ANAF's own limit is ten times ours.
delete from daily_count where scope = 'listing';

alter table call_slot add column organisation_id uuid;
-- Until then the slot's holder waits to call.
alter table call_slot add column starts_at timestamptz;

drop function take_call_slot(timestamptz, interval);

-- Takers come one at a time: of two that choose at once the second would be given the first one's slot as it is after
-- the first took it, minutes from now. What a crash of the server may lose of this is a few calls of nine hundred.
-- A slot that is free now goes to the first to ask. When none is, an organisation is refused (no slot, and when to ask
-- again) if it has a twentieth of the slots reserved for later, so that a newcomer waits for seconds; or if others hold
-- slots and it has its share of them.
create function take_call_slot(
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
