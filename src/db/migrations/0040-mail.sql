-- Mail that is to be sent, and the one-time links in it, of which only hashes are kept.

create table mail (
  id uuid primary key,
  -- Null: of an account, which belongs to no organisation.
  organisation_id uuid references organisation,
  kind text not null check (kind in ('password_reset', 'confirm_address', 'invitation', 'alarm', 'digest', 'delivery')),
  -- In lower case.
  recipient text not null,
  language text not null check (language in ('ro', 'en')),
  -- Sealed, because it may hold a link; null where it is written when it is sent, and once it has ended.
  content bytea,
  created_at timestamptz not null,
  due_at timestamptz not null,
  -- It is of no use to the recipient any more, and is not sent.
  expires_at timestamptz not null,
  attempts integer not null default 0,
  leased_until timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  ended_at timestamptz,
  -- Why the last attempt failed.
  code text,
  check ((state = 'waiting') = (ended_at is null))
);
create index mail_waiting on mail (due_at) where state = 'waiting';
create index mail_ended on mail (ended_at) where state <> 'waiting';

create table mail_link (
  token_sha256 bytea primary key,
  purpose text not null check (purpose in ('password_reset', 'confirm_address')),
  user_id text not null,
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mail_link_by_user on mail_link (user_id);
create index mail_link_by_expiry on mail_link (expires_at);

-- Addresses that were proven by a link in a mail. Another address of the same person is not.
create table confirmed_address (
  user_id text primary key,
  email text not null,
  at timestamptz not null
);
