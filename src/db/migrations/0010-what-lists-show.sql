-- What lists, totals and exports need of an invoice without opening its content, and which reader has read it.
--
-- Every column is added with a constant default or none, so that no row is rewritten and the lock lasts milliseconds.
-- The two indexes are built under a lock against writes: about two seconds for a million invoices. Rows that are there
-- keep version 0 and are filled in by the nightly re-reading.
alter table invoice
  -- BT-112, BT-113, BT-114.
  add column gross numeric,
  add column prepaid numeric,
  add column rounding numeric,
  -- BT-111, or BT-110 of an invoice in lei.
  add column vat_in_lei numeric,
  -- BT-8.
  add column tax_point_code text,
  -- BG-23.
  add column vat_breakdown jsonb,
  -- BT-28, BT-45; BT-31, BT-48 as written.
  add column seller_trading_name text,
  add column seller_vat_id text,
  add column buyer_trading_name text,
  add column buyer_vat_id text,
  -- Equal in messages that brought the same invoice; null where there is too little to tell by.
  add column same_invoice uuid,
  -- Of the reader, and of the check of the seal, that the row comes from: see core/reader-version.ts.
  add column reader_version smallint not null default 0,
  add column seal_version smallint not null default 0,
  -- The last re-reading by which something became different, and what.
  add column reread_at timestamptz,
  add column reread_changes text[];

create index invoice_same on invoice (company_id, same_invoice) where same_invoice is not null;
create index invoice_by_reader on invoice (least(reader_version, seal_version), id);
