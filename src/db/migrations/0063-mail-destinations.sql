-- Destinations that are mailboxes: nothing is sent to an address before its holder has confirmed it by a link.
alter table destination add column confirmed_at timestamptz;
-- Of the link: its hash alone.
alter table destination add column confirm_sha256 bytea;
alter table destination add column confirm_until timestamptz;
create unique index destination_by_confirmation on destination (confirm_sha256) where confirm_sha256 is not null;
