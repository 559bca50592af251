-- What the migrations add up to. Written by npm run schema; change it with a new migration.

create schema auth;

CREATE OR REPLACE FUNCTION public.add_alarm_look()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into alarm_look (organisation_id) values (new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.add_events(added jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(x'45f0000000000000'::bigint
    + (select case when is_called then last_value else 0 end from event_id_seq));
  insert into event (organisation_id, type, data, at)
  select e.organisation, e.type, e.data, add_events.at
  from jsonb_to_recordset(added) as e (organisation uuid, type text, data jsonb);
end $function$;

CREATE OR REPLACE FUNCTION public.add_parties()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into party (organisation_id, id, cif, name, trading_name, vat_id, grams)
  select f.organisation_id, f.id, f.cif, f.name, f.trading_name, f.vat_id,
    party_grams(f.organisation_id, f.cif, f.name, f.trading_name, f.vat_id)
  from (
    select distinct organisation_id, party_id(cif, name, trading_name, vat_id) as id, cif, name, trading_name, vat_id
    from (
      select organisation_id, seller_cif as cif, seller_name as name, seller_trading_name as trading_name, seller_vat_id as vat_id
      from written
      union all
      select organisation_id, buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id from written
    ) given
  ) f
  where not exists (select from party p where p.organisation_id = f.organisation_id and p.id = f.id)
  order by f.organisation_id, f.id
  on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.add_parties_of_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into party (organisation_id, id, cif, name, trading_name, vat_id, grams)
  select new.organisation_id, party_id(cif, name, trading_name, vat_id), cif, name, trading_name, vat_id,
    party_grams(new.organisation_id, cif, name, trading_name, vat_id)
  from (values (new.seller_cif, new.seller_name, new.seller_trading_name, new.seller_vat_id),
    (new.buyer_cif, new.buyer_name, new.buyer_trading_name, new.buyer_vat_id)) as f (cif, name, trading_name, vat_id)
  order by 2
  on conflict do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.admit_calls(asked jsonb, hold interval)
 RETURNS TABLE(n integer, scope text, key text, until timestamp with time zone, code text, admitted boolean, slot integer, free_from timestamp with time zone)
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.arrival_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select (at at time zone 'Europe/Bucharest')::date
$function$;

CREATE OR REPLACE FUNCTION public.below_zero(net numeric, payable numeric)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(coalesce(nullif(net, 0), payable) < 0, false)
$function$;

CREATE OR REPLACE FUNCTION public.change_server()
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  select concat_ws(' ', pg_postmaster_start_time(), (select oid from pg_database where datname = current_database()),
    'change_head'::regclass::oid, pg_relation_filenode('change_head'))
$function$;

CREATE OR REPLACE FUNCTION public.code_gram(organisation uuid, kind text, code text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select ('x' || left(md5(organisation::text), 3) || left(md5(organisation::text || ' ' || kind || ' ' || code), 5))::bit(32)::integer
$function$;

CREATE OR REPLACE FUNCTION public.count_arrived()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into arrival_change (organisation_id, company_id, day, kind, count)
  select organisation_id, company_id, arrival_day(created_at), kind, count(*) from written
  where created_at is not null group by 1, 2, 3, 4;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.count_arrived_again()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op <> 'INSERT' and old.created_at is not null then
    insert into arrival_change (organisation_id, company_id, day, kind, count)
    values (old.organisation_id, old.company_id, arrival_day(old.created_at), old.kind, -1);
  end if;
  if tg_op <> 'DELETE' and new.created_at is not null then
    insert into arrival_change (organisation_id, company_id, day, kind, count)
    values (new.organisation_id, new.company_id, arrival_day(new.created_at), new.kind, 1);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.count_marks(organisations uuid[], companies uuid[], marks text[], counts integer[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public'
AS $function$
  insert into mark_count as kept (organisation_id, company_id, mark, count)
  select organisation, company, mark, sum(n)
  from unnest(organisations, companies, marks, counts) as c (organisation, company, mark, n)
  group by organisation, company, mark having sum(n) <> 0
  order by organisation, company, mark
  on conflict (organisation_id, company_id, mark) do update set count = kept.count + excluded.count
$function$;

CREATE OR REPLACE FUNCTION public.count_months_of_invoices()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into month_change (organisation_id, company_id, month, unread, reconciled)
    select organisation_id, company_id, invoice_month(available_at, issued_on),
      count(*) filter (where reading_verdict <> 'read'), count(reconciled_at)
    from new_rows where reading_verdict <> 'read' or reconciled_at is not null group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into month_change (organisation_id, company_id, month, unread, reconciled)
    select organisation_id, company_id, invoice_month(available_at, issued_on),
      -count(*) filter (where reading_verdict <> 'read'), -count(reconciled_at)
    from old_rows where reading_verdict <> 'read' or reconciled_at is not null group by 1, 2, 3;
  else
    insert into month_change (organisation_id, company_id, month, unread, reconciled)
    select n.organisation_id, n.company_id, v.month, coalesce(sum(sign) filter (where v.unread), 0),
      coalesce(sum(sign) filter (where v.reconciled), 0)
    from new_rows n join old_rows o on o.id = n.id
    cross join lateral (values
      (1, invoice_month(n.available_at, n.issued_on), n.reading_verdict <> 'read', n.reconciled_at is not null),
      (-1, invoice_month(o.available_at, o.issued_on), o.reading_verdict <> 'read', o.reconciled_at is not null))
      as v (sign, month, unread, reconciled)
    where (n.available_at, n.issued_on, n.reading_verdict, n.reconciled_at is null)
      is distinct from (o.available_at, o.issued_on, o.reading_verdict, o.reconciled_at is null)
    group by 1, 2, 3
    having coalesce(sum(sign) filter (where v.unread), 0) <> 0 or coalesce(sum(sign) filter (where v.reconciled), 0) <> 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.count_months_of_marks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into month_change (organisation_id, company_id, month, booked)
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), count(*)
    from new_rows m left join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    where m.mark = 'booked' group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into month_change (organisation_id, company_id, month, booked)
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), -count(*)
    from old_rows m left join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    where m.mark = 'booked' group by 1, 2, 3;
  else
    insert into month_change (organisation_id, company_id, month, booked)
    select m.organisation_id, m.company_id, invoice_month(m.available_at, i.issued_on), sum(m.sign)
    from (
      select organisation_id, company_id, invoice_id, available_at, 1 as sign from new_rows where mark = 'booked'
      union all select organisation_id, company_id, invoice_id, available_at, -1 from old_rows where mark = 'booked'
    ) m left join invoice i on i.id = m.invoice_id and i.organisation_id = m.organisation_id
    group by 1, 2, 3 having sum(m.sign) <> 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.count_months_of_messages()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into month_change (organisation_id, company_id, month, received, sent, refused, other, pending, expired, closed, unproven)
    select organisation_id, company_id, month_of(created_at), count(*) filter (where kind = 'received'),
      count(*) filter (where kind = 'sent'), count(*) filter (where kind = 'error'),
      count(*) filter (where kind not in ('received', 'sent', 'error')),
      count(*) filter (where state = 'pending'), count(*) filter (where state = 'expired'),
      count(*) filter (where state = 'closed'), count(*) filter (where state = 'archived' and match = 'unproven')
    from new_rows group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into month_change (organisation_id, company_id, month, received, sent, refused, other, pending, expired, closed, unproven)
    select organisation_id, company_id, month_of(created_at), -count(*) filter (where kind = 'received'),
      -count(*) filter (where kind = 'sent'), -count(*) filter (where kind = 'error'),
      -count(*) filter (where kind not in ('received', 'sent', 'error')),
      -count(*) filter (where state = 'pending'), -count(*) filter (where state = 'expired'),
      -count(*) filter (where state = 'closed'), -count(*) filter (where state = 'archived' and match = 'unproven')
    from old_rows group by 1, 2, 3;
  else
    -- An attempt that failed changes nothing here.
    insert into month_change (organisation_id, company_id, month, received, sent, refused, other, pending, expired, closed, unproven)
    select n.organisation_id, n.company_id, month_of(v.created_at), coalesce(sum(sign) filter (where v.kind = 'received'), 0),
      coalesce(sum(sign) filter (where v.kind = 'sent'), 0), coalesce(sum(sign) filter (where v.kind = 'error'), 0),
      coalesce(sum(sign) filter (where v.kind not in ('received', 'sent', 'error')), 0),
      coalesce(sum(sign) filter (where v.state = 'pending'), 0), coalesce(sum(sign) filter (where v.state = 'expired'), 0),
      coalesce(sum(sign) filter (where v.state = 'closed'), 0), coalesce(sum(sign) filter (where v.state = 'archived' and v.match = 'unproven'), 0)
    from new_rows n join old_rows o on o.id = n.id
    cross join lateral (values (1, n.created_at, n.kind, n.state, n.match), (-1, o.created_at, o.kind, o.state, o.match))
      as v (sign, created_at, kind, state, match)
    where (n.created_at, n.kind, n.state, n.match) is distinct from (o.created_at, o.kind, o.state, o.match)
    group by 1, 2, 3;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.event_horizon()
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  given bigint;
  lowest bigint;
begin
  select case when is_called then last_value else 0 end into given from event_id_seq;
  select min(((classid::bigint & x'ffff'::bigint) << 32) | objid::bigint) into lowest from pg_locks
  where locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = x'45f0'::bigint
    and database = (select oid from pg_database where datname = current_database());
  return least(given, lowest);
end $function$;

CREATE OR REPLACE FUNCTION public.grams(organisation uuid, written text, shortest integer, mark text)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  letters text := mark || left(translate(lower(written),
    U&'\00ad\061c\180e\200b\200c\200d\200e\200f\202a\202b\202c\202d\202e\2060\2061\2062\2063\2064\2066\2067\2068\2069\feff', ''), 300);
  prefix text := organisation::text;
  own_bits text := 'x' || left(md5(prefix), 3);
  found integer[] := '{}';
begin
  if mark <> '' then
    found := found || (own_bits || left(md5(prefix || left(letters, 2)), 5))::bit(32)::integer;
  end if;
  for size in shortest .. 3 loop
    for place in 1 .. length(letters) - size + 1 loop
      found := found || (own_bits || left(md5(prefix || substr(letters, place, size)), 5))::bit(32)::integer;
    end loop;
  end loop;
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.invoice_month(available_at timestamp with time zone, issued_on date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(month_of(available_at), date_trunc('month', issued_on::timestamp)::date)
$function$;

CREATE OR REPLACE FUNCTION public.month_of(at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select date_trunc('month', at at time zone 'Europe/Bucharest')::date
$function$;

CREATE OR REPLACE FUNCTION public.move_marks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  update invoice_mark set available_at = new.available_at
  where invoice_id = new.id and organisation_id = new.organisation_id;
  update invoice_tag set available_at = new.available_at
  where invoice_id = new.id and organisation_id = new.organisation_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_changes(organisations uuid[], kinds text[], subjects uuid[])
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public'
AS $function$
  insert into change_noted (organisation_id, kind, subjects)
  select organisation, kind, array_agg(subject)
  from (
    select organisation, kind, subject, (row_number() over (partition by organisation, kind) - 1) / 1000 as chunk
    from unnest(organisations, kinds, subjects) as s (organisation, kind, subject)
  ) chunked
  group by organisation, kind, chunk
$function$;

CREATE OR REPLACE FUNCTION public.note_company()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into change_noted (organisation_id, kind, subjects)
  values (new.organisation_id, 'messages_of', array[new.id]), (new.organisation_id, 'invoices_of', array[new.id]);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_invoices()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      select organisation_id, text 'invoice' as kind, id as subject from new_rows
      union select organisation_id, 'message', message from new_rows where message is not null
    ) changed having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      select organisation_id, text 'invoice' as kind, id as subject from old_rows
      union select organisation_id, 'message', message from old_rows where message is not null
      union select organisation_id, 'copies', same_invoice from old_rows where same_invoice is not null
    ) changed having count(*) > 0;
  else
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      with changed as (
        select n.id, n.organisation_id, n.message, o.message as old_message, n.same_invoice,
          o.same_invoice as old_same_invoice
        from new_rows n join old_rows o on o.id = n.id
        where (n.message, n.upload_index, n.direction, n.role, n.number, n.type_code, n.issued_on, n.due_on, n.currency,
          n.seller_cif, n.seller_name, n.buyer_cif, n.buyer_name, n.net, n.vat, n.payable, n.gross, n.prepaid,
          n.rounding, n.vat_in_lei, n.tax_point_code, n.vat_breakdown, n.seller_trading_name, n.seller_vat_id,
          n.buyer_trading_name, n.buyer_vat_id, n.same_invoice, n.seal_verdict, n.seal_detail, n.signer,
          n.reading_verdict, n.reading_detail, n.available_at, n.late, n.retain_until,
          n.content, n.content_text)
        is distinct from (o.message, o.upload_index, o.direction, o.role, o.number, o.type_code, o.issued_on, o.due_on,
          o.currency, o.seller_cif, o.seller_name, o.buyer_cif, o.buyer_name, o.net, o.vat, o.payable, o.gross,
          o.prepaid, o.rounding, o.vat_in_lei, o.tax_point_code, o.vat_breakdown, o.seller_trading_name,
          o.seller_vat_id, o.buyer_trading_name, o.buyer_vat_id, o.same_invoice, o.seal_verdict, o.seal_detail,
          o.signer, o.reading_verdict, o.reading_detail, o.available_at, o.late,
          o.retain_until, o.content, o.content_text)
      )
      select organisation_id, text 'invoice' as kind, id as subject from changed
      union select c.organisation_id, 'message', m.id from changed c, unnest(array[c.message, c.old_message]) m (id)
        where m.id is not null and c.message is distinct from c.old_message
      union select organisation_id, 'copies', old_same_invoice from changed
        where old_same_invoice is not null and same_invoice is distinct from old_same_invoice
    ) changed having count(*) > 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_marks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'invoice'), array_agg(invoice_id)) from new_rows
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(1)) from new_rows
    where mark is not null having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'invoice'), array_agg(invoice_id)) from old_rows
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(-1)) from old_rows
    where mark is not null having count(*) > 0;
  else
    perform note_changes(array_agg(n.organisation_id), array_agg(text 'invoice'), array_agg(n.invoice_id))
    from new_rows n join old_rows o on o.invoice_id = n.invoice_id and o.organisation_id = n.organisation_id
    where (n.mark, n.marked_at, n.assignee, n.comments, n.client_answer)
      is distinct from (o.mark, o.marked_at, o.assignee, o.comments, o.client_answer)
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(n)) from (
      select organisation_id, company_id, mark, 1 as n from new_rows where mark is not null
      union all select organisation_id, company_id, mark, -1 from old_rows where mark is not null
    ) counted having count(*) > 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_messages()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'message'), array_agg(id)) from new_rows
    having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'message'), array_agg(id)) from old_rows
    having count(*) > 0;
  else
    perform note_changes(array_agg(organisation_id), array_agg(text 'message'), array_agg(id)) from (
        select n.id, n.organisation_id
        from new_rows n join old_rows o on o.id = n.id
        where (n.message_id, n.upload_index, n.kind, n.raw_kind, n.detail, n.created_at, n.created_at_raw,
          n.created_at_ambiguous, n.row_cif, n.state, n.reason, n.attempts, n.next_attempt_at, n.expires_at, n.sha256,
          n.size_bytes, n.archived_at, n.match, n.seen_at)
        is distinct from (o.message_id, o.upload_index, o.kind, o.raw_kind, o.detail, o.created_at, o.created_at_raw,
          o.created_at_ambiguous, o.row_cif, o.state, o.reason, o.attempts, o.next_attempt_at, o.expires_at, o.sha256,
          o.size_bytes, o.archived_at, o.match, o.seen_at)
    ) changed having count(*) > 0;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.note_tags()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  perform note_changes(array_agg(organisation_id), array_agg(text 'invoice'), array_agg(invoice_id))
  from (select distinct organisation_id, invoice_id from changed_rows) changed having count(*) > 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.number_changes(organisation uuid, most integer, at timestamp with time zone, OUT last bigint, OUT unfinished boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  begun bigint;
  noted_invoices uuid[];
  noted_messages uuid[];
  left_groups uuid[];
  company change_noted;
  uploads text[];
  slice uuid[];
begin
  select h.last into last from change_head h where h.organisation_id = organisation;
  unfinished := false;
  if last is not null and not exists (select from change_noted where organisation_id = organisation) then
    return;
  end if;
  insert into change_head (organisation_id, last) values (organisation, 0) on conflict do nothing;
  select h.last into last from change_head h where h.organisation_id = organisation for no key update;
  begun := last;
  insert into change_epoch (organisation_id, n, server, starts_after, began_at)
  select organisation, coalesce(max(e.n), 0) + 1, change_server(), last, at
  from change_epoch e where e.organisation_id = organisation
  having (array_agg(e.server order by e.n desc))[1] is distinct from change_server();

  with taken as (
    delete from change_noted t using (
      select n.id, sum(cardinality(n.subjects)) over (order by n.id) - cardinality(n.subjects) as before
      from change_noted n where n.organisation_id = organisation and n.kind in ('invoice', 'message', 'copies')
    ) n
    where t.organisation_id = organisation and t.id = n.id and n.before < most
    returning t.id, t.kind, t.subjects
  ), subject as (
    select t.kind, s.id, min(t.id) as noted from taken t, unnest(t.subjects) s (id) group by t.kind, s.id
  )
  select array_agg(id order by noted, id) filter (where kind = 'message'),
    array_agg(id order by noted, id) filter (where kind = 'invoice'),
    array_agg(id) filter (where kind = 'copies')
  into noted_messages, noted_invoices, left_groups from subject;
  -- An invoice shows its message's id and its copies. They are looked for here, where what is noted is committed: two
  -- transactions at once do not see each other, and neither could note the other's invoice.
  with direct as (
    select s.id, s.place from unnest(noted_invoices) with ordinality as s (id, place)
    union all
    select i.id, null from invoice i where i.message = any (noted_messages) and i.organisation_id = organisation
  ), every as (
    select d.id, d.place from direct d
    union all
    select s.id, null from direct d
      join invoice i on i.id = d.id and i.organisation_id = organisation
      join invoice s on s.company_id = i.company_id and s.same_invoice = i.same_invoice
    union all
    select s.id, null from company c
      join invoice s on s.company_id = c.id and s.same_invoice = any (left_groups)
      where c.organisation_id = organisation and left_groups is not null
  )
  select array_agg(e.id order by e.place nulls last, e.id) into noted_invoices
  from (select id, min(place) as place from every group by id) e;
  last := number_subjects(organisation, 'message', noted_messages, last, at);
  last := number_subjects(organisation, 'invoice', noted_invoices, last, at);

  if last - begun < most then
    select * into company from change_noted n
    where n.organisation_id = organisation and n.kind in ('messages_of', 'invoices_of') order by n.id limit 1;
    if found then
      if company.kind = 'messages_of' then
        select array_agg(s.id order by s.upload_index, s.id), array_agg(s.upload_index order by s.upload_index, s.id)
        into slice, uploads from (
          select m.id, m.upload_index from message m where m.company_id = company.subjects[1]
            and (m.upload_index, m.id) > (coalesce(company.after_upload, ''), coalesce(company.after_id, '00000000-0000-0000-0000-000000000000'))
          order by m.upload_index, m.id limit most
        ) s;
      else
        select array_agg(s.id order by s.upload_index, s.id), array_agg(s.upload_index order by s.upload_index, s.id)
        into slice, uploads from (
          select i.id, i.upload_index from invoice i where i.company_id = company.subjects[1]
            and (i.upload_index, i.id) > (coalesce(company.after_upload, ''), coalesce(company.after_id, '00000000-0000-0000-0000-000000000000'))
          order by i.upload_index, i.id limit most
        ) s;
      end if;
      last := number_subjects(organisation, left(company.kind, 7), slice, last, at);
      if cardinality(slice) = most then
        update change_noted set after_upload = uploads[most], after_id = slice[most]
        where organisation_id = organisation and id = company.id;
      else
        delete from change_noted where organisation_id = organisation and id = company.id;
      end if;
    end if;
  end if;
  update change_head h set last = number_changes.last where h.organisation_id = organisation and h.last <> number_changes.last;
  unfinished := exists (select from change_noted where organisation_id = organisation);
end $function$;

CREATE OR REPLACE FUNCTION public.number_subjects(organisation uuid, what text, subjects uuid[], given bigint, at timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
declare
  result bigint;
begin
  with there as (
    select s.subject, s.place, coalesce(i.company_id, m.company_id) as company_id,
      c.id is not null and c.removed_at is null as present
    from unnest(subjects) with ordinality as s (subject, place)
    left join invoice i on what = 'invoice' and i.id = s.subject and i.organisation_id = organisation
    left join message m on what = 'message' and m.id = s.subject and m.organisation_id = organisation
    left join company c on c.id = coalesce(i.company_id, m.company_id)
  ), numbered as (
    select t.subject, coalesce(t.company_id, e.company_id) as company_id, t.present,
      given + row_number() over (order by t.place) as number
    from there t left join change e on e.kind = what and e.subject = t.subject and e.organisation_id = organisation
    -- What was never shown and is gone, or is gone already, is no change.
    where t.present or e.present
  ), written as (
    insert into change as e (kind, subject, organisation_id, company_id, number, added, present, changed_at)
    select what, subject, organisation, company_id, number, number, present, at from numbered
    on conflict (subject, kind, organisation_id) do update set number = excluded.number, present = excluded.present,
      changed_at = excluded.changed_at,
      added = case when excluded.present and not e.present then excluded.number else e.added end
    returning e.number
  )
  select coalesce(max(number), given) into result from written;
  return result;
end $function$;

CREATE OR REPLACE FUNCTION public.party_grams(organisation uuid, cif text, name text, trading_name text, vat_id text)
 RETURNS integer[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  found integer[] := coalesce(grams(organisation, name, 1, ''), '{}')
    || coalesce(grams(organisation, trading_name, 1, ''), '{}') || code_gram(organisation, 'vat', vat_id);
begin
  for size in 2 .. coalesce(least(length(cif), 30), 0) loop
    if size = length(cif) or length(cif) < 13 then
      found := found || code_gram(organisation, 'cif', left(cif, size));
    end if;
  end loop;
  return array(select distinct g from unnest(found) g where g is not null order by g);
end $function$;

CREATE OR REPLACE FUNCTION public.party_id(cif text, name text, trading_name text, vat_id text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select ('x' || left(md5(coalesce(cif, '') || chr(31) || coalesce(name, '') || chr(31) || coalesce(trading_name, '')
    || chr(31) || coalesce(vat_id, '')), 16))::bit(64)::bigint
$function$;

CREATE OR REPLACE FUNCTION public.queue_events_for_webhooks()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into webhook_outbox (organisation_id, type, data, at)
  select organisation_id, type, data, at from added a
  where type in ('message.archived', 'run.finished', 'company.access') and exists (
    select 1 from webhook w where w.organisation_id = a.organisation_id and w.removed_at is null)
  order by id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.sum_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into invoice_change
  select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable),
    seal_verdict, reading_verdict, late, count(*),
    count(*) filter (where net is null or vat is null or payable is null),
    coalesce(sum(net), 0), coalesce(sum(vat), 0), coalesce(sum(payable), 0)
  from written group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.sum_removed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into invoice_change
  select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable),
    seal_verdict, reading_verdict, late, -count(*),
    -count(*) filter (where net is null or vat is null or payable is null),
    -coalesce(sum(net), 0), -coalesce(sum(vat), 0), -coalesce(sum(payable), 0)
  from was group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.sum_updated()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
begin
  insert into invoice_change
  select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable),
    seal_verdict, reading_verdict, late, sum(sign),
    coalesce(sum(sign) filter (where net is null or vat is null or payable is null), 0),
    coalesce(sum(sign * net), 0), coalesce(sum(sign * vat), 0), coalesce(sum(sign * payable), 0)
  from (select *, 1 as sign from written union all select *, -1 from was) changed
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  having sum(sign) <> 0 or sum(sign * net) <> 0 or sum(sign * vat) <> 0 or sum(sign * payable) <> 0
    or sum(sign) filter (where net is null or vat is null or payable is null) <> 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.take_call_slot(at timestamp with time zone, hold interval, asking uuid, OUT slot integer, OUT free_from timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
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
end $function$;

create table alarm_look (
  organisation_id uuid not null,
  at timestamp with time zone default '1970-01-01 00:00:00+00'::timestamp with time zone not null,
  after_user_id text,
  constraint alarm_look_pkey PRIMARY KEY (organisation_id),
  constraint alarm_look_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX alarm_look_by_age ON public.alarm_look USING btree (at, organisation_id);

create table alarm_told (
  organisation_id uuid not null,
  user_id text not null,
  task_id uuid not null,
  at timestamp with time zone not null,
  constraint alarm_told_pkey PRIMARY KEY (organisation_id, user_id, task_id),
  constraint alarm_told_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table anaf_connection (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  serial text,
  access_token bytea not null,
  access_expires_at timestamp with time zone not null,
  access_refused_at timestamp with time zone,
  refresh_token bytea,
  refresh_issued_at timestamp with time zone,
  previous_refresh_token bytea,
  refresh_refused_at timestamp with time zone,
  refresh_failed_at timestamp with time zone,
  refresh_failure text,
  created_at timestamp with time zone not null,
  connected_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  refreshing_until timestamp with time zone,
  refused_again_at timestamp with time zone,
  holder text,
  named_cifs text[] default '{}'::text[] not null,
  constraint anaf_connection_pkey PRIMARY KEY (id),
  constraint anaf_connection_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE UNIQUE INDEX anaf_connection_serial ON public.anaf_connection USING btree (organisation_id, serial) WHERE (removed_at IS NULL);

create table api_key (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  name text not null,
  scope text not null,
  sha256 bytea not null,
  hint text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_by text,
  companies uuid[],
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_sha256_key UNIQUE (sha256),
  constraint api_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint api_key_scope_check CHECK ((scope = ANY (ARRAY['admin'::text, 'sync'::text, 'read'::text])))
);
CREATE INDEX api_key_by_organisation ON public.api_key USING btree (organisation_id);

create table approval_link (
  id uuid not null,
  organisation_id uuid not null,
  invoice_id uuid not null,
  token_sha256 bytea not null,
  note text,
  created_at timestamp with time zone not null,
  created_by text,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  answer text,
  answer_text text,
  answered_at timestamp with time zone,
  constraint approval_link_pkey PRIMARY KEY (id),
  constraint approval_link_token_sha256_key UNIQUE (token_sha256),
  constraint approval_link_invoice_id_organisation_id_fkey FOREIGN KEY (invoice_id, organisation_id) REFERENCES invoice(id, organisation_id) ON DELETE CASCADE,
  constraint approval_link_answer_check CHECK ((answer = ANY (ARRAY['recognised'::text, 'disputed'::text]))),
  constraint approval_link_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint approval_link_token_sha256_check CHECK ((octet_length(token_sha256) = 32))
);
CREATE INDEX approval_link_of_invoice ON public.approval_link USING btree (organisation_id, invoice_id, created_at DESC, id DESC);
CREATE INDEX approval_link_open_of_person ON public.approval_link USING btree (organisation_id, created_by) WHERE ((answer IS NULL) AND (revoked_at IS NULL));

create table arrival_change (
  organisation_id uuid not null,
  company_id uuid not null,
  day date not null,
  kind text not null,
  count bigint not null
);
CREATE INDEX arrival_change_by_organisation ON public.arrival_change USING btree (organisation_id);

create table arrival_count (
  organisation_id uuid not null,
  company_id uuid,
  day date not null,
  kind text not null,
  count bigint not null,
  constraint arrival_count_organisation_id_company_id_day_kind_key UNIQUE NULLS NOT DISTINCT (organisation_id, company_id, day, kind)
);

create table audit (
  id uuid not null,
  organisation_id uuid not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  subject text not null,
  detail jsonb not null,
  at timestamp with time zone not null,
  address text,
  request_id text,
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['key'::text, 'person'::text, 'operator'::text, 'link'::text, 'unknown'::text])))
);
CREATE INDEX audit_by_organisation ON public.audit USING btree (organisation_id, at DESC, id DESC);

create table breaker (
  scope text not null,
  key text not null,
  until timestamp with time zone not null,
  code text not null,
  opened integer not null,
  opened_at timestamp with time zone,
  asked_until timestamp with time zone,
  first_opened_at timestamp with time zone,
  constraint breaker_pkey PRIMARY KEY (scope, key),
  constraint breaker_scope_check CHECK ((scope = ANY (ARRAY['application'::text, 'cif'::text, 'connection'::text, 'message'::text])))
);

create table call_slot (
  n integer not null,
  free_at timestamp with time zone not null,
  organisation_id uuid,
  starts_at timestamp with time zone,
  constraint call_slot_pkey PRIMARY KEY (n)
);

create table change (
  kind text not null,
  subject uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  number bigint not null,
  added bigint not null,
  present boolean not null,
  changed_at timestamp with time zone not null,
  constraint change_pkey PRIMARY KEY (subject, kind, organisation_id),
  constraint change_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'message'::text])))
);
CREATE UNIQUE INDEX change_by_number ON public.change USING btree (organisation_id, kind, number);

