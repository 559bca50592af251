-- Whom to ask at a company about its right in the SPV, and when the instructions were sent: until the right is back.
-- Columns without defaults rewrite nothing.
alter table company
  add column contact_name text,
  add column contact_email text,
  add column contact_phone text,
  add column instructions_sent_at timestamptz,
  add column instructions_sent_by text;
