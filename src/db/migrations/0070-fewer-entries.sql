-- Fewer entries of indexes a message. A hash of all chains puts each entry on another page, which PostgreSQL writes whole
-- into its log at its first change after a checkpoint: more than a kilobyte a message. By company the entries of a sync lie
-- together. Messages that were just listed have no time of a next attempt and need no entry by it. Events are pruned in the
-- order of their ids. In a large ledger the job builds and drops (jobs/prepare-lists.ts).
drop index event_by_time;
do $$
begin
  if (select count(*) from (select from message limit 20001) counted) > 20000 then
    return;
  end if;
  create index message_by_link on message (company_id, left(chain, 8)) where chain is not null;
  create index message_due on message (company_id, next_attempt_at) where state = 'pending' and next_attempt_at is not null;
  drop index message_by_chain;
  drop index message_pending;
end $$;