create table change_epoch (
  organisation_id uuid not null,
  n integer not null,
  id uuid default gen_random_uuid() not null,
  server text not null,
  starts_after bigint not null,
  began_at timestamp with time zone not null,
  constraint change_epoch_pkey PRIMARY KEY (organisation_id, n)
);

create table change_head (
  organisation_id uuid not null,
  last bigint not null,
  constraint change_head_pkey PRIMARY KEY (organisation_id)
);

create table change_noted (
  organisation_id uuid not null,
  id bigint generated always as identity not null,
  kind text not null,
  subjects uuid[] not null,
  after_upload text,
  after_id uuid,
  constraint change_noted_pkey PRIMARY KEY (organisation_id, id),
  constraint change_noted_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'message'::text, 'copies'::text, 'invoices_of'::text, 'messages_of'::text])))
);

create table company (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  cif text not null,
  name text,
  sync_enabled boolean default true not null,
  access text default 'unknown'::text not null,
  access_detail text,
  access_lost_at timestamp with time zone,
  listed_up_to timestamp with time zone,
  last_listed_at timestamp with time zone,
  last_synced_at timestamp with time zone,
  listing_pages integer,
  coverage tstzmultirange default '{}'::tstzmultirange not null,
  listed_count bigint default 0 not null,
  archived_count bigint default 0 not null,
  expired_count bigint default 0 not null,
  closed_count bigint default 0 not null,
  chain_seq bigint default 0 not null,
  chain_head text default repeat('0'::text, 64) not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  first_listed_at timestamp with time zone,
  listing_digest text,
  contact_name text,
  contact_email text,
  contact_phone text,
  instructions_sent_at timestamp with time zone,
  instructions_sent_by text,
  name_from_registry boolean default false not null,
  constraint company_pkey PRIMARY KEY (id),
  constraint company_id_organisation_id_key UNIQUE (id, organisation_id),
  constraint company_organisation_id_cif_key UNIQUE (organisation_id, cif),
  constraint company_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint company_access_check CHECK ((access = ANY (ARRAY['granted'::text, 'denied'::text, 'unknown'::text]))),
  constraint company_cif_check CHECK ((cif ~ '^[0-9]{2,13}$'::text))
);
CREATE TRIGGER company_removed AFTER UPDATE OF removed_at ON public.company FOR EACH ROW WHEN (((old.removed_at IS NULL) <> (new.removed_at IS NULL))) EXECUTE FUNCTION note_company();

