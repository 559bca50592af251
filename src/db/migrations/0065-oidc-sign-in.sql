-- Signing in by OpenID Connect: who a person is at the issuer, and sign-ins that have left for it. The people are in the schema of
-- the sign-in library, so nothing refers to them by a key.
create table person_identity (
  issuer text not null,
  subject text not null,
  user_id text not null,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  -- An account has one person at an issuer: another subject with its address is refused.
  unique (user_id, issuer)
);

create table oidc_sign_in (
  state_sha256 bytea primary key,
  -- Of the cookie that binds it to a browser.
  cookie_sha256 bytea not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);
