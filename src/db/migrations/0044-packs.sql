-- The packs of several companies as one export. Few rows: the check of them takes no time.
alter table export drop constraint export_kind_check;
alter table export add constraint export_kind_check check (kind in ('pack', 'packs', 'search'));