create table company_connection (
  company_id uuid not null,
  connection_id uuid not null,
  access text not null,
  detail text,
  checked_at timestamp with time zone not null,
  constraint company_connection_pkey PRIMARY KEY (company_id, connection_id),
  constraint company_connection_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint company_connection_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES anaf_connection(id),
  constraint company_connection_access_check CHECK ((access = ANY (ARRAY['granted'::text, 'denied'::text])))
);

create table company_grant (
  id bigint generated always as identity not null,
  organisation_id uuid not null,
  holder uuid not null,
  company_id uuid,
  granted boolean not null,
  number bigint not null,
  at timestamp with time zone not null,
  constraint company_grant_pkey PRIMARY KEY (holder, id),
  constraint company_grant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table company_lease (
  company_id uuid not null,
  organisation_id uuid not null,
  worker text not null,
  until timestamp with time zone not null,
  claim uuid default gen_random_uuid() not null,
  constraint company_lease_pkey PRIMARY KEY (company_id),
  constraint company_lease_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint company_lease_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table confirmed_address (
  user_id text not null,
  email text not null,
  at timestamp with time zone not null,
  constraint confirmed_address_pkey PRIMARY KEY (user_id)
);

create table daily_count (
  day date not null,
  scope text not null,
  key text not null,
  count integer not null,
  constraint daily_count_pkey PRIMARY KEY (day, scope, key),
  constraint daily_count_scope_check CHECK ((scope = ANY (ARRAY['listing'::text, 'simple_list'::text, 'probe'::text, 'download'::text, 'download_by_person'::text, 'status'::text, 'seal_check'::text])))
);

create table destination (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  address bytea not null,
  shown text not null,
  path_template text not null,
  formats text[] not null,
  language text not null,
  filter jsonb not null,
  state text default 'active'::text not null,
  cursor text not null,
  due_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  failures integer default 0 not null,
  failing_since timestamp with time zone,
  code text,
  created_at timestamp with time zone not null,
  created_by text,
  removed_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  confirm_sha256 bytea,
  confirm_until timestamp with time zone,
  constraint destination_pkey PRIMARY KEY (id),
  constraint destination_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint destination_kind_check CHECK ((kind = ANY (ARRAY['folder'::text, 'webdav'::text, 's3'::text, 'mail'::text]))),
  constraint destination_language_check CHECK ((language = ANY (ARRAY['ro'::text, 'en'::text]))),
  constraint destination_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text])))
);
CREATE UNIQUE INDEX destination_by_confirmation ON public.destination USING btree (confirm_sha256) WHERE (confirm_sha256 IS NOT NULL);
CREATE INDEX destination_by_organisation ON public.destination USING btree (organisation_id) WHERE (removed_at IS NULL);
CREATE INDEX destination_due ON public.destination USING btree (due_at) WHERE ((removed_at IS NULL) AND (state = 'active'::text));

