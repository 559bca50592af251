-- Where the job of alarms is: when it last looked at each organisation, and after which person it goes on there. Every
-- organisation has its row, so that those which wait longest are the first entries of an index.
create table alarm_look (
  organisation_id uuid primary key references organisation (id),
  at timestamptz not null default 'epoch',
  after_user_id text
);
create index alarm_look_by_age on alarm_look (at, organisation_id);
insert into alarm_look (organisation_id) select id from organisation;

create function add_alarm_look() returns trigger language plpgsql as $$
begin
  insert into alarm_look (organisation_id) values (new.id);
  return null;
end $$;
create trigger add_alarm_look after insert on organisation for each row execute function add_alarm_look();
