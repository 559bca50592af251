-- The upload index of the invoice that a buyer's message names; '' when it was read and names none, null when it was not
-- read yet. Those that were archived before are read by the nightly re-reading.
alter table message add column about_upload text;
create index message_of_buyer on message (company_id, archived_at desc)
  where kind in ('buyer_message_received', 'buyer_message_sent');
create index message_of_buyer_unread on message (id)
  where kind in ('buyer_message_received', 'buyer_message_sent') and state = 'archived' and about_upload is null;

alter table hint drop constraint hint_kind_check;
alter table hint add constraint hint_kind_check
  check (kind in ('number_gap', 'silent_partner', 'referred_invoice', 'journal_entry', 'buyer_message'));