create table destination_document (
  id uuid not null,
  organisation_id uuid not null,
  destination_id uuid not null,
  invoice_id uuid not null,
  company_id uuid not null,
  format text not null,
  state text default 'waiting'::text not null,
  path text,
  sha256 text,
  attempts integer default 0 not null,
  code text,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint destination_document_pkey PRIMARY KEY (id),
  constraint destination_document_destination_id_invoice_id_format_key UNIQUE (destination_id, invoice_id, format),
  constraint destination_document_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id),
  constraint destination_document_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint destination_document_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint destination_document_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'xml'::text, 'zip'::text]))),
  constraint destination_document_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX destination_document_by_destination ON public.destination_document USING btree (destination_id, created_at DESC, id DESC);
CREATE INDEX destination_document_waiting ON public.destination_document USING btree (destination_id, id) WHERE (state = 'waiting'::text);

create table event (
  id bigint generated always as identity not null,
  organisation_id uuid not null,
  type text not null,
  data jsonb not null,
  at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (organisation_id, id)
);
CREATE INDEX event_by_id ON public.event USING btree (id);
CREATE INDEX event_failed_message ON public.event USING btree (((data ->> 'id'::text)), id) WHERE (type = 'message.failed'::text);
CREATE TRIGGER queue_events_for_webhooks AFTER INSERT ON public.event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION queue_events_for_webhooks();

create table export (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  actor_kind text not null,
  actor_id text,
  kind text not null,
  request jsonb not null,
  state text default 'queued'::text not null,
  code text,
  detail text,
  done integer default 0 not null,
  total integer,
  problems integer default 0 not null,
  attempt integer default 0 not null,
  worker text,
  lease_until timestamp with time zone,
  path text,
  file_name text,
  media_type text,
  size_bytes bigint,
  sha256 text,
  requested_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  companies uuid[],
  left_out jsonb default '[]'::jsonb not null,
  constraint export_pkey PRIMARY KEY (id),
  constraint export_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint export_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['key'::text, 'person'::text, 'operator'::text]))),
  constraint export_check CHECK (((state = 'done'::text) = ((path IS NOT NULL) AND (file_name IS NOT NULL) AND (media_type IS NOT NULL) AND (size_bytes IS NOT NULL) AND (sha256 IS NOT NULL)))),
  constraint export_check1 CHECK (((state = 'failed'::text) = (code IS NOT NULL))),
  constraint export_check2 CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])) = (finished_at IS NOT NULL))),
  constraint export_kind_check CHECK ((kind = ANY (ARRAY['pack'::text, 'packs'::text, 'search'::text]))),
  constraint export_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX export_by_end ON public.export USING btree (expires_at) WHERE (state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text]));
CREATE INDEX export_by_organisation ON public.export USING btree (organisation_id, requested_at DESC, id DESC);
CREATE INDEX export_open ON public.export USING btree (organisation_id, requested_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

create table finding_answer (
  finding_id uuid not null,
  source text not null,
  organisation_id uuid not null,
  company_id uuid not null,
  answer bytea not null,
  asked_at timestamp with time zone not null,
  constraint finding_answer_pkey PRIMARY KEY (finding_id, source),
  constraint finding_answer_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint finding_answer_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES integrity_finding(id),
  constraint finding_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint finding_answer_source_check CHECK ((source = ANY (ARRAY['paged_list'::text, 'simple_list'::text, 'status'::text])))
);

create table hint (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  kind text not null,
  subject text not null,
  confidence text not null,
  evidence jsonb not null,
  found_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  silenced_at timestamp with time zone,
  constraint hint_pkey PRIMARY KEY (id),
  constraint hint_company_id_kind_subject_key UNIQUE (company_id, kind, subject),
  constraint hint_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint hint_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint hint_confidence_check CHECK ((confidence = ANY (ARRAY['likely'::text, 'possible'::text]))),
  constraint hint_kind_check CHECK ((kind = ANY (ARRAY['number_gap'::text, 'silent_partner'::text, 'referred_invoice'::text, 'journal_entry'::text, 'buyer_message'::text])))
);
CREATE INDEX hint_open ON public.hint USING btree (organisation_id, found_at DESC, id DESC) WHERE (gone_at IS NULL);

create table hint_check (
  company_id uuid not null,
  organisation_id uuid not null,
  checked_at timestamp with time zone not null,
  grown bigint default 0 not null,
  looked bigint default 0 not null,
  constraint hint_check_pkey PRIMARY KEY (company_id),
  constraint hint_check_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint hint_check_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table hint_mark (
  organisation_id uuid not null,
  number bigint not null,
  constraint hint_mark_pkey PRIMARY KEY (organisation_id),
  constraint hint_mark_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table idempotency_key (
  holder text not null,
  key text not null,
  run_id uuid not null,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (holder, key)
);

create table idempotent_answer (
  holder text not null,
  key_sha256 text not null,
  request_sha256 text not null,
  claimed_at timestamp with time zone not null,
  answer bytea,
  constraint idempotent_answer_pkey PRIMARY KEY (holder, key_sha256)
);
CREATE INDEX idempotent_answer_claimed_at ON public.idempotent_answer USING btree (claimed_at);

create table installation (
  singleton boolean default true not null,
  anaf_environment text not null,
  setup_code_sha256 bytea,
  created_at timestamp with time zone not null,
  archive_id uuid default gen_random_uuid() not null,
  archive_bound_at timestamp with time zone,
  key_check bytea,
  held_since timestamp with time zone,
  backed_up_at timestamp with time zone,
  backup_broken_since timestamp with time zone,
  backup_broken_from text,
  backup_broken_chains integer,
  constraint installation_pkey PRIMARY KEY (singleton),
  constraint installation_singleton_check CHECK (singleton)
);

create table integrity_finding (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid,
  company_id uuid,
  message uuid,
  kind text not null,
  subject text not null,
  expected text,
  found text,
  first_seen timestamp with time zone not null,
  last_seen timestamp with time zone not null,
  resolved_at timestamp with time zone,
  constraint integrity_finding_pkey PRIMARY KEY (id),
  constraint integrity_finding_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint integrity_finding_message_organisation_id_fkey FOREIGN KEY (message, organisation_id) REFERENCES message(id, organisation_id),
  constraint integrity_finding_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX integrity_finding_by_organisation ON public.integrity_finding USING btree (organisation_id, last_seen DESC, id DESC);
CREATE UNIQUE INDEX integrity_finding_open ON public.integrity_finding USING btree (company_id, kind, subject) NULLS NOT DISTINCT WHERE (resolved_at IS NULL);

create table invitation (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  email text not null,
  role text not null,
  token_sha256 bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by text,
  revoked_at timestamp with time zone,
  created_by text,
  companies uuid[],
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_token_sha256_key UNIQUE (token_sha256),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint invitation_companies_check CHECK (((companies IS NULL) OR (role <> 'owner'::text))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'sync'::text, 'read'::text])))
);
CREATE UNIQUE INDEX invitation_open ON public.invitation USING btree (organisation_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));

