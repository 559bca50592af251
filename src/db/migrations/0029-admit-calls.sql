-- Admission of the calls that ask at once, in one statement: each is judged as if it asked alone. A loop of small
-- statements with cached plans costs half of one large statement that joins them all, for one call and for twenty.

-- Not durable: a crash of the server may lose a few counted calls, which the margin below ANAF's limits covers.
-- Counts are locked in the order of their keys, and slots are taken after them, so that two processes do not deadlock.
create function admit_calls(asked jsonb, hold interval)
returns table (n integer, scope text, key text, until timestamptz, code text, admitted boolean, slot integer, free_from timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  call record;
  closing breaker;
  counted integer;
  any_breaker boolean;
  waiting integer[] := '{}';
  instants timestamptz[] := '{}';
  organisations uuid[] := '{}';
  free integer[];
begin
  perform set_config('synchronous_commit', 'off', true);
  any_breaker := exists (select from breaker);
  for call in
    select c.* from jsonb_to_recordset(asked) as c (n integer, breakers jsonb, scope text, key text, "limit" integer,
      paced boolean, "organisationId" uuid, days date[], now timestamptz, "latestBelievable" timestamptz)
    order by c.scope, c.key, c.n
  loop
    n := call.n;
    scope := null; key := null; until := null; code := null; slot := null; free_from := null;
    if any_breaker then
      -- As isOpen() in breaker.ts has it.
      select b.* into closing
      from jsonb_to_recordset(call.breakers) as k (scope text, key text) join breaker b on b.scope = k.scope and b.key = k.key
      where b.until > call.now and (b.opened_at is null or b.opened_at <= call."latestBelievable")
      order by b.until desc limit 1;
      if found then
        scope := closing.scope; key := closing.key; until := closing.until; code := closing.code;
        admitted := false;
        return next;
        continue;
      end if;
    end if;
    counted := -1;
    if not exists (
      select from daily_count d
      where d.day = any(call.days) and d.scope = call.scope and d.key = call.key and d.count >= call."limit"
    ) then
      insert into daily_count as d (day, scope, key, count)
      select day, call.scope, call.key, 1 from unnest(call.days) as day order by day
      on conflict (day, scope, key) do update set count = d.count + 1 where d.count < call."limit";
      get diagnostics counted = row_count;
    end if;
    admitted := counted = cardinality(call.days);
    if admitted and call.paced then
      waiting := waiting || call.n;
      instants := instants || call.now;
      organisations := organisations || call."organisationId";
    else
      return next;
    end if;
  end loop;

  if cardinality(waiting) = 0 then return; end if;
  -- That of take_call_slot.
  perform pg_advisory_xact_lock(hashtextextended('take_call_slot', 0));
  free := array(
    select s.n from call_slot s where s.free_at <= (select min(at) from unnest(instants) as at)
    order by s.free_at, s.n limit cardinality(waiting));
  admitted := true;
  scope := null; key := null; until := null; code := null;
  if cardinality(free) = cardinality(waiting) then
    update call_slot s set free_at = given.at + hold, starts_at = given.at, organisation_id = given.organisation
    from unnest(free, instants, organisations) as given (n, at, organisation) where s.n = given.n;
    return query
      select given.n, null::text, null::text, null::timestamptz, null::text, true, given.slot, given.at
      from unnest(waiting, free, instants) as given (n, slot, at);
    return;
  end if;
  -- Some wait, or another organisation does: one after the other, in the order in which they asked.
  for call in
    select w.n, w.at, w.organisation from unnest(waiting, instants, organisations) as w (n, at, organisation) order by w.n
  loop
    n := call.n;
    select t.slot, t.free_from into slot, free_from from take_call_slot(call.at, hold, call.organisation) as t;
    return next;
  end loop;
end $$;
