-- Passkeys (WebAuthn): public keys of people's devices, and challenges that wait for an answer. The people are in the schema of
-- the sign-in library, so nothing refers to them by a key.
create table passkey (
  id uuid primary key,
  user_id text not null,
  credential_id bytea not null unique,
  -- COSE, as the device gave it.
  public_key bytea not null,
  -- Of signatures, as the device counts them; 0 where it does not.
  counter bigint not null,
  transports text[] not null,
  -- Whether its maker keeps copies of it on other devices.
  synced boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_person on passkey (user_id, created_at);

create table passkey_challenge (
  challenge text primary key,
  -- What it was made for, and for which session or browser: nothing else can answer it.
  holder text not null,
  expires_at timestamptz not null
);
create index passkey_challenge_by_end on passkey_challenge (expires_at);
