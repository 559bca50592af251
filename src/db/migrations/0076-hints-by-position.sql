-- A catalogue had grown when an invoice was recorded after the last look: one whose transaction committed after the look, but
-- which was recorded before, was not looked at for a week. The feed of changes is in the order of the commits.
alter table hint_check
  -- The last change that asks for a look, and the last number that was given before the newest look began.
  add column grown bigint not null default 0,
  add column looked bigint not null default 0;

-- Up to which number of an organisation's feed its companies were told that they have grown.
create table hint_mark (
  organisation_id uuid not null primary key references organisation (id),
  number bigint not null
);
