-- Refusals of ANAF and messages of buyers stay tasks until a person marks them as seen. A column without a default
-- rewrites nothing; the index has the few that nobody has seen.
alter table message add column seen_at timestamptz;
create index message_unseen on message (organisation_id, kind)
  where kind in ('error', 'buyer_message_received') and state = 'archived' and seen_at is null;