create table invoice (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  message uuid,
  upload_index text not null,
  direction text not null,
  role text,
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
  content jsonb,
  seal_verdict text not null,
  seal_detail text,
  reading_verdict text not null,
  reading_detail text,
  available_at timestamp with time zone,
  retain_until date,
  late boolean,
  recorded_at timestamp with time zone not null,
  backfill_path text,
  backfill_sha256 text,
  gross numeric,
  prepaid numeric,
  rounding numeric,
  vat_in_lei numeric,
  tax_point_code text,
  vat_breakdown jsonb,
  seller_trading_name text,
  seller_vat_id text,
  buyer_trading_name text,
  buyer_vat_id text,
  same_invoice uuid,
  reader_version smallint default 0 not null,
  seal_version smallint default 0 not null,
  reread_at timestamp with time zone,
  reread_changes text[],
  reconciled_at timestamp with time zone,
  content_text text,
  signer integer,
  constraint invoice_pkey PRIMARY KEY (id, organisation_id),
  constraint invoice_company_id_upload_index_direction_organisation_id_key UNIQUE (company_id, upload_index, direction, organisation_id),
  constraint invoice_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint invoice_message_organisation_id_fkey FOREIGN KEY (message, organisation_id) REFERENCES message(id, organisation_id),
  constraint invoice_signer_fkey FOREIGN KEY (signer) REFERENCES signer(number),
  constraint invoice_check CHECK (((backfill_path IS NULL) = (backfill_sha256 IS NULL))),
  constraint invoice_direction_check CHECK ((direction = ANY (ARRAY['received'::text, 'sent'::text]))),
  constraint invoice_reading_verdict_check CHECK ((reading_verdict = ANY (ARRAY['read'::text, 'unreadable'::text, 'not_an_invoice'::text]))),
  constraint invoice_role_check CHECK ((role = ANY (ARRAY['buyer'::text, 'seller'::text]))),
  constraint invoice_seal_verdict_check CHECK ((seal_verdict = ANY (ARRAY['valid'::text, 'valid_unknown_signer'::text, 'tampered'::text, 'missing'::text, 'not_checkable'::text, 'not_checked'::text])))
);
CREATE INDEX invoice_arrived ON public.invoice USING btree (organisation_id, recorded_at, company_id);
CREATE INDEX invoice_by_backfill ON public.invoice USING btree (company_id, backfill_path) WHERE (backfill_path IS NOT NULL);
CREATE INDEX invoice_by_buyer ON public.invoice USING btree (organisation_id, party_id(buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id), available_at DESC NULLS LAST, id DESC);
CREATE INDEX invoice_by_message ON public.invoice USING btree (message);
CREATE INDEX invoice_by_number ON public.invoice USING gin (grams(organisation_id, number, 3, chr(2)));
CREATE INDEX invoice_by_payable ON public.invoice USING btree (organisation_id, payable);
CREATE INDEX invoice_by_seal ON public.invoice USING btree (organisation_id, seal_verdict, available_at DESC NULLS LAST, id DESC) WHERE (seal_verdict <> 'valid'::text);
CREATE INDEX invoice_by_seller ON public.invoice USING btree (organisation_id, party_id(seller_cif, seller_name, seller_trading_name, seller_vat_id), available_at DESC NULLS LAST, id DESC);
CREATE INDEX invoice_by_signer ON public.invoice USING btree (signer, organisation_id) WHERE (signer IS NOT NULL);
CREATE INDEX invoice_by_type ON public.invoice USING btree (organisation_id, type_code, available_at DESC NULLS LAST, id DESC) WHERE (type_code <> '380'::text);
CREATE INDEX invoice_late ON public.invoice USING btree (organisation_id, available_at DESC NULLS LAST, id DESC) WHERE late;
CREATE INDEX invoice_newest ON public.invoice USING btree (organisation_id, available_at DESC NULLS LAST, id DESC, issued_on, payable, direction);
CREATE INDEX invoice_newest_of_company ON public.invoice USING btree (company_id, available_at DESC NULLS LAST, id DESC, issued_on, payable, direction);
CREATE INDEX invoice_older_than_1_1 ON public.invoice USING btree (LEAST(reader_version, seal_version), id) WHERE ((reader_version < 1) OR (seal_version < 1));
CREATE INDEX invoice_out_of_step ON public.invoice USING btree (organisation_id, available_at DESC NULLS LAST, id DESC, issued_on, company_id) WHERE ((((((available_at AT TIME ZONE 'UTC'::text))::date - issued_on) >= '-1'::integer) AND ((((available_at AT TIME ZONE 'UTC'::text))::date - issued_on) <= 10)) IS NOT TRUE);
CREATE INDEX invoice_same ON public.invoice USING btree (company_id, same_invoice) WHERE (same_invoice IS NOT NULL);
CREATE INDEX invoice_tampered ON public.invoice USING btree (organisation_id, recorded_at) WHERE (seal_verdict = 'tampered'::text);
CREATE TRIGGER invoice_added AFTER INSERT ON public.invoice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_invoices();
CREATE TRIGGER invoice_changed AFTER UPDATE ON public.invoice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_invoices();
CREATE TRIGGER invoice_gone AFTER DELETE ON public.invoice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_invoices();
CREATE TRIGGER invoice_inserted AFTER INSERT ON public.invoice REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION add_parties();
CREATE TRIGGER invoice_month_added AFTER INSERT ON public.invoice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_invoices();
CREATE TRIGGER invoice_month_changed AFTER UPDATE ON public.invoice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_invoices();
CREATE TRIGGER invoice_month_removed AFTER DELETE ON public.invoice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_invoices();
CREATE TRIGGER invoice_moved AFTER UPDATE OF available_at ON public.invoice FOR EACH ROW WHEN ((old.available_at IS DISTINCT FROM new.available_at)) EXECUTE FUNCTION move_marks();
CREATE TRIGGER invoice_parties_changed AFTER UPDATE OF seller_cif, seller_name, seller_trading_name, seller_vat_id, buyer_cif, buyer_name, buyer_trading_name, buyer_vat_id ON public.invoice FOR EACH ROW WHEN (((((((((old.seller_cif IS DISTINCT FROM new.seller_cif) OR (old.seller_name IS DISTINCT FROM new.seller_name)) OR (old.seller_trading_name IS DISTINCT FROM new.seller_trading_name)) OR (old.seller_vat_id IS DISTINCT FROM new.seller_vat_id)) OR (old.buyer_cif IS DISTINCT FROM new.buyer_cif)) OR (old.buyer_name IS DISTINCT FROM new.buyer_name)) OR (old.buyer_trading_name IS DISTINCT FROM new.buyer_trading_name)) OR (old.buyer_vat_id IS DISTINCT FROM new.buyer_vat_id))) EXECUTE FUNCTION add_parties_of_row();
CREATE TRIGGER invoice_sum_changed AFTER UPDATE ON public.invoice REFERENCING OLD TABLE AS was NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION sum_updated();
CREATE TRIGGER invoice_sum_removed AFTER DELETE ON public.invoice REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION sum_removed();
CREATE TRIGGER invoice_summed AFTER INSERT ON public.invoice REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION sum_inserted();

create table invoice_change (
  organisation_id uuid not null,
  company_id uuid not null,
  issued_on date,
  direction text not null,
  role text,
  currency text,
  type_code text,
  below_zero boolean not null,
  seal_verdict text not null,
  reading_verdict text not null,
  late boolean,
  count bigint not null,
  incomplete bigint not null,
  net numeric not null,
  vat numeric not null,
  payable numeric not null
);
CREATE INDEX invoice_change_by_organisation ON public.invoice_change USING btree (organisation_id);

create table invoice_comment (
  id uuid not null,
  organisation_id uuid not null,
  invoice_id uuid not null,
  author_kind text not null,
  author_id text,
  text text not null,
  at timestamp with time zone not null,
  constraint invoice_comment_pkey PRIMARY KEY (id),
  constraint invoice_comment_invoice_id_organisation_id_fkey FOREIGN KEY (invoice_id, organisation_id) REFERENCES invoice(id, organisation_id) ON DELETE CASCADE,
  constraint invoice_comment_author_kind_check CHECK ((author_kind = ANY (ARRAY['key'::text, 'person'::text, 'operator'::text])))
);
CREATE INDEX invoice_comment_of_invoice ON public.invoice_comment USING btree (organisation_id, invoice_id, at DESC, id DESC);

create table invoice_mark (
  invoice_id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  available_at timestamp with time zone,
  mark text,
  marked_at timestamp with time zone,
  assignee uuid,
  comments integer default 0 not null,
  client_answer text,
  constraint invoice_mark_pkey PRIMARY KEY (invoice_id, organisation_id),
  constraint invoice_mark_assignee_fkey FOREIGN KEY (assignee) REFERENCES member(id) ON DELETE SET NULL,
  constraint invoice_mark_invoice_id_organisation_id_fkey FOREIGN KEY (invoice_id, organisation_id) REFERENCES invoice(id, organisation_id) ON DELETE CASCADE,
  constraint invoice_mark_mark_check CHECK ((mark = ANY (ARRAY['booked'::text, 'question'::text, 'ignored'::text])))
);
CREATE INDEX invoice_mark_assignee ON public.invoice_mark USING btree (assignee) WHERE (assignee IS NOT NULL);
CREATE INDEX invoice_mark_by_assignee ON public.invoice_mark USING btree (organisation_id, assignee, available_at DESC NULLS LAST, invoice_id DESC, company_id) WHERE (assignee IS NOT NULL);
CREATE INDEX invoice_mark_by_mark ON public.invoice_mark USING btree (organisation_id, mark, available_at DESC NULLS LAST, invoice_id DESC, company_id) WHERE (mark IS NOT NULL);
CREATE INDEX invoice_mark_by_mark_of_company ON public.invoice_mark USING btree (company_id, mark, available_at DESC NULLS LAST, invoice_id DESC) WHERE (mark IS NOT NULL);
CREATE TRIGGER mark_added AFTER INSERT ON public.invoice_mark REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_marks();
CREATE TRIGGER mark_changed AFTER UPDATE ON public.invoice_mark REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_marks();
CREATE TRIGGER mark_gone AFTER DELETE ON public.invoice_mark REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_marks();
CREATE TRIGGER mark_month_added AFTER INSERT ON public.invoice_mark REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_marks();
CREATE TRIGGER mark_month_changed AFTER UPDATE ON public.invoice_mark REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_marks();
CREATE TRIGGER mark_month_removed AFTER DELETE ON public.invoice_mark REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_marks();

create table invoice_tag (
  invoice_id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  available_at timestamp with time zone,
  tag text not null,
  constraint invoice_tag_pkey PRIMARY KEY (invoice_id, organisation_id, tag),
  constraint invoice_tag_invoice_id_organisation_id_fkey FOREIGN KEY (invoice_id, organisation_id) REFERENCES invoice(id, organisation_id) ON DELETE CASCADE
);
CREATE INDEX invoice_tag_by_tag ON public.invoice_tag USING btree (organisation_id, tag, available_at DESC NULLS LAST, invoice_id DESC, company_id);
CREATE TRIGGER tag_added AFTER INSERT ON public.invoice_tag REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_tags();
CREATE TRIGGER tag_gone AFTER DELETE ON public.invoice_tag REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION note_tags();

create table invoice_total (
  organisation_id uuid not null,
  company_id uuid,
  day date,
  direction text not null,
  role text,
  currency text,
  type_code text,
  below_zero boolean not null,
  seal_verdict text not null,
  reading_verdict text not null,
  late boolean,
  count bigint not null,
  incomplete bigint not null,
  net numeric not null,
  vat numeric not null,
  payable numeric not null,
  span text not null,
  constraint invoice_total_of_one UNIQUE NULLS NOT DISTINCT (organisation_id, company_id, span, day, direction, role, currency, type_code, below_zero, seal_verdict, reading_verdict, late),
  constraint invoice_total_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text])))
);

