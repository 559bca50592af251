-- Where the job of alarms is: when it last looked at each organisation, and after which person it goes on there.
create table alarm_look (
  organisation_id uuid primary key references organisation (id),
  at timestamptz not null,
  after_user_id text
);
