-- Since when the archive does not continue the newest sound backup: its name, and how many chains do not.
alter table installation add column backup_broken_since timestamptz,
  add column backup_broken_from text,
  add column backup_broken_chains integer;
