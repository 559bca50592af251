-- A journal is what an accounting program prints of its ledger; the columns of its entries are called after it.
-- Renaming a column changes the catalogue alone: no row is rewritten, and the lock is held for a moment.
alter table reconciliation_row rename column book_number to entry_number;
alter table reconciliation_row rename column book_date to entry_date;
alter table reconciliation_row rename column book_cif to entry_cif;
alter table reconciliation_row rename column book_total to entry_total;

-- Which column of a journal holds what, as a person chose it: kept per company and form of heading, since a company has
-- a journal of purchases and one of sales, and may change its program.
create table journal_template (
  company_id uuid not null references company,
  -- Over the headings, with spelling evened out.
  heading_sha256 text not null,
  organisation_id uuid not null references organisation,
  -- The place of each field's column, from 0.
  columns jsonb not null,
  updated_at timestamptz not null,
  primary key (company_id, heading_sha256)
);
