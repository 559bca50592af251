-- What a file does not hold although it was asked for, by name: formats for programs have no place for it.
alter table export add column left_out jsonb not null default '[]';
