-- The head that a closing was made with, signed: canonical JSON, byte for byte. Null for older closings.
alter table month_closing add column statement text;

-- The grid of months asks which have a statement. The table has a row for each certificate and pack: no lock of note.
create index statement_of_period on statement (company_id, period_from, period_to, made_at desc);
