-- A restored installation is held until the operator says that the old one is gone: held_since. backed_up_at is when the
-- last backup that was finished began.
alter table installation add column held_since timestamptz, add column backed_up_at timestamptz;
