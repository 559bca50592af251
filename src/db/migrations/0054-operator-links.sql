-- A link to a new password that the operator made: unlike one that was sent by mail, it proves no address.
alter table mail_link drop constraint mail_link_purpose_check;
alter table mail_link add constraint mail_link_purpose_check
  check (purpose in ('password_reset', 'confirm_address', 'operator_reset'));
