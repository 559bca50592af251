-- Two transactions that record copies of one invoice at the same time did not see each other, so neither noted that the
-- other's invoice has a copy now; the same of a message that gets its id while its invoice is recorded. What an invoice
-- shows of other rows is now looked for when the numbers are given. Found by seed 1014 of npm run changes (2026-11-30).
-- Marking a notice as seen is a change of its message.

alter table change_noted drop constraint change_noted_kind_check,
  -- copies: groups of copies that an invoice has left.
  add constraint change_noted_kind_check check (kind in ('invoice', 'message', 'copies', 'invoices_of', 'messages_of'));

create or replace function note_invoices() returns trigger language plpgsql as $$
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
      union select organisation_id, 'copies', old_same_invoice from changed
        where old_same_invoice is not null and same_invoice is distinct from old_same_invoice
    ) changed having count(*) > 0;
  end if;
  return null;
end $$;

create or replace function note_messages() returns trigger language plpgsql as $$
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
end $$;

create or replace function number_changes(organisation uuid, most integer, at timestamptz, out last bigint, out unfinished boolean)
language plpgsql as $$
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
end $$;
