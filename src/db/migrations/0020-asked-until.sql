-- Until when ANAF asked us to wait, where that is longer than a breaker stays open for it: a person is told. A column
-- without a default rewrites nothing.
alter table breaker add column asked_until timestamptz;