create table journal_file (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid,
  folder text not null,
  name text not null,
  size_bytes bigint not null,
  modified_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  state text default 'waiting'::text not null,
  leased_until timestamp with time zone,
  sha256 text,
  reconciliation_id uuid,
  problem jsonb,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  gone_at timestamp with time zone,
  constraint journal_file_pkey PRIMARY KEY (id),
  constraint journal_file_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint journal_file_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint journal_file_reconciliation_id_fkey FOREIGN KEY (reconciliation_id) REFERENCES reconciliation(id) ON DELETE SET NULL,
  constraint journal_file_check CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  constraint journal_file_check1 CHECK (((state = 'failed'::text) = (problem IS NOT NULL))),
  constraint journal_file_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX journal_file_by_organisation ON public.journal_file USING btree (organisation_id, created_at DESC, id DESC);
CREATE INDEX journal_file_by_reconciliation ON public.journal_file USING btree (reconciliation_id) WHERE (reconciliation_id IS NOT NULL);
CREATE INDEX journal_file_gone ON public.journal_file USING btree (gone_at) WHERE (gone_at IS NOT NULL);
CREATE UNIQUE INDEX journal_file_there ON public.journal_file USING btree (organisation_id, folder, name) WHERE (gone_at IS NULL);

create table journal_template (
  company_id uuid not null,
  heading_sha256 text not null,
  organisation_id uuid not null,
  columns jsonb not null,
  updated_at timestamp with time zone not null,
  constraint journal_template_pkey PRIMARY KEY (company_id, heading_sha256),
  constraint journal_template_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint journal_template_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table list_comparison (
  company_id uuid not null,
  organisation_id uuid not null,
  compared_at timestamp with time zone not null,
  outcome text not null,
  code text,
  compared integer,
  constraint list_comparison_pkey PRIMARY KEY (company_id),
  constraint list_comparison_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint list_comparison_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint list_comparison_outcome_check CHECK ((outcome = ANY (ARRAY['same'::text, 'differ'::text, 'too_many'::text, 'failed'::text])))
);

create table listing (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  run_id uuid,
  window_start timestamp with time zone not null,
  window_end timestamp with time zone not null,
  reported integer,
  distinct_messages integer not null,
  pages integer not null,
  restarts integer not null,
  proven boolean not null,
  code text,
  detail text,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  constraint listing_pkey PRIMARY KEY (id),
  constraint listing_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint listing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint listing_check CHECK ((proven = (code IS NULL)))
);
CREATE INDEX listing_by_company ON public.listing USING btree (company_id, finished_at DESC, id DESC);
CREATE INDEX listing_by_end ON public.listing USING btree (finished_at);

create table mail (
  id uuid not null,
  organisation_id uuid,
  kind text not null,
  recipient text not null,
  language text not null,
  content bytea,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attempts integer default 0 not null,
  leased_until timestamp with time zone,
  state text default 'waiting'::text not null,
  ended_at timestamp with time zone,
  code text,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint mail_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint mail_kind_check CHECK ((kind = ANY (ARRAY['password_reset'::text, 'confirm_address'::text, 'invitation'::text, 'alarm'::text, 'digest'::text, 'delivery'::text, 'heads'::text]))) NOT VALID,
  constraint mail_language_check CHECK ((language = ANY (ARRAY['ro'::text, 'en'::text]))),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
);
CREATE INDEX mail_ended ON public.mail USING btree (ended_at) WHERE (state <> 'waiting'::text);
CREATE INDEX mail_waiting ON public.mail USING btree (due_at) WHERE (state = 'waiting'::text);

create table mail_link (
  token_sha256 bytea not null,
  purpose text not null,
  user_id text not null,
  email text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint mail_link_pkey PRIMARY KEY (token_sha256),
  constraint mail_link_purpose_check CHECK ((purpose = ANY (ARRAY['password_reset'::text, 'confirm_address'::text, 'operator_reset'::text])))
);
CREATE INDEX mail_link_by_expiry ON public.mail_link USING btree (expires_at);
CREATE INDEX mail_link_by_user ON public.mail_link USING btree (user_id);

create table mark_count (
  organisation_id uuid not null,
  company_id uuid not null,
  mark text not null,
  count bigint not null,
  constraint mark_count_pkey PRIMARY KEY (organisation_id, company_id, mark)
);

create table member (
  organisation_id uuid not null,
  user_id text not null,
  role text not null,
  created_at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  companies uuid[],
  constraint member_pkey PRIMARY KEY (organisation_id, user_id),
  constraint member_id_key UNIQUE (id),
  constraint member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint member_companies_check CHECK (((companies IS NULL) OR (role <> 'owner'::text))),
  constraint member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'sync'::text, 'read'::text])))
);
CREATE INDEX member_by_user ON public.member USING btree (user_id);

create table message (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  message_id text,
  row_alias text,
  upload_index text not null,
  kind text not null,
  raw_kind text not null,
  detail text not null,
  created_at timestamp with time zone,
  created_at_raw text not null,
  created_at_ambiguous boolean not null,
  row_cif text not null,
  listed_at timestamp with time zone not null,
  state text default 'pending'::text not null,
  reason text,
  reason_detail text,
  attempts integer default 0 not null,
  last_attempt_at timestamp with time zone,
  next_attempt_at timestamp with time zone,
  logged_status text,
  expires_at timestamp with time zone,
  sha256 text,
  size_bytes integer,
  path text,
  seq bigint,
  chain text,
  archived_at timestamp with time zone,
  verified_at timestamp with time zone,
  asked_at timestamp with time zone,
  match text,
  said_expired_at timestamp with time zone,
  seen_at timestamp with time zone,
  about_upload text,
  constraint message_pkey PRIMARY KEY (id, organisation_id),
  constraint message_company_id_message_id_organisation_id_key UNIQUE (company_id, message_id, organisation_id),
  constraint message_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint message_check CHECK (((message_id IS NOT NULL) OR (row_alias IS NOT NULL))),
  constraint message_check1 CHECK (((state = 'archived'::text) = ((sha256 IS NOT NULL) AND (size_bytes IS NOT NULL) AND (path IS NOT NULL) AND (seq IS NOT NULL) AND (chain IS NOT NULL) AND (archived_at IS NOT NULL)))),
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'sent'::text, 'error'::text, 'buyer_message_received'::text, 'buyer_message_sent'::text, 'unknown'::text]))),
  constraint message_match_check CHECK ((match = ANY (ARRAY['index'::text, 'parties'::text, 'accepted'::text, 'unproven'::text]))),
  constraint message_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'archived'::text, 'expired'::text, 'closed'::text])))
);
CREATE INDEX message_by_company ON public.message USING btree (company_id, created_at DESC NULLS LAST, id DESC);
CREATE INDEX message_by_kind ON public.message USING btree (organisation_id, kind, created_at DESC NULLS LAST, id DESC) WHERE ((kind <> 'received'::text) AND (kind <> 'sent'::text));
CREATE INDEX message_by_link ON public.message USING btree (company_id, "left"(chain, 8)) WHERE (chain IS NOT NULL);
CREATE INDEX message_by_organisation ON public.message USING btree (organisation_id, created_at DESC NULLS LAST, id DESC);
CREATE INDEX message_by_upload ON public.message USING btree (company_id, upload_index);
CREATE INDEX message_by_verification ON public.message USING btree (verified_at NULLS FIRST) WHERE (state = 'archived'::text);
CREATE INDEX message_due ON public.message USING btree (company_id, next_attempt_at) WHERE ((state = 'pending'::text) AND (next_attempt_at IS NOT NULL));
CREATE INDEX message_ended ON public.message USING btree (organisation_id, state, created_at DESC NULLS LAST, id DESC) WHERE ((state <> 'archived'::text) AND (state <> 'pending'::text));
CREATE INDEX message_expired ON public.message USING btree (organisation_id, last_attempt_at) WHERE (state = 'expired'::text);
CREATE INDEX message_gone ON public.message USING btree (company_id, created_at) WHERE ((state = 'expired'::text) OR (said_expired_at IS NOT NULL));
CREATE INDEX message_of_buyer ON public.message USING btree (company_id, archived_at DESC) WHERE (kind = ANY (ARRAY['buyer_message_received'::text, 'buyer_message_sent'::text]));
CREATE INDEX message_of_buyer_unread ON public.message USING btree (id) WHERE ((kind = ANY (ARRAY['buyer_message_received'::text, 'buyer_message_sent'::text])) AND (state = 'archived'::text) AND (about_upload IS NULL));
CREATE UNIQUE INDEX message_row_alias ON public.message USING btree (company_id, row_alias, organisation_id) WHERE (row_alias IS NOT NULL);
CREATE UNIQUE INDEX message_seq ON public.message USING btree (company_id, seq, organisation_id) WHERE (seq IS NOT NULL);
CREATE INDEX message_unproven ON public.message USING btree (organisation_id, created_at) WHERE (match = 'unproven'::text);
CREATE INDEX message_unseen ON public.message USING btree (organisation_id, kind) WHERE ((kind = ANY (ARRAY['error'::text, 'buyer_message_received'::text])) AND (state = 'archived'::text) AND (seen_at IS NULL));
CREATE INDEX message_waiting ON public.message USING btree (company_id) WHERE (state = 'pending'::text);
CREATE TRIGGER message_added AFTER INSERT ON public.message REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_messages();
CREATE TRIGGER message_arrival_changed AFTER UPDATE OF created_at, kind ON public.message FOR EACH ROW WHEN (((old.created_at IS DISTINCT FROM new.created_at) OR (old.kind IS DISTINCT FROM new.kind))) EXECUTE FUNCTION count_arrived_again();
CREATE TRIGGER message_arrived AFTER INSERT ON public.message REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION count_arrived();
CREATE TRIGGER message_changed AFTER UPDATE ON public.message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_messages();
CREATE TRIGGER message_gone AFTER DELETE ON public.message REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_messages();
CREATE TRIGGER message_month_added AFTER INSERT ON public.message REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_messages();
CREATE TRIGGER message_month_changed AFTER UPDATE ON public.message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_messages();
CREATE TRIGGER message_month_removed AFTER DELETE ON public.message REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_months_of_messages();
CREATE TRIGGER message_removed AFTER DELETE ON public.message FOR EACH ROW EXECUTE FUNCTION count_arrived_again();

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table month_change (
  organisation_id uuid not null,
  company_id uuid not null,
  month date,
  received bigint default 0 not null,
  sent bigint default 0 not null,
  refused bigint default 0 not null,
  other bigint default 0 not null,
  pending bigint default 0 not null,
  expired bigint default 0 not null,
  closed bigint default 0 not null,
  unproven bigint default 0 not null,
  unread bigint default 0 not null,
  reconciled bigint default 0 not null,
  booked bigint default 0 not null
);
CREATE INDEX month_change_by_organisation ON public.month_change USING btree (organisation_id, company_id);

create table month_closing (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  month date not null,
  closed_at timestamp with time zone not null,
  closed_by_kind text not null,
  closed_by_id text,
  chain_seq bigint not null,
  chain_head text not null,
  messages bigint not null,
  counts jsonb not null,
  covered boolean not null,
  reopened_at timestamp with time zone,
  statement text,
  constraint month_closing_pkey PRIMARY KEY (id),
  constraint month_closing_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint month_closing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint month_closing_closed_by_kind_check CHECK ((closed_by_kind = ANY (ARRAY['key'::text, 'person'::text, 'operator'::text])))
);
CREATE INDEX month_closing_by_organisation ON public.month_closing USING btree (organisation_id, month) WHERE (reopened_at IS NULL);
CREATE UNIQUE INDEX month_closing_open ON public.month_closing USING btree (company_id, month) WHERE (reopened_at IS NULL);

