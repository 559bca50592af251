-- A listing that shows exactly the rows of the last proven one is recorded without reading a message.
alter table company add column listing_digest text;
-- What such a listing would take back: few rows.
create index message_gone on message (company_id, created_at) where state = 'expired' or said_expired_at is not null;
