-- A head that was handed out is looked for among all links. In a large ledger the job builds the index (jobs/prepare-lists.ts).
do $$
begin
  if (select count(*) from (select from message limit 20001) counted) > 20000 then
    return;
  end if;
  create index message_by_chain on message using hash (chain) where chain is not null;
end $$;
