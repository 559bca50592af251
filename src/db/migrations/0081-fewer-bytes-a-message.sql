-- What an invoice writes into PostgreSQL's log, less. The name and the hash of its signer were 113 bytes of each row and 65 of
-- an index entry, and there are a handful of signers: a number stands for them. What readers of before have left is looked
-- for by an index of these alone, which is empty nearly always. Pending messages are looked for by company, and then
-- sorted: each message is pending first, and was written into two indexes of 48 bytes for it.
-- Existing rows are written once more here, with the table locked.
alter table signer add column number integer generated always as identity unique;

alter table invoice add column signer integer references signer (number);
alter table invoice disable trigger user;
update invoice i set signer = s.number from signer s where s.sha256 = i.seal_certificate_sha256;
alter table invoice enable trigger user;

create or replace function note_invoices() returns trigger language plpgsql set search_path = public as $function$
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

alter table invoice drop column seal_signer, drop column seal_certificate_sha256;
create index invoice_by_signer on invoice (signer, organisation_id) where signer is not null;

-- In a large ledger the job builds and drops (jobs/prepare-lists.ts).
do $$
begin
  if (select count(*) from (select from message limit 20001) counted) > 20000 then
    return;
  end if;
  create index invoice_older_than_1_1 on invoice (least(reader_version, seal_version), id)
    where reader_version < 1 or seal_version < 1;
  create index message_waiting on message (company_id) where state = 'pending';
  create index message_ended on message (organisation_id, state, created_at desc nulls last, id desc)
    where state <> 'archived' and state <> 'pending';
  drop index invoice_by_reader;
  drop index message_pending_oldest;
  drop index message_by_state;
end $$;
