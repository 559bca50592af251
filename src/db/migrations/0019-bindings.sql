-- What belongs to this database alone: its archive and its key. Both are checked at each start, and the archive meanwhile.

-- Is also in the archive's root. The table has one row, so that the default rewrites nothing large.
alter table installation add column archive_id uuid not null default gen_random_uuid();
-- When the id was first written there; null until then.
alter table installation add column archive_bound_at timestamptz;
-- A value sealed with the secret key: another key does not open it.
alter table installation add column key_check bytea;
