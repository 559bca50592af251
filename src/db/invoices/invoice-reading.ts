/** The columns of the catalogue that follow from a document's bytes and from when it became available, one list for every statement that writes them. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ReadInvoice, ReadingVerdict } from '../../core/invoice.ts';
import { retainUntil } from '../../core/retention.ts';
import { sameInvoiceKey } from '../../core/same-invoice.ts';
import { classifyTransmission } from '../../core/transmission-terms.ts';
import { contentToStore } from './invoice-content.ts';
import type { RecordedSeal } from './invoice-seal.ts';
import { withoutNulls } from './stored-shape.ts';

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
  content_text: 'text',
  reading_verdict: 'text',
  reading_detail: 'text',
  late: 'boolean',
  retain_until: 'date',
} as const;

type ReadColumn = keyof typeof readTypes;

const readNames = Object.keys(readTypes) as ReadColumn[];
export const readColumns = raw(readNames.join(', '));
export const readColumnTypes = raw(readNames.map((name) => `${name} ${readTypes[name]}`).join(', '));

/** The same of one table among several. */
export function readColumnsOf(table: string): Sql {
  return raw(readNames.map((name) => `${table}.${name}`).join(', '));
}

/** Without the content, whose two forms may say the same. */
export function comparableColumnsOf(table: string): Sql {
  const names = readNames.filter((name) => name !== 'content' && name !== 'content_text');
  return raw(names.map((name) => `${table}.${name}`).join(', '));
}

export type Read = Pick<CataloguedInvoice, 'role' | 'invoice' | 'reading' | 'availableAt'>;

export function readOf({ role, invoice: i, reading, availableAt }: Read): Record<ReadColumn, unknown> {
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
    vat_breakdown: i && (withoutNulls(i.vatBreakdown) as unknown),
    seller_trading_name: i?.seller.tradingName ?? null,
    seller_vat_id: i?.seller.vatId ?? null,
    buyer_trading_name: i?.buyer.tradingName ?? null,
    buyer_vat_id: i?.buyer.vatId ?? null,
    same_invoice: i && sameInvoiceKey(i),
    content: null,
    content_text: i && JSON.stringify(contentToStore(i)),
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
export function readingOf(entry: Read): Sql {
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
