/** Walks the catalogue for the writer of an export: page by page after the last row, so that the last page costs as much as the first. */
import sql, { empty, raw } from 'sql-template-tag';
import { maskPersonalCodes } from '../../core/cif.ts';
import type { Db } from '../connection.ts';
import {
  type Invoice,
  type KeptOriginal,
  listInvoices,
  type OriginalRow,
  originalOf,
} from '../invoices/invoice.ts';
import { contentFromStore, type StoredContent, storedContent } from '../invoices/invoice-content.ts';
import { type InvoiceFilter, invoiceConditions } from '../invoices/invoice-filter.ts';
import { resolveText } from '../invoices/resolve-text.ts';

/** What an export needs beside the columns of a list. */
export interface InvoiceDepth {
  /** Null when nothing is archived yet. */
  original: KeptOriginal | null;
  /** Empty where nothing could be read. */
  content: StoredContent;
}

/** Lines and breakdowns may be large: this many invoices are in memory at a time. */
const pageRows = 250;

/**
 * Newest available first, those without an instant last. What arrives meanwhile is newer than the walk's position and is
 * left for the next file.
 */
export async function* walkInvoices(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
): AsyncGenerator<Invoice[]> {
  let last: Invoice | undefined;
  for (;;) {
    const after: { at: Date | null; id: string } | undefined = last && { at: last.availableAt, id: last.id };
    const rows = (await listInvoices(db, organisationId, filter, { limit: pageRows, after })).map(handedOn);
    if (rows.length > 0) yield rows;
    if (rows.length < pageRows) return;
    last = rows.at(-1);
  }
}

/** Numbers get into file names and columns of every format, and one may hold a personal code. */
function handedOn(invoice: Invoice): Invoice {
  return { ...invoice, number: invoice.number && maskPersonalCodes(invoice.number) };
}

/** Of these ids, those that are invoices of the organisation. */
export async function listFoundIds(db: Db, organisationId: string, ids: string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    sql`select i.id from invoice i where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[])`,
  );
  return rows.map(({ id }) => id);
}

export async function countInvoices(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  { undated = false } = {},
): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from invoice i join company c on c.id = i.company_id
    where i.organisation_id = ${organisationId} ${invoiceConditions(await resolveText(db, organisationId, filter))}
      ${undated ? sql`and i.available_at is null` : empty}`);
  return rows[0]!.n;
}

/** What a search found and its file lacks: nothing proves that the document is the message's. `n` counts those beyond the limit too. */
export async function listUnproven(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
  limit: number,
): Promise<{ n: number; first: Pick<Invoice, 'id' | 'number' | 'uploadIndex'>[] }> {
  const unproven = { ...filter, provenOnly: false, unprovenOnly: true };
  const { rows } = await db.query<Pick<Invoice, 'id' | 'number' | 'uploadIndex'> & { n: number }>(sql`
    select i.id, i.number, i.upload_index, count(*) over () as n
    from invoice i join company c on c.id = i.company_id
    where i.organisation_id = ${organisationId} ${invoiceConditions(await resolveText(db, organisationId, unproven))}
    order by i.available_at desc nulls last, i.id desc limit ${limit}`);
  const first = rows.map(({ n: _, number, ...row }) => ({
    ...row,
    number: number && maskPersonalCodes(number),
  }));
  return { n: rows[0]?.n ?? 0, first };
}

/** Which VAT categories and rates these invoices have: the columns of a list. More than a list can show is cut off. */
export async function listVatGroups(
  db: Db,
  organisationId: string,
  filter: InvoiceFilter,
): Promise<{ category: string | null; rate: string | null }[]> {
  const { rows } = await db.query<{ category: string | null; rate: string | null }>(sql`
    select distinct g ->> 'category' as category, g ->> 'rate' as rate
    from invoice i join company c on c.id = i.company_id cross join jsonb_array_elements(
      case when jsonb_typeof(i.vat_breakdown) = 'array' then i.vat_breakdown else '[]' end) g
    where i.organisation_id = ${organisationId} ${invoiceConditions(await resolveText(db, organisationId, filter))}
    limit 500`);
  return rows;
}

const originalColumns = raw(
  'coalesce(m.path, i.backfill_path) as path, coalesce(m.sha256, i.backfill_sha256) as sha256',
);

/** By invoice id, for a page of them. */
export async function findDepths(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<Map<string, InvoiceDepth>> {
  const { rows } = await db.query<DepthRow>(sql`
    select i.id, i.upload_index, m.match, ${storedContent('i')} as content, ${originalColumns}
    from invoice i left join message m on m.id = i.message
    where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, toDepth(row)]));
}

/** Their originals alone, without what was read of them: a pack has the documents themselves. */
export async function findOriginals(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<Map<string, KeptOriginal | null>> {
  const { rows } = await db.query<OriginalRow & { id: string }>(sql`
    select i.id, i.upload_index, m.match, ${originalColumns}
    from invoice i left join message m on m.id = i.message
    where i.organisation_id = ${organisationId} and i.id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, originalOf(row)]));
}

type DepthRow = OriginalRow & { id: string; content: StoredContent | null };

function toDepth(row: DepthRow): InvoiceDepth {
  return { original: originalOf(row), content: contentFromStore(row.content ?? {}) };
}
