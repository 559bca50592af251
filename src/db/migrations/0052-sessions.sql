-- When a session was last used, which is written at most once a minute, and when its person last proved who they are by a
-- password or a second factor. Null in sessions of before: never proven, and as old as they are.
alter table auth.session add column "lastSeenAt" timestamptz;
alter table auth.session add column "provenAt" timestamptz;
