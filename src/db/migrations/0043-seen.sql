-- Up to when a person has looked at what arrived, in each organisation.
create table person_seen (
  organisation_id uuid not null references organisation (id),
  user_id text not null,
  at timestamptz not null,
  primary key (organisation_id, user_id)
);
