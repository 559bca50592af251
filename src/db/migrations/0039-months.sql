-- The months of companies: what came in each, how much of it is here, and which are closed. The counts are kept as those of
-- migration kept-counts are: triggers append by how much they change, a job folds the changes, a question adds both.

create function month_of(at timestamptz) returns date language sql immutable strict parallel safe as $$
  select date_trunc('month', at at time zone 'Europe/Bucharest')::date
$$;

-- That of the SPV; what a folder of old ZIPs brought has none, and has that of its issue.
create function invoice_month(available_at timestamptz, issued_on date) returns date language sql immutable parallel safe as $$
  select coalesce(month_of(available_at), date_trunc('month', issued_on::timestamp)::date)
$$;

-- When a reconciliation last found the invoice in a journal as it is here. A column without a default rewrites nothing.
alter table invoice add column reconciled_at timestamptz;

create table month_change (
  organisation_id uuid not null,
  company_id uuid not null,
  -- Its first day; null where the time of a message cannot be read.
  month date,
  -- Messages by kind.
  received bigint not null default 0,
  sent bigint not null default 0,
  refused bigint not null default 0,
  other bigint not null default 0,
  -- Of them, what is not in the archive by its state, and what is archived and not proven to be the message's.
  pending bigint not null default 0,
  expired bigint not null default 0,
  closed bigint not null default 0,
  unproven bigint not null default 0,
  -- Invoices whose document could not be read; that a reconciliation found; that a person marked as booked.
  unread bigint not null default 0,
  reconciled bigint not null default 0,
  booked bigint not null default 0
);
create index month_change_by_organisation on month_change (organisation_id, company_id);

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
  unique nulls not distinct (organisation_id, company_id, month)
);

create function count_months_of_messages() returns trigger language plpgsql as $$
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
end $$;
create trigger message_month_added after insert on message
  referencing new table as new_rows for each statement execute function count_months_of_messages();
create trigger message_month_changed after update on message
  referencing old table as old_rows new table as new_rows for each statement execute function count_months_of_messages();
create trigger message_month_removed after delete on message
  referencing old table as old_rows for each statement execute function count_months_of_messages();

create function count_months_of_invoices() returns trigger language plpgsql as $$
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
end $$;
create trigger invoice_month_added after insert on invoice
  referencing new table as new_rows for each statement execute function count_months_of_invoices();
create trigger invoice_month_changed after update on invoice
  referencing old table as old_rows new table as new_rows for each statement execute function count_months_of_invoices();
create trigger invoice_month_removed after delete on invoice
  referencing old table as old_rows for each statement execute function count_months_of_invoices();

-- A month of a company that a person closed: the archive's head and the counts at that moment. One that is opened again keeps its row.
create table month_closing (
  id uuid not null primary key,
  organisation_id uuid not null references organisation (id),
  company_id uuid not null,
  month date not null,
  closed_at timestamptz not null,
  closed_by_kind text not null check (closed_by_kind in ('key', 'person', 'operator')),
  closed_by_id text,
  -- Of the company's chain: the number of its last message and its hash.
  chain_seq bigint not null,
  chain_head text not null,
  -- Every message of the month, whatever became of it: more of them later is what arrived after the closing.
  messages bigint not null,
  counts jsonb not null,
  -- Whether complete listings had covered all of the month.
  covered boolean not null,
  reopened_at timestamptz,
  foreign key (company_id, organisation_id) references company (id, organisation_id)
);
create unique index month_closing_open on month_closing (company_id, month) where reopened_at is null;
create index month_closing_by_organisation on month_closing (organisation_id, month) where reopened_at is null;

-- In a small database what is there is counted at once; in a large one a job does it (jobs/prepare-lists.ts).
do $$
begin
  if (select count(*) from (select from message limit 20001) counted) > 20000 then
    return;
  end if;
  insert into month_change (organisation_id, company_id, month, received, sent, refused, other, pending, expired, closed, unproven)
  select organisation_id, company_id, month_of(created_at), count(*) filter (where kind = 'received'),
    count(*) filter (where kind = 'sent'), count(*) filter (where kind = 'error'),
    count(*) filter (where kind not in ('received', 'sent', 'error')),
    count(*) filter (where state = 'pending'), count(*) filter (where state = 'expired'),
    count(*) filter (where state = 'closed'), count(*) filter (where state = 'archived' and match = 'unproven')
  from message group by 1, 2, 3;
  insert into month_change (organisation_id, company_id, month, unread)
  select organisation_id, company_id, invoice_month(available_at, issued_on), count(*)
  from invoice where reading_verdict <> 'read' group by 1, 2, 3;
  insert into prepared (what) values ('months');
end $$;