create table month_count (
  organisation_id uuid not null,
  company_id uuid not null,
  month date,
  received bigint not null,
  sent bigint not null,
  refused bigint not null,
  other bigint not null,
  pending bigint not null,
  expired bigint not null,
  closed bigint not null,
  unproven bigint not null,
  unread bigint not null,
  reconciled bigint not null,
  booked bigint not null,
  constraint month_count_organisation_id_company_id_month_key UNIQUE NULLS NOT DISTINCT (organisation_id, company_id, month)
);

create table notification_setting (
  organisation_id uuid not null,
  user_id text not null,
  alarms boolean,
  digest text default 'off'::text not null,
  companies uuid[],
  suppliers text[],
  attach text default 'none'::text not null,
  digest_cursor text,
  digest_due_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  heads_due_at timestamp with time zone,
  constraint notification_setting_pkey PRIMARY KEY (organisation_id, user_id),
  constraint notification_setting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint notification_setting_attach_check CHECK ((attach = ANY (ARRAY['none'::text, 'pdf'::text, 'zip'::text]))),
  constraint notification_setting_check CHECK (((digest = 'off'::text) = (digest_due_at IS NULL))),
  constraint notification_setting_check1 CHECK (((digest = 'off'::text) = (digest_cursor IS NULL))),
  constraint notification_setting_digest_check CHECK ((digest = ANY (ARRAY['off'::text, 'daily'::text, 'at_once'::text])))
);
CREATE INDEX notification_setting_due ON public.notification_setting USING btree (digest_due_at) WHERE (digest_due_at IS NOT NULL);
CREATE INDEX notification_setting_heads_due ON public.notification_setting USING btree (heads_due_at) WHERE (heads_due_at IS NOT NULL);

create table oauth_state (
  id text not null,
  organisation_id uuid not null,
  cookie_sha256 bytea,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  token_link_id uuid,
  started_by jsonb,
  return_to text,
  renews uuid,
  constraint oauth_state_pkey PRIMARY KEY (id),
  constraint oauth_state_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint oauth_state_token_link_id_fkey FOREIGN KEY (token_link_id) REFERENCES token_link(id) ON DELETE CASCADE
);

create table oidc_sign_in (
  state_sha256 bytea not null,
  cookie_sha256 bytea not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamp with time zone not null,
  confirms text,
  constraint oidc_sign_in_pkey PRIMARY KEY (state_sha256)
);

create table organisation (
  id uuid default gen_random_uuid() not null,
  name text not null,
  plan text not null,
  last_scheduled_slot timestamp with time zone,
  last_reconciled_slot timestamp with time zone,
  created_at timestamp with time zone not null,
  client_approval boolean default false not null,
  needs_second_factor boolean default false not null,
  constraint organisation_pkey PRIMARY KEY (id)
);
CREATE TRIGGER add_alarm_look AFTER INSERT ON public.organisation FOR EACH ROW EXECUTE FUNCTION add_alarm_look();

create table party (
  organisation_id uuid not null,
  id bigint not null,
  cif text,
  name text,
  trading_name text,
  vat_id text,
  grams integer[] not null,
  constraint party_pkey PRIMARY KEY (organisation_id, id)
);
CREATE INDEX party_grams ON public.party USING gin (grams);

create table passkey (
  id uuid not null,
  user_id text not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  synced boolean not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_id_key UNIQUE (credential_id)
);
CREATE INDEX passkey_of_person ON public.passkey USING btree (user_id, created_at);

create table passkey_challenge (
  challenge text not null,
  holder text not null,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (challenge)
);
CREATE INDEX passkey_challenge_by_end ON public.passkey_challenge USING btree (expires_at);

create table person (
  user_id text not null,
  language text not null,
  updated_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (user_id),
  constraint person_language_check CHECK ((language = ANY (ARRAY['ro'::text, 'en'::text])))
);

create table person_identity (
  issuer text not null,
  subject text not null,
  user_id text not null,
  linked_at timestamp with time zone not null,
  constraint person_identity_pkey PRIMARY KEY (issuer, subject),
  constraint person_identity_user_id_issuer_key UNIQUE (user_id, issuer)
);

create table person_seen (
  organisation_id uuid not null,
  user_id text not null,
  at timestamp with time zone not null,
  number bigint not null,
  grants bigint not null,
  constraint person_seen_pkey PRIMARY KEY (organisation_id, user_id),
  constraint person_seen_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table prepared (
  what text not null,
  at timestamp with time zone default now() not null,
  constraint prepared_pkey PRIMARY KEY (what)
);

create table quarantine (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  message uuid not null,
  cause text not null,
  detail text not null,
  sha256 text not null,
  size_bytes bigint not null,
  path text not null,
  received_at timestamp with time zone not null,
  decision text,
  decided_at timestamp with time zone,
  constraint quarantine_pkey PRIMARY KEY (id),
  constraint quarantine_message_sha256_key UNIQUE (message, sha256),
  constraint quarantine_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint quarantine_message_organisation_id_fkey FOREIGN KEY (message, organisation_id) REFERENCES message(id, organisation_id),
  constraint quarantine_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint quarantine_cause_check CHECK ((cause = ANY (ARRAY['other_document'::text, 'no_document'::text, 'ambiguous'::text, 'too_large'::text, 'cannot_be_opened'::text]))),
  constraint quarantine_check CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint quarantine_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'unproven'::text, 'superseded'::text])))
);
CREATE INDEX quarantine_by_company ON public.quarantine USING btree (company_id);
CREATE INDEX quarantine_by_organisation ON public.quarantine USING btree (organisation_id, received_at DESC, id DESC);
CREATE INDEX quarantine_open ON public.quarantine USING btree (organisation_id, cause) WHERE (decision IS NULL);

create unlogged table rate_limit (
  holder text not null,
  granted_at timestamp with time zone[] not null,
  last_granted boolean not null,
  constraint rate_limit_pkey PRIMARY KEY (holder)
);

create table reconciliation (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  company_id uuid not null,
  actor_kind text not null,
  actor_id text,
  direction text,
  issued_from date not null,
  issued_to date not null,
  columns jsonb not null,
  matched integer not null,
  different integer not null,
  missing integer not null,
  extra integer not null,
  unread integer not null,
  outside integer not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  automatic boolean default false not null,
  constraint reconciliation_pkey PRIMARY KEY (id),
  constraint reconciliation_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint reconciliation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint reconciliation_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['key'::text, 'person'::text, 'operator'::text]))),
  constraint reconciliation_direction_check CHECK ((direction = ANY (ARRAY['received'::text, 'sent'::text])))
);
CREATE INDEX reconciliation_by_company ON public.reconciliation USING btree (company_id, issued_to DESC, created_at DESC);
CREATE INDEX reconciliation_by_end ON public.reconciliation USING btree (expires_at);
CREATE INDEX reconciliation_by_organisation ON public.reconciliation USING btree (organisation_id, created_at DESC, id DESC);

create table reconciliation_row (
  reconciliation_id uuid not null,
  n integer not null,
  outcome text not null,
  differences text[] not null,
  line integer,
  entry_number text,
  entry_date date,
  entry_cif text,
  entry_total numeric,
  invoice_id uuid,
  organisation_id uuid not null,
  constraint reconciliation_row_pkey PRIMARY KEY (reconciliation_id, n),
  constraint reconciliation_row_invoice_id_organisation_id_fkey FOREIGN KEY (invoice_id, organisation_id) REFERENCES invoice(id, organisation_id),
  constraint reconciliation_row_reconciliation_id_fkey FOREIGN KEY (reconciliation_id) REFERENCES reconciliation(id) ON DELETE CASCADE,
  constraint reconciliation_row_check CHECK (((outcome = 'missing'::text) = (line IS NULL))),
  constraint reconciliation_row_check1 CHECK (((outcome = ANY (ARRAY['matched'::text, 'different'::text, 'missing'::text])) = (invoice_id IS NOT NULL))),
  constraint reconciliation_row_outcome_check CHECK ((outcome = ANY (ARRAY['matched'::text, 'different'::text, 'missing'::text, 'extra'::text, 'unread'::text])))
);
CREATE INDEX reconciliation_row_by_outcome ON public.reconciliation_row USING btree (reconciliation_id, outcome, n);

create table recovery_code (
  user_id text not null,
  code_sha256 bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (user_id, code_sha256)
);

create table registry_answer (
  cif text not null,
  tried_at timestamp with time zone not null,
  failure text,
  failures integer default 0 not null,
  answered_at timestamp with time zone,
  day date,
  found boolean,
  name text,
  vat_registered boolean,
  cash_vat boolean,
  inactive boolean,
  registration text,
  county text,
  locality text,
  constraint registry_answer_pkey PRIMARY KEY (cif),
  constraint registry_answer_answered_check CHECK ((((answered_at IS NULL) = (found IS NULL)) AND ((answered_at IS NULL) = (day IS NULL)))),
  constraint registry_answer_cif_check CHECK ((cif ~ '^[1-9][0-9]{1,9}$'::text)),
  constraint registry_answer_found_check CHECK ((((found IS TRUE) = (name IS NOT NULL)) AND ((found IS TRUE) = (vat_registered IS NOT NULL)) AND ((found IS TRUE) = (inactive IS NOT NULL))))
);

create table registry_slot (
  one boolean default true not null,
  free_at timestamp with time zone not null,
  failures integer default 0 not null,
  constraint registry_slot_pkey PRIMARY KEY (one),
  constraint registry_slot_one_check CHECK (one)
);

