-- Lists of what is still open, and of the rare kinds, which are few among millions. In a large ledger the job builds the
-- indexes (jobs/prepare-lists.ts).
do $$
begin
  if (select count(*) from (select from message limit 20001) counted) > 20000 then
    return;
  end if;
  create index message_by_state on message (organisation_id, state, created_at desc nulls last, id desc) where state <> 'archived';
  create index message_by_kind on message (organisation_id, kind, created_at desc nulls last, id desc) where kind <> 'received' and kind <> 'sent';
end $$;
