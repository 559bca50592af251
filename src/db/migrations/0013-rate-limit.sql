-- The trade's words. A rename changes the catalogue alone: no row is rewritten, and the lock is held for a moment.
alter table request_turn rename to rate_limit;
alter table rate_limit rename constraint request_turn_pkey to rate_limit_pkey;
-- The instants of granted requests in the last stretch of time.
alter table rate_limit rename column taken to granted_at;
-- Whether the last request was granted.
alter table rate_limit rename column granted to last_granted;
-- When a company job last used up its slice of a worker's time.
alter table run_company rename column last_turn_at to last_slice_at;