create table run (
  id uuid not null,
  organisation_id uuid not null,
  trigger text not null,
  whole boolean not null,
  requested_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  outcome text,
  listed_companies integer default 0 not null,
  companies integer default 0 not null,
  succeeded_companies integer default 0 not null,
  partial_companies integer default 0 not null,
  failed_companies integer default 0 not null,
  cancelled_companies integer default 0 not null,
  listed bigint default 0 not null,
  new bigint default 0 not null,
  archived bigint default 0 not null,
  expired bigint default 0 not null,
  failed bigint default 0 not null,
  pending bigint default 0 not null,
  adding_after text,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint run_check CHECK (((finished_at IS NULL) = (outcome IS NULL))),
  constraint run_outcome_check CHECK ((outcome = ANY (ARRAY['succeeded'::text, 'partial'::text, 'failed'::text, 'cancelled'::text]))),
  constraint run_trigger_check CHECK ((trigger = ANY (ARRAY['manual'::text, 'schedule'::text, 'reconciliation'::text])))
);
CREATE INDEX run_adding ON public.run USING btree (requested_at, id) WHERE (adding_after IS NOT NULL);
CREATE INDEX run_by_end ON public.run USING btree (requested_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX run_by_organisation ON public.run USING btree (organisation_id, requested_at DESC, id DESC);
CREATE INDEX run_last_sync ON public.run USING btree (organisation_id, started_at DESC) WHERE (whole AND (outcome = 'succeeded'::text) AND (listed_companies > 0));
CREATE UNIQUE INDEX run_manual_open ON public.run USING btree (organisation_id) WHERE ((trigger = 'manual'::text) AND (finished_at IS NULL));

create table run_company (
  run_id uuid not null,
  company_id uuid not null,
  organisation_id uuid not null,
  state text default 'queued'::text not null,
  priority smallint not null,
  queued_at timestamp with time zone not null,
  started_at timestamp with time zone,
  listing_ended_at timestamp with time zone,
  last_slice_at timestamp with time zone,
  finished_at timestamp with time zone,
  listed integer,
  new integer default 0 not null,
  archived integer default 0 not null,
  expired integer default 0 not null,
  failed integer default 0 not null,
  code text,
  detail text,
  constraint run_company_pkey PRIMARY KEY (run_id, company_id),
  constraint run_company_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id),
  constraint run_company_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  constraint run_company_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'partial'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX run_company_begun ON public.run_company USING btree (run_id) WHERE ((state = ANY (ARRAY['queued'::text, 'running'::text])) AND (started_at IS NOT NULL));
CREATE INDEX run_company_open ON public.run_company USING btree (company_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX run_company_waiting ON public.run_company USING btree (organisation_id, priority, last_slice_at NULLS FIRST, queued_at, company_id) WHERE (state = 'queued'::text);

create table run_day (
  organisation_id uuid not null,
  day date not null,
  runs integer not null,
  succeeded integer not null,
  partial integer not null,
  failed integer not null,
  cancelled integer not null,
  companies bigint not null,
  listed bigint not null,
  new bigint not null,
  archived bigint not null,
  expired bigint not null,
  failed_messages bigint not null,
  run_ids uuid[] not null,
  constraint run_day_pkey PRIMARY KEY (organisation_id, day),
  constraint run_day_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table seal_check (
  id uuid not null,
  organisation_id uuid not null,
  invoice_id uuid not null,
  sha256 text,
  genuine boolean not null,
  words text not null,
  at timestamp with time zone not null,
  constraint seal_check_pkey PRIMARY KEY (id),
  constraint seal_check_invoice_id_organisation_id_fkey FOREIGN KEY (invoice_id, organisation_id) REFERENCES invoice(id, organisation_id) ON DELETE CASCADE,
  constraint seal_check_sha256_fkey FOREIGN KEY (sha256) REFERENCES signer(sha256)
);
CREATE INDEX seal_check_by_invoice ON public.seal_check USING btree (invoice_id, at DESC);
CREATE INDEX seal_check_by_signer ON public.seal_check USING btree (sha256, at DESC);

create table second_factor (
  user_id text not null,
  secret bytea not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  constraint second_factor_pkey PRIMARY KEY (user_id)
);

create table sign_in_step (
  token_sha256 bytea not null,
  user_id text not null,
  attempts integer default 0 not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_step_pkey PRIMARY KEY (token_sha256)
);
CREATE INDEX sign_in_step_of_person ON public.sign_in_step USING btree (user_id);

create table signer (
  sha256 text not null,
  name text not null,
  subject text not null,
  issuer text not null,
  serial text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  pem text,
  first_seen_at timestamp with time zone,
  vouched_by text,
  decision text,
  decided_at timestamp with time zone,
  decided_by_kind text,
  decided_by_id text,
  trusted boolean generated always as (COALESCE((decision = 'trusted'::text), (vouched_by IS NOT NULL))) stored not null,
  number integer generated always as identity not null,
  constraint signer_pkey PRIMARY KEY (sha256),
  constraint signer_number_key UNIQUE (number),
  constraint signer_check CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (decided_by_kind IS NULL)))),
  constraint signer_decided_by_kind_check CHECK ((decided_by_kind = ANY (ARRAY['key'::text, 'person'::text, 'operator'::text]))),
  constraint signer_decision_check CHECK ((decision = ANY (ARRAY['trusted'::text, 'distrusted'::text]))),
  constraint signer_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint signer_vouched_by_check CHECK ((vouched_by = ANY (ARRAY['program'::text, 'setting'::text])))
);

create table signing_key (
  id text not null,
  public_key bytea not null,
  sealed bytea,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  succession jsonb,
  constraint signing_key_pkey PRIMARY KEY (id),
  constraint signing_key_check CHECK (((retired_at IS NOT NULL) OR (sealed IS NOT NULL))),
  constraint signing_key_id_check CHECK ((id ~ '^[0-9a-f]{64}$'::text)),
  constraint signing_key_public_key_check CHECK ((octet_length(public_key) = 32))
);
CREATE UNIQUE INDEX signing_key_current ON public.signing_key USING btree ((true)) WHERE (retired_at IS NULL);

create table statement (
  id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  period_from date not null,
  period_to date not null,
  made_at timestamp with time zone not null,
  made_by text,
  complete boolean not null,
  chain_seq bigint not null,
  chain_head text not null,
  key_id text not null,
  content text not null,
  constraint statement_pkey PRIMARY KEY (id),
  constraint statement_company_id_organisation_id_fkey FOREIGN KEY (company_id, organisation_id) REFERENCES company(id, organisation_id),
  constraint statement_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint statement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX statement_newest ON public.statement USING btree (organisation_id, made_at DESC, id DESC);
CREATE INDEX statement_of_company ON public.statement USING btree (company_id, made_at DESC, id DESC);
CREATE INDEX statement_of_period ON public.statement USING btree (company_id, period_from, period_to, made_at DESC);

create table sync_log (
  id bigint generated always as identity not null,
  organisation_id uuid not null,
  message uuid not null,
  invoice_id text not null,
  cif text not null,
  synced_at timestamp with time zone not null,
  status text not null,
  constraint sync_log_pkey PRIMARY KEY (organisation_id, id),
  constraint sync_log_message_organisation_id_fkey FOREIGN KEY (message, organisation_id) REFERENCES message(id, organisation_id),
  constraint sync_log_status_check CHECK ((status = ANY (ARRAY['success'::text, 'failed'::text, 'skipped'::text])))
);
CREATE INDEX sync_log_by_message ON public.sync_log USING btree (message);

create table token_link (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  note text,
  token_sha256 bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  connection_id uuid,
  created_by text,
  constraint token_link_pkey PRIMARY KEY (id),
  constraint token_link_token_sha256_key UNIQUE (token_sha256),
  constraint token_link_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES anaf_connection(id),
  constraint token_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX token_link_by_organisation ON public.token_link USING btree (organisation_id, created_at DESC, id DESC);

create table webhook (
  id uuid default gen_random_uuid() not null,
  organisation_id uuid not null,
  format text not null,
  language text not null,
  url bytea not null,
  host text not null,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamp with time zone,
  events text[] not null,
  companies uuid[],
  state text default 'active'::text not null,
  disabled_at timestamp with time zone,
  disabled_reason text,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by text,
  removed_at timestamp with time zone,
  constraint webhook_pkey PRIMARY KEY (id),
  constraint webhook_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint webhook_check CHECK (((state = 'disabled'::text) = (disabled_at IS NOT NULL))),
  constraint webhook_check1 CHECK (((state = 'disabled'::text) = (disabled_reason IS NOT NULL))),
  constraint webhook_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['person'::text, 'gone'::text, 'failing'::text]))),
  constraint webhook_format_check CHECK ((format = ANY (ARRAY['standard'::text, 'ntfy'::text, 'slack'::text, 'apprise'::text]))),
  constraint webhook_language_check CHECK ((language = ANY (ARRAY['ro'::text, 'en'::text]))),
  constraint webhook_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
);
CREATE INDEX webhook_by_organisation ON public.webhook USING btree (organisation_id) WHERE (removed_at IS NULL);

create table webhook_attempt (
  delivery_id uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  status integer,
  code text,
  answer text,
  elapsed_ms integer not null,
  constraint webhook_attempt_pkey PRIMARY KEY (delivery_id, n),
  constraint webhook_attempt_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES webhook_delivery(id) ON DELETE CASCADE
);

create table webhook_delivery (
  id uuid default gen_random_uuid() not null,
  "position" bigint generated always as identity not null,
  organisation_id uuid not null,
  webhook_id uuid not null,
  lane text not null,
  event_id uuid not null,
  cause text not null,
  state text default 'waiting'::text not null,
  attempts integer default 0 not null,
  tried_since timestamp with time zone,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint webhook_delivery_pkey PRIMARY KEY (id),
  constraint webhook_delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES webhook_event(id),
  constraint webhook_delivery_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id),
  constraint webhook_delivery_cause_check CHECK ((cause = ANY (ARRAY['event'::text, 'replay'::text, 'retry'::text, 'test'::text]))),
  constraint webhook_delivery_check CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX webhook_delivery_by_event ON public.webhook_delivery USING btree (event_id);
CREATE INDEX webhook_delivery_by_webhook ON public.webhook_delivery USING btree (webhook_id, created_at DESC, id DESC);
CREATE INDEX webhook_delivery_failed ON public.webhook_delivery USING btree (organisation_id, ended_at) WHERE (state = 'failed'::text);
CREATE INDEX webhook_delivery_waiting ON public.webhook_delivery USING btree (webhook_id, lane, "position") WHERE (state = 'waiting'::text);

create table webhook_event (
  id uuid default gen_random_uuid() not null,
  "position" bigint generated always as identity not null,
  organisation_id uuid not null,
  company_id uuid,
  type text not null,
  data jsonb not null,
  at timestamp with time zone not null,
  constraint webhook_event_pkey PRIMARY KEY (id),
  constraint webhook_event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX webhook_event_by_organisation ON public.webhook_event USING btree (organisation_id, at);
CREATE INDEX webhook_event_by_time ON public.webhook_event USING btree (at);

create table webhook_lane (
  webhook_id uuid not null,
  lane text not null,
  organisation_id uuid not null,
  due_at timestamp with time zone,
  failures integer default 0 not null,
  leased_by text,
  leased_until timestamp with time zone,
  constraint webhook_lane_pkey PRIMARY KEY (webhook_id, lane),
  constraint webhook_lane_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id)
);
CREATE INDEX webhook_lane_due ON public.webhook_lane USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX webhook_lane_leased ON public.webhook_lane USING btree (leased_until) WHERE (leased_until IS NOT NULL);

create table webhook_outbox (
  id bigint generated always as identity not null,
  organisation_id uuid not null,
  type text not null,
  data jsonb not null,
  at timestamp with time zone not null,
  constraint webhook_outbox_pkey PRIMARY KEY (id)
);

create table webhook_told (
  organisation_id uuid not null,
  type text not null,
  subject text not null,
  at timestamp with time zone not null,
  constraint webhook_told_pkey PRIMARY KEY (organisation_id, type, subject),
  constraint webhook_told_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table auth.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");

create table auth.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  "activeOrganisationId" text,
  "lastSeenAt" timestamp with time zone,
  "provenAt" timestamp with time zone,
  strong boolean,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");

create table auth."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean default false not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
