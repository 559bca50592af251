-- A message's row grows by two thirds when it is archived: with room for that in its page the second version stays beside
-- the first, and is logged as what differs. In a full page it went to another one, and new messages to the remainders of
-- old pages, which PostgreSQL writes whole into its log when they change first after a checkpoint.
alter table message set (fillfactor = 60);
