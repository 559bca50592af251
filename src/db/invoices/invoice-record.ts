/** Writes what was read of an invoice into the catalogue: once for each document and direction of a company. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ReadInvoice, ReadingVerdict } from '../../core/invoice.ts';
import { readerVersion, sealVersion } from '../../core/reader-version.ts';
import { retainUntil } from '../../core/retention.ts';
import { sameInvoiceKey } from '../../core/same-invoice.ts';
import { classifyTransmission } from '../../core/transmission-terms.ts';
import { type Db, prepared } from '../connection.ts';
import { newId } from '../new-id.ts';
import { contentToStore } from './invoice-content.ts';
import {
  effectiveVerdict,
  lockedSignersOf,
  type RecordedSeal,
  sealColumns,
  sealValues,
  signersOf,
} from './invoice-seal.ts';
import { indexLooseInvoices, looseIndexPrefix } from './loose-invoice.ts';
import { recordSigners } from './signer.ts';

export interface CataloguedInvoice {
  organisationId: string;
  companyId: string;
  /** The ledger's message that brought it; null when it was backfilled. */
  message: string | null;
  uploadIndex: string;
  direction: 'received' | 'sent';
  role: 'buyer' | 'seller' | null;
  invoice: ReadInvoice | null;
  reading: { verdict: ReadingVerdict; detail: string | null };
  seal: RecordedSeal;
  availableAt: Date | null;
}

/** Where backfilled bytes are kept. */
export interface BackfilledBytes {
  path: string;
  sha256: string;
}

/**
 * An entry from ANAF's message replaces one from a backfilled folder, also the one of the same invoice that came as XML
 * without an index; the path of the backfilled file is kept.
 * @returns false when another message already has this document: this one is a second copy
 */
export async function recordInvoice(db: Db, entry: CataloguedInvoice, now: Date): Promise<boolean> {
  const [first] = await recordInvoices(db, [entry], now);
  return first!;
}

/** The same for several messages, in their order: of two with the same document the first is recorded. */
export async function recordInvoices(db: Db, entries: CataloguedInvoice[], now: Date): Promise<boolean[]> {
  const byDocument = new Map<string, CataloguedInvoice>();
  for (const entry of entries)
    if (!byDocument.has(documentOf(entry))) byDocument.set(documentOf(entry), entry);
  const rows = [...byDocument.values()].map((entry) => ({
    id: newId(now),
    organisation_id: entry.organisationId,
    company_id: entry.companyId,
    message: entry.message,
    upload_index: entry.uploadIndex,
    direction: entry.direction,
    available_at: entry.availableAt,
    seal_verdict: entry.seal.verdict,
    seal_detail: entry.seal.detail,
    seal_signer: entry.seal.certificate?.name ?? null,
    seal_certificate_sha256: entry.seal.certificate?.sha256 ?? null,
    ...readOf(entry),
  }));
  const seals = [...byDocument.values()].map(({ seal }) => seal);
  await recordSigners(db, signersOf(seals), now);
  await indexLooseInvoices(
    db,
    rows.filter(({ message }) => message !== null),
  );
  const { rows: recorded } = await db.query<DocumentRow>(
    prepared(
      'record invoices',
      sql`
        with ${lockedSignersOf(seals)}
        insert into invoice (${identityColumns}, recorded_at, reader_version, seal_version, ${sealColumns}, ${readColumns})
        select ${identityColumns}, ${now}, ${readerVersion}, ${sealVersion}, ${effectiveVerdict(raw('seal_verdict'), raw('seal_certificate_sha256'))},
          seal_detail, seal_signer, seal_certificate_sha256, ${readColumns}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, organisation_id uuid, company_id uuid,
          message uuid, upload_index text, direction text, available_at timestamptz, seal_verdict text,
          seal_detail text, seal_signer text, seal_certificate_sha256 text, ${readColumnTypes})
        on conflict (company_id, upload_index, direction, organisation_id) do update set
          message = excluded.message, available_at = excluded.available_at, recorded_at = excluded.recorded_at,
          reader_version = excluded.reader_version, seal_version = excluded.seal_version,
          seal_verdict = excluded.seal_verdict, seal_detail = excluded.seal_detail,
          seal_signer = excluded.seal_signer, seal_certificate_sha256 = excluded.seal_certificate_sha256,
          (${readColumns}) = row(${readColumnsOf('excluded')})
        where invoice.message is null
        returning company_id, upload_index, direction`,
    ),
  );
  const first = recorded.map((row) => byDocument.get(`${row.companyId} ${row.uploadIndex} ${row.direction}`));
  return entries.map((entry) => first.includes(entry));
}

/** As it is unique in the catalogue. */
function documentOf({ companyId, uploadIndex, direction }: CataloguedInvoice): string {
  return `${companyId} ${uploadIndex} ${direction}`;
}

