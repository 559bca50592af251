-- SAGA and JSON are formats of a list, as XLSX and CSV are: which formats there are stands in one table of the code
-- (core/export-formats.ts), and a new one needs no migration. Exports live for seven days, so the table is small.
alter table export drop constraint export_kind_check;
update export set kind = 'search', request = request || jsonb_build_object('kind', 'search', 'format', kind, 'language', 'ro')
where kind in ('saga', 'json');
alter table export add constraint export_kind_check check (kind in ('pack', 'search'));
