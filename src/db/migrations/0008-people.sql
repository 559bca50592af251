-- Who lets whom in; links by which a certificate's holder elsewhere authorises; and where a message's way is looked up.

-- An owner is an administrator who may also make and unmake owners. Until now everybody who founded an organisation was
-- called its administrator.
alter table member drop constraint member_role_check;
alter table member add constraint member_role_check check (role in ('owner', 'admin', 'sync', 'read'));
alter table member add column id uuid not null default gen_random_uuid() unique;
update member set role = 'owner' where role = 'admin';

-- What a person has set for himself; the sign-in library keeps the rest.
create table person (
  user_id text primary key,
  language text not null check (language in ('ro', 'en')),
  updated_at timestamptz not null
);

create table invitation (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'sync', 'read')),
  token_sha256 bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text,
  revoked_at timestamptz
);
-- A new invitation of somebody takes the place of the one before.
create unique index invitation_open on invitation (organisation_id, email)
  where accepted_at is null and revoked_at is null;

create table token_link (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  -- For whom, in the words of whoever made it.
  note text,
  token_sha256 bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  connection_id uuid references anaf_connection
);
create index token_link_by_organisation on token_link (organisation_id, created_at desc, id desc);

-- By which link a connection was begun; null when by somebody who is signed in.
alter table oauth_state add column token_link_id uuid references token_link on delete cascade;

create index sync_log_by_message on sync_log (message);
-- Of failures alone, which are few: what succeeds is written faster without it.
create index event_failed_message on event ((data->>'id'), id) where type = 'message.failed';

-- Whoever holds such a link has no account: the link acts.
alter table audit drop constraint audit_actor_kind_check;
alter table audit add constraint audit_actor_kind_check check (actor_kind in ('key', 'person', 'operator', 'link'));
