-- When a breaker was opened for the first time without a success since: how long ANAF has not answered.
-- Null for those of before. A column without a default rewrites nothing.
alter table breaker add column first_opened_at timestamptz;
