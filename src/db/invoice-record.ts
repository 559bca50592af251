/** Writes what was read of an invoice into the catalogue: once for each document and direction of a company. */
import sql, { raw, type Sql } from 'sql-template-tag';
import type { ReadInvoice, ReadingVerdict, SealVerdict } from '../core/invoice.ts';
import type { Db } from './connection.ts';

export interface CataloguedInvoice {
  organisationId: string;
  companyId: string;
  /** The ledger's message that brought it; null when a person's folder did. */
  message: string | null;
  uploadIndex: string;
  direction: 'received' | 'sent';
  role: 'buyer' | 'seller' | null;
  invoice: ReadInvoice | null;
  reading: { verdict: ReadingVerdict; detail: string | null };
  seal: { verdict: SealVerdict; detail: string | null };
  availableAt: Date | null;
}

/** Where the bytes lie that a person's folder brought. */
export interface BackfilledBytes {
  path: string;
  sha256: string;
}

/**
 * What ANAF's own message brings takes the place of what a person's folder brought before; that file stays known.
 * @returns false when another message has brought this document already: this one is its second copy
 */
export async function recordInvoice(db: Db, entry: CataloguedInvoice, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into invoice (${identityColumns}, recorded_at, seal_verdict, seal_detail, ${readColumns})
    values (${identityOf(entry)}, ${now}, ${entry.seal.verdict}, ${entry.seal.detail}, ${readingOf(entry)})
    on conflict (company_id, upload_index, direction) do update set
      message = excluded.message, available_at = excluded.available_at, recorded_at = excluded.recorded_at,
      seal_verdict = excluded.seal_verdict, seal_detail = excluded.seal_detail,
      seal_signer = null, seal_certificate_sha256 = null,
      (${readColumns}) = row(${readColumnsOf('excluded')})
    where invoice.message is null`);
  return rowCount === 1;
}

/** @returns false when this document is in the catalogue already, whoever brought it */
export async function recordBackfilled(
  db: Db,
  entry: CataloguedInvoice,
  { path, sha256 }: BackfilledBytes,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into invoice (${identityColumns}, recorded_at, seal_verdict, seal_detail, ${readColumns},
      backfill_path, backfill_sha256)
    values (${identityOf(entry)}, ${now}, ${entry.seal.verdict}, ${entry.seal.detail}, ${readingOf(entry)},
      ${path}, ${sha256})
    on conflict (company_id, upload_index, direction) do nothing`);
  return rowCount === 1;
}

/**
 * The bytes were read anew: what they say takes the place of what was read before. The seal is left alone: it was
 * judged by other means.
 * @returns whether anything is different now
 */
export async function updateReading(
  db: Db,
  id: string,
  entry: Pick<CataloguedInvoice, 'role' | 'invoice' | 'reading'>,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update invoice i set (${readColumns}) = row(${readColumnsOf('anew')})
    from (values (${readingOf(entry)})) as anew (${readColumns})
    where i.id = ${id} and row(${readColumnsOf('i')}) is distinct from row(${readColumnsOf('anew')})`);
  return rowCount === 1;
}

/** The directions under which the company has this document. */
export async function listCatalogued(
  db: Db,
  companyId: string,
  uploadIndex: string,
): Promise<CataloguedInvoice['direction'][]> {
  const { rows } = await db.query<{ direction: CataloguedInvoice['direction'] }>(sql`
    select direction from invoice where company_id = ${companyId} and upload_index = ${uploadIndex}`);
  return rows.map((row) => row.direction);
}

/** Every file that a person's folder brought, those whose invoice ANAF's own message has taken over included. */
export async function listBackfilled(db: Db, companyId: string): Promise<BackfilledBytes[]> {
  const { rows } = await db.query<{ backfill_path: string; backfill_sha256: string }>(sql`
    select distinct backfill_path, backfill_sha256 from invoice
    where company_id = ${companyId} and backfill_path is not null order by backfill_path`);
  return rows.map((row) => ({ path: row.backfill_path, sha256: row.backfill_sha256 }));
}

const identityColumns = sql`organisation_id, company_id, message, upload_index, direction, available_at`;

function identityOf(e: CataloguedInvoice): Sql {
  return sql`${e.organisationId}, ${e.companyId}, ${e.message}, ${e.uploadIndex}, ${e.direction}, ${e.availableAt}`;
}

const readNames = [
  ...[
    'role',
    'number',
    'type_code',
    'issued_on',
    'due_on',
    'currency',
    'seller_cif',
    'seller_name',
    'buyer_cif',
  ],
  ...['buyer_name', 'net', 'vat', 'payable', 'content', 'reading_verdict', 'reading_detail'],
];
const readColumns = raw(readNames.join(', '));

/** The same of one table among several. */
function readColumnsOf(table: string): Sql {
  return raw(readNames.map((name) => `${table}.${name}`).join(', '));
}

/** In the order of the columns; with types, because a list of values that stands alone has none. */
function readingOf({
  role,
  invoice: i,
  reading,
}: Pick<CataloguedInvoice, 'role' | 'invoice' | 'reading'>): Sql {
  const content = i ? JSON.stringify({ vatBreakdown: i.vatBreakdown, lines: i.lines, gross: i.gross }) : null;
  return sql`${role}::text, ${i?.number ?? null}::text, ${i?.typeCode ?? null}::text, ${i?.issuedOn ?? null}::date,
    ${i?.dueOn ?? null}::date, ${i?.currency ?? null}::text, ${i?.seller.cif ?? null}::text,
    ${i?.seller.name ?? null}::text, ${i?.buyer.cif ?? null}::text, ${i?.buyer.name ?? null}::text,
    ${i?.net ?? null}::numeric, ${i?.vat ?? null}::numeric, ${i?.payable ?? null}::numeric, ${content}::jsonb,
    ${reading.verdict}::text, ${reading.detail}::text`;
}
