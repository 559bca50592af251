-- Codes of an application (TOTP, RFC 6238) as a second factor, with recovery codes, and what lies between the two steps of a
-- sign-in. The people are in the schema of the sign-in library, so nothing refers to them by a key.
create table second_factor (
  user_id text primary key,
  secret bytea not null,
  created_at timestamptz not null,
  -- Null until the first code was given: it counts from then on.
  confirmed_at timestamptz,
  -- The thirty seconds of the last code that was taken: none is taken twice, and none of before.
  last_step bigint
);

create table recovery_code (
  user_id text not null,
  code_sha256 bytea not null,
  used_at timestamptz,
  primary key (user_id, code_sha256)
);

-- A password was right, and the second factor is still to come.
create table sign_in_step (
  token_sha256 bytea primary key,
  user_id text not null,
  attempts int not null default 0,
  expires_at timestamptz not null
);
create index sign_in_step_of_person on sign_in_step (user_id);

alter table organisation add column needs_second_factor boolean not null default false;
-- Whether the session was opened or confirmed by more than a password.
alter table auth.session add column strong boolean;
