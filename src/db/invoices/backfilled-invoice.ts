/** Invoices that a person brought, in the catalogue without a message: recorded, met again, and their files. */
import sql, { type Sql } from 'sql-template-tag';
import { readerVersion, sealVersion } from '../../core/reader-version.ts';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { type CataloguedInvoice, readColumns, readingOf } from './invoice-reading.ts';
import { identityColumns } from './invoice-record.ts';
import { lockedSignersOf, sealColumns, sealValues, signersOf } from './invoice-seal.ts';
import { looseIndexPrefix } from './loose-invoice.ts';
import { recordSigners } from './signer.ts';

/** Where backfilled bytes are kept. */
export interface BackfilledBytes {
  path: string;
  sha256: string;
}

/** @returns false when this document is already in the catalogue, from a message or from a folder */
export async function recordBackfilled(
  db: Db,
  entry: CataloguedInvoice,
  { path, sha256 }: BackfilledBytes,
  now: Date,
): Promise<boolean> {
  await recordSigners(db, signersOf([entry.seal]), now);
  const { rowCount } = await db.query(sql`
    with ${lockedSignersOf([entry.seal])}
    insert into invoice (${identityColumns}, recorded_at, reader_version, seal_version, ${sealColumns}, ${readColumns},
      backfill_path, backfill_sha256)
    values (${identityOf(entry, now)}, ${now}, ${readerVersion}, ${sealVersion}, ${sealValues(entry.seal)}, ${readingOf(entry)}, ${path}, ${sha256})
    on conflict (company_id, upload_index, direction, organisation_id) do nothing`);
  return rowCount === 1;
}

/**
 * The directions under which the company has this document. One without an upload index of ANAF's (`xml-…`) is also the
 * same invoice that came under one.
 */
export async function listCatalogued(
  db: Db,
  companyId: string,
  uploadIndex: string,
  sameInvoice: string | null,
): Promise<CataloguedInvoice['direction'][]> {
  const same = uploadIndex.startsWith(looseIndexPrefix) ? sameInvoice : null;
  const { rows } = await db.query<{ direction: CataloguedInvoice['direction'] }>(sql`
    select distinct direction from invoice
    where company_id = ${companyId} and (upload_index = ${uploadIndex} or same_invoice = ${same}::uuid)`);
  return rows.map((row) => row.direction);
}

/** Every backfilled file, also those whose invoice now comes from ANAF's message. */
export async function listBackfilled(db: Db, companyId: string): Promise<BackfilledBytes[]> {
  const { rows } = await db.query<{ backfillPath: string; backfillSha256: string }>(sql`
    select distinct backfill_path, backfill_sha256 from invoice
    where company_id = ${companyId} and backfill_path is not null order by backfill_path`);
  return rows.map((row) => ({ path: row.backfillPath, sha256: row.backfillSha256 }));
}

function identityOf(e: CataloguedInvoice, now: Date): Sql {
  return sql`${newId(now)}, ${e.organisationId}, ${e.companyId}, ${e.message}, ${e.uploadIndex}, ${e.direction}, ${e.availableAt}`;
}
