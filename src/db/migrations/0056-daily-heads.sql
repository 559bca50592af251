-- A daily mail with the signed heads of all chains; null: not wanted.
alter table notification_setting add column heads_due_at timestamptz;
create index notification_setting_heads_due on notification_setting (heads_due_at) where heads_due_at is not null;
alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in
  ('password_reset', 'confirm_address', 'invitation', 'alarm', 'digest', 'delivery', 'heads')) not valid;