interface DocumentRow {
  companyId: string;
  uploadIndex: string;
  direction: string;
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
 * The bytes were read again: what they say takes the place of what was read before. Of the seal, see updateSeal.
 * @returns what became different, as the API names it; of what an older reader did not keep nothing is named
 */
export async function updateReading(db: Db, id: string, entry: Read, now: Date): Promise<Reread> {
  const { rows } = await db.query<Reread>(sql`
    with old as (select * from invoice where id = ${id} for update),
    new (${readColumns}) as (values (${readingOf(entry)})),
    compared as (
      select row(${readColumnsOf('old')}) is distinct from row(${readColumnsOf('new')}) as written,
        array_remove(array[${comparisons}], null) as changes
      from old, new
    ),
    updated as (
      update invoice i set (${readColumns}) = row(${readColumnsOf('new')}), reader_version = ${readerVersion},
        reread_at = case when cardinality(c.changes) > 0 then ${now} else i.reread_at end,
        reread_changes = case when cardinality(c.changes) > 0 then c.changes else i.reread_changes end
      from new, compared c
      where i.id = ${id} and (c.written or i.reader_version <> ${readerVersion})
    )
    select written, changes from compared`);
  return rows[0] ?? { written: false, changes: [] };
}

export interface Reread {
  /** Whether the row says anything else now. */
  written: boolean;
  changes: string[];
}

/** What every reader has kept, so that a difference is one of reading, and what the API calls it. */
const compared = {
  role: 'role',
  number: 'number',
  type_code: 'typeCode',
  issued_on: 'issuedOn',
  due_on: 'dueOn',
  currency: 'currency',
  seller_cif: 'seller.cif',
  seller_name: 'seller.name',
  buyer_cif: 'buyer.cif',
  buyer_name: 'buyer.name',
  net: 'net',
  vat: 'vat',
  payable: 'payable',
  reading_verdict: 'reading.verdict',
};

const comparisons = join([
  ...Object.entries(compared).map(
    ([column, name]) =>
      sql`case when ${raw(`old.${column} is distinct from new.${column}`)} then ${name}::text end`,
  ),
  ...['lines', 'vatBreakdown'].map(
    (name) => sql`case when jsonb_array_length(old.content -> ${name}::text)
      is distinct from jsonb_array_length(new.content -> ${name}::text) then ${name}::text end`,
  ),
]);

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

const identityColumns = sql`id, organisation_id, company_id, message, upload_index, direction, available_at`;

function identityOf(e: CataloguedInvoice, now: Date): Sql {
  return sql`${newId(now)}, ${e.organisationId}, ${e.companyId}, ${e.message}, ${e.uploadIndex}, ${e.direction}, ${e.availableAt}`;
}

/** The columns that follow from the document's bytes, and from when it became available. */
const readTypes = {
  role: 'text',
  number: 'text',
  type_code: 'text',
  issued_on: 'date',
  due_on: 'date',
  currency: 'text',
  seller_cif: 'text',
  seller_name: 'text',
  buyer_cif: 'text',
  buyer_name: 'text',
  net: 'numeric',
  vat: 'numeric',
  payable: 'numeric',
  gross: 'numeric',
  prepaid: 'numeric',
  rounding: 'numeric',
  vat_in_lei: 'numeric',
  tax_point_code: 'text',
  vat_breakdown: 'jsonb',
  seller_trading_name: 'text',
  seller_vat_id: 'text',
  buyer_trading_name: 'text',
  buyer_vat_id: 'text',
  same_invoice: 'uuid',
  content: 'jsonb',
  reading_verdict: 'text',
  reading_detail: 'text',
  late: 'boolean',
  retain_until: 'date',
} as const;

type ReadColumn = keyof typeof readTypes;

const readNames = Object.keys(readTypes) as ReadColumn[];
const readColumns = raw(readNames.join(', '));
const readColumnTypes = raw(readNames.map((name) => `${name} ${readTypes[name]}`).join(', '));

/** The same of one table among several. */
function readColumnsOf(table: string): Sql {
  return raw(readNames.map((name) => `${table}.${name}`).join(', '));
}

type Read = Pick<CataloguedInvoice, 'role' | 'invoice' | 'reading' | 'availableAt'>;

function readOf({ role, invoice: i, reading, availableAt }: Read): Record<ReadColumn, unknown> {
  return {
    role,
    number: i?.number ?? null,
    type_code: i?.typeCode ?? null,
    issued_on: i?.issuedOn ?? null,
    due_on: i?.dueOn ?? null,
    currency: i?.currency ?? null,
    seller_cif: i?.seller.cif ?? null,
    seller_name: i?.seller.name ?? null,
    buyer_cif: i?.buyer.cif ?? null,
    buyer_name: i?.buyer.name ?? null,
    net: i?.net ?? null,
    vat: i?.vat ?? null,
    payable: i?.payable ?? null,
    gross: i?.gross ?? null,
    prepaid: i?.totals.prepaid ?? null,
    rounding: i?.totals.rounding ?? null,
    vat_in_lei: i && vatInLei(i),
    tax_point_code: i?.taxPointCode ?? null,
    vat_breakdown: i && (i.vatBreakdown as unknown),
    seller_trading_name: i?.seller.tradingName ?? null,
    seller_vat_id: i?.seller.vatId ?? null,
    buyer_trading_name: i?.buyer.tradingName ?? null,
    buyer_vat_id: i?.buyer.vatId ?? null,
    same_invoice: i && sameInvoiceKey(i),
    content: i && contentToStore(i),
    reading_verdict: reading.verdict,
    reading_detail: reading.detail,
    late: classifyTransmission(i?.issuedOn ?? null, availableAt)?.late ?? null,
    retain_until: retainUntil(i?.issuedOn ?? null, availableAt),
  };
}

function vatInLei({ currency, vat, vatCurrency, totals }: ReadInvoice): string | null {
  if (currency === 'RON') return vat;
  return vatCurrency === 'RON' ? totals.vatInVatCurrency : null;
}

/** In the order of the columns; with casts, because PostgreSQL gives the values of a bare VALUES list no types. */
function readingOf(entry: Read): Sql {
  const read = readOf(entry);
  return join(
    readNames.map((name) => {
      const value = readTypes[name] === 'jsonb' ? toJson(read[name]) : read[name];
      return sql`${value}::${raw(readTypes[name])}`;
    }),
  );
}

/** The driver writes an array as one of PostgreSQL's. */
function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
