-- While a process refreshes a connection's tokens the others wait for it by this mark; the row is locked only to set it.
alter table anaf_connection add column refreshing_until timestamptz;
-- Since when ANAF does not accept access tokens that it has just issued.
alter table anaf_connection add column refused_again_at timestamptz;
