-- Every change of an invoice or a message gets a number, for programs that follow the catalogue. A transaction that
-- changes one only notes what it changed, in an append-only table in which no other transaction waits for it. A later
-- step numbers what is noted and committed, one step of an organisation at a time, under the lock of change_head. So a
-- reader that sees a number sees every lower one as well, and the engine's commits wait for nothing. No sequence,
-- transaction id or lock table is read.

-- What was changed and has no number yet. A row for a company stands for all of its invoices or messages, and is worked
-- off in slices by (upload index, id).
create table change_noted (
  organisation_id uuid not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('invoice', 'message', 'invoices_of', 'messages_of')),
  subjects uuid[] not null,
  after_upload text,
  after_id uuid,
  primary key (organisation_id, id)
);

-- The last number that an organisation has given.
create table change_head (
  organisation_id uuid primary key,
  last bigint not null
);

-- The latest change of each invoice and message. What is gone stays, as not present.
create table change (
  kind text not null check (kind in ('invoice', 'message')),
  subject uuid not null,
  organisation_id uuid not null,
  company_id uuid not null,
  number bigint not null,
  -- The number with which it last appeared.
  added bigint not null,
  present boolean not null,
  changed_at timestamptz not null,
  primary key (subject, kind, organisation_id)
);
create unique index change_by_number on change (organisation_id, kind, number);

-- From which number on which server gave them. After a restore, or on a standby that was behind, numbers are given a
-- second time: then a new epoch begins, and a cursor beyond the end of its own epoch is of a history that was lost.
create table change_epoch (
  organisation_id uuid not null,
  n integer not null,
  id uuid not null default gen_random_uuid(),
  server text not null,
  starts_after bigint not null,
  began_at timestamptz not null,
  primary key (organisation_id, n)
);

-- Different after every start of a server, and in every copy of the database or of the table. A difference without need
-- does no harm: numbers up to the end of an earlier epoch stay good.
create function change_server() returns text language sql stable as $$
  select concat_ws(' ', pg_postmaster_start_time(), (select oid from pg_database where datname = current_database()),
    'change_head'::regclass::oid, pg_relation_filenode('change_head'))
$$;

-- One row for up to a thousand subjects: a batch of the engine costs one insert.
create function note_changes(organisations uuid[], kinds text[], subjects uuid[]) returns void language sql as $$
  insert into change_noted (organisation_id, kind, subjects)
  select organisation, kind, array_agg(subject)
  from (
    select organisation, kind, subject, (row_number() over (partition by organisation, kind) - 1) / 1000 as chunk
    from unnest(organisations, kinds, subjects) as s (organisation, kind, subject)
  ) chunked
  group by organisation, kind, chunk
$$;

-- An invoice shows its message's id and its copies, a message its invoice: those change with it. Columns that the API
-- does not show are not compared; test/changes.test.ts holds the list of these.
create function note_invoices() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      select organisation_id, text 'invoice' as kind, id as subject from new_rows
      union select organisation_id, 'message', message from new_rows where message is not null
      union select s.organisation_id, 'invoice', s.id from new_rows n
        join invoice s on s.company_id = n.company_id and s.same_invoice = n.same_invoice
    ) changed having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      select organisation_id, text 'invoice' as kind, id as subject from old_rows
      union select organisation_id, 'message', message from old_rows where message is not null
      union select s.organisation_id, 'invoice', s.id from old_rows o
        join invoice s on s.company_id = o.company_id and s.same_invoice = o.same_invoice
    ) changed having count(*) > 0;
  else
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      with changed as (
        select n.id, n.organisation_id, n.company_id, n.message, o.message as old_message, n.same_invoice,
          o.same_invoice as old_same_invoice,
          (n.message, n.same_invoice, n.direction, n.upload_index, n.available_at)
            is distinct from (o.message, o.same_invoice, o.direction, o.upload_index, o.available_at) as copies_change
        from new_rows n join old_rows o on o.id = n.id
        where (n.message, n.upload_index, n.direction, n.role, n.number, n.type_code, n.issued_on, n.due_on, n.currency,
          n.seller_cif, n.seller_name, n.buyer_cif, n.buyer_name, n.net, n.vat, n.payable, n.gross, n.prepaid,
          n.rounding, n.vat_in_lei, n.tax_point_code, n.vat_breakdown, n.seller_trading_name, n.seller_vat_id,
          n.buyer_trading_name, n.buyer_vat_id, n.same_invoice, n.seal_verdict, n.seal_detail, n.seal_signer,
          n.seal_certificate_sha256, n.reading_verdict, n.reading_detail, n.available_at, n.late, n.retain_until,
          n.content)
        is distinct from (o.message, o.upload_index, o.direction, o.role, o.number, o.type_code, o.issued_on, o.due_on,
          o.currency, o.seller_cif, o.seller_name, o.buyer_cif, o.buyer_name, o.net, o.vat, o.payable, o.gross,
          o.prepaid, o.rounding, o.vat_in_lei, o.tax_point_code, o.vat_breakdown, o.seller_trading_name,
          o.seller_vat_id, o.buyer_trading_name, o.buyer_vat_id, o.same_invoice, o.seal_verdict, o.seal_detail,
          o.seal_signer, o.seal_certificate_sha256, o.reading_verdict, o.reading_detail, o.available_at, o.late,
          o.retain_until, o.content)
      )
      select organisation_id, text 'invoice' as kind, id as subject from changed
      union select c.organisation_id, 'message', m.id from changed c, unnest(array[c.message, c.old_message]) m (id)
        where m.id is not null and c.message is distinct from c.old_message
      union select s.organisation_id, 'invoice', s.id from changed c
        join invoice s on s.company_id = c.company_id and s.same_invoice in (c.same_invoice, c.old_same_invoice)
        where c.copies_change
    ) changed having count(*) > 0;
  end if;
  return null;
