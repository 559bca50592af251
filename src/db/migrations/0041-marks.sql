-- What people do with an invoice: whether it is booked, who sees to it, tags, and what they write beside it. In tables of
-- their own, so that the engine writes as before and reading a document again changes nothing here.
create table invoice_mark (
  invoice_id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  -- Of the invoice: lists walk these rows in their own order.
  available_at timestamptz,
  mark text check (mark in ('booked', 'question', 'ignored')),
  marked_at timestamptz,
  assignee uuid references member (id) on delete set null,
  comments integer not null default 0,
  primary key (invoice_id, organisation_id),
  foreign key (invoice_id, organisation_id) references invoice (id, organisation_id) on delete cascade
);
create index invoice_mark_by_mark on invoice_mark (organisation_id, mark, available_at desc nulls last, invoice_id desc, company_id)
  where mark is not null;
create index invoice_mark_by_mark_of_company on invoice_mark (company_id, mark, available_at desc nulls last, invoice_id desc)
  where mark is not null;
create index invoice_mark_by_assignee on invoice_mark (organisation_id, assignee, available_at desc nulls last, invoice_id desc, company_id)
  where assignee is not null;
create index invoice_mark_assignee on invoice_mark (assignee) where assignee is not null;

create table invoice_tag (
  invoice_id uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  available_at timestamptz,
  tag text not null,
  primary key (invoice_id, organisation_id, tag),
  foreign key (invoice_id, organisation_id) references invoice (id, organisation_id) on delete cascade
);
create index invoice_tag_by_tag on invoice_tag (organisation_id, tag, available_at desc nulls last, invoice_id desc, company_id);

create table invoice_comment (
  id uuid primary key,
  organisation_id uuid not null,
  invoice_id uuid not null,
  author_kind text not null check (author_kind in ('key', 'person', 'operator')),
  author_id text,
  text text not null,
  at timestamptz not null,
  foreign key (invoice_id, organisation_id) references invoice (id, organisation_id) on delete cascade
);
create index invoice_comment_of_invoice on invoice_comment (organisation_id, invoice_id, at desc, id desc);

-- How many invoices of a company have each mark.
create table mark_count (
  organisation_id uuid not null,
  company_id uuid not null,
  mark text not null,
  count bigint not null,
  primary key (organisation_id, company_id, mark)
);

-- A marked invoice is a changed invoice to programs that follow the catalogue. Counts are written last, in the order of
-- their keys.
create function note_marks() returns trigger language plpgsql as $$
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
    where (n.mark, n.marked_at, n.assignee, n.comments) is distinct from (o.mark, o.marked_at, o.assignee, o.comments)
    having count(*) > 0;
    perform count_marks(array_agg(organisation_id), array_agg(company_id), array_agg(mark), array_agg(n)) from (
      select organisation_id, company_id, mark, 1 as n from new_rows where mark is not null
      union all select organisation_id, company_id, mark, -1 from old_rows where mark is not null
    ) counted having count(*) > 0;
  end if;
  return null;
end $$;

create function count_marks(organisations uuid[], companies uuid[], marks text[], counts integer[]) returns void language sql as $$
  insert into mark_count as kept (organisation_id, company_id, mark, count)
  select organisation, company, mark, sum(n)
  from unnest(organisations, companies, marks, counts) as c (organisation, company, mark, n)
  group by organisation, company, mark having sum(n) <> 0
  order by organisation, company, mark
  on conflict (organisation_id, company_id, mark) do update set count = kept.count + excluded.count
$$;

create trigger mark_added after insert on invoice_mark
  referencing new table as new_rows for each statement execute function note_marks();
create trigger mark_changed after update on invoice_mark
  referencing old table as old_rows new table as new_rows for each statement execute function note_marks();
create trigger mark_gone after delete on invoice_mark
  referencing old table as old_rows for each statement execute function note_marks();

create function note_tags() returns trigger language plpgsql as $$
begin
  perform note_changes(array_agg(organisation_id), array_agg(text 'invoice'), array_agg(invoice_id))
  from (select distinct organisation_id, invoice_id from changed_rows) changed having count(*) > 0;
  return null;
end $$;

create trigger tag_added after insert on invoice_tag
  referencing new table as changed_rows for each statement execute function note_tags();
create trigger tag_gone after delete on invoice_tag
  referencing old table as changed_rows for each statement execute function note_tags();

-- A message that takes over a document from a folder brings another instant.
create function move_marks() returns trigger language plpgsql as $$
begin
  update invoice_mark set available_at = new.available_at
  where invoice_id = new.id and organisation_id = new.organisation_id;
  update invoice_tag set available_at = new.available_at
  where invoice_id = new.id and organisation_id = new.organisation_id;
  return null;
end $$;

create trigger invoice_moved after update of available_at on invoice
  for each row when (old.available_at is distinct from new.available_at) execute function move_marks();

-- What arrived since a person last looked. In a large catalogue the job builds it (jobs/prepare-lists.ts).
do $$
begin
  if (select count(*) from (select from invoice limit 20001) counted) > 20000 then
    return;
  end if;
  create index invoice_arrived on invoice (organisation_id, recorded_at, company_id);
end $$;
