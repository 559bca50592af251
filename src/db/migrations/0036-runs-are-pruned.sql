-- What is left of an organisation's pruned runs: one line for each Bucharest day.
create table run_day (
  organisation_id uuid not null references organisation (id),
  day date not null,
  runs integer not null,
  succeeded integer not null,
  partial integer not null,
  failed integer not null,
  cancelled integer not null,
  companies bigint not null,
  listed bigint not null,
  new bigint not null,
  archived bigint not null,
  expired bigint not null,
  failed_messages bigint not null,
  -- So that the address of a pruned run is told from one that never was.
  run_ids uuid[] not null,
  primary key (organisation_id, day)
);

-- Runs whose turn to be pruned has come.
create index run_by_end on run (requested_at) where finished_at is not null;
-- A listing outlives the run that asked for it.
alter table listing drop constraint listing_run_id_fkey;