end $$;

create trigger invoice_added after insert on invoice
  referencing new table as new_rows for each statement execute function note_invoices();
create trigger invoice_changed after update on invoice
  referencing old table as old_rows new table as new_rows for each statement execute function note_invoices();
create trigger invoice_gone after delete on invoice
  referencing old table as old_rows for each statement execute function note_invoices();

create function note_messages() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'message'), array_agg(id)) from new_rows
    having count(*) > 0;
  elsif tg_op = 'DELETE' then
    perform note_changes(array_agg(organisation_id), array_agg(text 'message'), array_agg(id)) from old_rows
    having count(*) > 0;
  else
    perform note_changes(array_agg(organisation_id), array_agg(kind), array_agg(subject)) from (
      with changed as (
        select n.id, n.organisation_id, n.message_id is distinct from o.message_id as named
        from new_rows n join old_rows o on o.id = n.id
        where (n.message_id, n.upload_index, n.kind, n.raw_kind, n.detail, n.created_at, n.created_at_raw,
          n.created_at_ambiguous, n.row_cif, n.state, n.reason, n.attempts, n.next_attempt_at, n.expires_at, n.sha256,
          n.size_bytes, n.archived_at, n.match)
        is distinct from (o.message_id, o.upload_index, o.kind, o.raw_kind, o.detail, o.created_at, o.created_at_raw,
          o.created_at_ambiguous, o.row_cif, o.state, o.reason, o.attempts, o.next_attempt_at, o.expires_at, o.sha256,
          o.size_bytes, o.archived_at, o.match)
      )
      select organisation_id, text 'message' as kind, id as subject from changed
      union select i.organisation_id, 'invoice', i.id from changed c join invoice i on i.message = c.id where c.named
      union select s.organisation_id, 'invoice', s.id from changed c join invoice i on i.message = c.id
        join invoice s on s.company_id = i.company_id and s.same_invoice = i.same_invoice where c.named
    ) changed having count(*) > 0;
  end if;
  return null;
end $$;

create trigger message_added after insert on message
  referencing new table as new_rows for each statement execute function note_messages();
create trigger message_changed after update on message
  referencing old table as old_rows new table as new_rows for each statement execute function note_messages();
create trigger message_gone after delete on message
  referencing old table as old_rows for each statement execute function note_messages();

-- What a removed company has is no longer part of the catalogue that programs follow.
create function note_company() returns trigger language plpgsql as $$
begin
  insert into change_noted (organisation_id, kind, subjects)
  values (new.organisation_id, 'messages_of', array[new.id]), (new.organisation_id, 'invoices_of', array[new.id]);
  return null;
end $$;

create trigger company_removed after update of removed_at on company
  for each row when ((old.removed_at is null) <> (new.removed_at is null)) execute function note_company();

-- Gives numbers after `given` to those of the subjects that are there, or were; answers with the last number given.
create function number_subjects(organisation uuid, what text, subjects uuid[], given bigint, at timestamptz)
returns bigint language plpgsql as $$
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
end $$;

-- One step: numbers up to about `most` of what an organisation has noted and committed. `unfinished`: there is more.
-- Each statement of the function sees what was committed before it began, so what is noted is read after the lock.
create function number_changes(organisation uuid, most integer, at timestamptz, out last bigint, out unfinished boolean)
language plpgsql as $$
declare
  begun bigint;
  noted_invoices uuid[];
  noted_messages uuid[];
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
      from change_noted n where n.organisation_id = organisation and n.kind in ('invoice', 'message')
    ) n
    where t.organisation_id = organisation and t.id = n.id and n.before < most
    returning t.id, t.kind, t.subjects
  ), subject as (
    select t.kind, s.id, min(t.id) as noted from taken t, unnest(t.subjects) s (id) group by t.kind, s.id
  )
  select array_agg(id order by noted, id) filter (where kind = 'message'),
    array_agg(id order by noted, id) filter (where kind = 'invoice')
  into noted_messages, noted_invoices from subject;
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
end $$;

-- What is there already is numbered company by company, by the job and by readers, and not under this migration's locks.
insert into change_noted (organisation_id, kind, subjects)
select organisation_id, kind, array[id]
from company, unnest(array['messages_of', 'invoices_of']) as kind order by created_at, id, kind desc;
