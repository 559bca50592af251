-- Counts of arrivals and sums of invoices that are kept, so that a total of a million rows reads some hundreds. Whatever
-- writes a message or an invoice also writes, by trigger and in the same transaction, by how much the counts change: rows
-- that are only ever added, so that no transaction waits for another one's. A job folds them into the counts each minute,
-- and a question adds both. The nightly check compares them with the rows that they are made of.

create table arrival_change (
  organisation_id uuid not null,
  company_id uuid not null,
  -- Romanian.
  day date not null,
  kind text not null,
  count bigint not null
);
create index arrival_change_by_organisation on arrival_change (organisation_id);

-- Of a company, or with no company of the whole organisation.
create table arrival_count (
  organisation_id uuid not null,
  company_id uuid,
  day date not null,
  kind text not null,
  count bigint not null,
  unique nulls not distinct (organisation_id, company_id, day, kind)
);

create function arrival_day(at timestamptz) returns date language sql immutable strict parallel safe as $$
  select (at at time zone 'Europe/Bucharest')::date
$$;

create function count_arrived() returns trigger language plpgsql as $$
begin
  insert into arrival_change (organisation_id, company_id, day, kind, count)
  select organisation_id, company_id, arrival_day(created_at), kind, count(*) from written
  where created_at is not null group by 1, 2, 3, 4;
  return null;
end $$;
create trigger message_arrived after insert on message
  referencing new table as written for each statement execute function count_arrived();

-- A row that lacked something may get its kind or its time later, and a double is removed.
create function count_arrived_again() returns trigger language plpgsql as $$
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
end $$;
create trigger message_arrival_changed after update of created_at, kind on message
  for each row when ((old.created_at, old.kind) is distinct from (new.created_at, new.kind))
  execute function count_arrived_again();
create trigger message_removed after delete on message for each row execute function count_arrived_again();

create table invoice_change (
  organisation_id uuid not null,
  company_id uuid not null,
  issued_on date,
  direction text not null,
  role text,
  currency text,
  type_code text,
  -- Whether the amounts are written with a minus.
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
create index invoice_change_by_organisation on invoice_change (organisation_id);

-- With no company: of the whole organisation, by the day of issue. Of a company: by its month, whose first day `day` is.
create table invoice_sum (
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
  unique nulls not distinct (organisation_id, company_id, day, direction, role, currency, type_code, below_zero,
    seal_verdict, reading_verdict, late)
);

create function below_zero(net numeric, payable numeric) returns boolean language sql immutable parallel safe as $$
  select coalesce(coalesce(nullif(net, 0), payable) < 0, false)
$$;

create function sum_inserted() returns trigger language plpgsql as $$
begin
  insert into invoice_change
  select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable),
    seal_verdict, reading_verdict, late, count(*),
    count(*) filter (where net is null or vat is null or payable is null),
    coalesce(sum(net), 0), coalesce(sum(vat), 0), coalesce(sum(payable), 0)
  from written group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  return null;
end $$;
create trigger invoice_summed after insert on invoice
  referencing new table as written for each statement execute function sum_inserted();

create function sum_removed() returns trigger language plpgsql as $$
begin
  insert into invoice_change
  select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable),
    seal_verdict, reading_verdict, late, -count(*),
    -count(*) filter (where net is null or vat is null or payable is null),
    -coalesce(sum(net), 0), -coalesce(sum(vat), 0), -coalesce(sum(payable), 0)
  from was group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  return null;
end $$;
create trigger invoice_sum_removed after delete on invoice
  referencing old table as was for each statement execute function sum_removed();

-- A re-reading changes one row, a decision on a certificate all of its invoices.
create function sum_updated() returns trigger language plpgsql as $$
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
end $$;
create trigger invoice_sum_changed after update on invoice
  referencing old table as was new table as written for each statement execute function sum_updated();

-- In a small database what is there is counted at once; in a large one the job does it (jobs/prepare-lists.ts).
do $$
begin
  if (select count(*) from (select from message limit 20001) counted) > 20000 then
    return;
  end if;
  insert into arrival_change (organisation_id, company_id, day, kind, count)
  select organisation_id, company_id, arrival_day(created_at), kind, count(*) from message
  where created_at is not null group by 1, 2, 3, 4;
  insert into invoice_change
  select organisation_id, company_id, issued_on, direction, role, currency, type_code, below_zero(net, payable),
    seal_verdict, reading_verdict, late, count(*), count(*) filter (where net is null or vat is null or payable is null),
    coalesce(sum(net), 0), coalesce(sum(vat), 0), coalesce(sum(payable), 0)
  from invoice group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
  insert into prepared (what) values ('counts');
end $$;
