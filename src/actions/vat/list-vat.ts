/** A company's VAT of a month: the sums, the documents behind each, and those that a person must look at. From documents alone. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import {
  isExcluded,
  sumVat,
  type VatDate,
  type VatDoubt,
  type VatOfDocument,
  type VatRow,
  vatOf,
} from '../../core/vat.ts';
import { findCompany } from '../../db/companies/company.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { type ListedVatDocument, listVatDocuments } from '../../db/vat/vat-document.ts';
import { readMonth } from '../../exports/month.ts';
import type { ReadCtx } from '../context.ts';

/** Of a company and month: what fits into memory beside other requests, and is answered within a second or two. */
const mostDocuments = 20_000;

export interface VatAsked {
  companyId: string;
  /** `2026-10`. */
  month: string;
  by: VatDate;
}

export interface MonthVat {
  rows: VatRow[];
  documents: number;
  /** Documents in no sum, and others that a person should look at. */
  excluded: number;
  doubtful: number;
}

export interface VatInvoice extends ListedVatDocument, VatOfDocument {}

/** @throws Problem not_found, unavailable when there are too many documents */
export async function getMonthVat(ctx: ReadCtx, actor: Actor, asked: VatAsked): Promise<MonthVat> {
  const found = await readDocuments(ctx, actor, asked);
  return {
    rows: sumVat(found),
    documents: found.length,
    excluded: found.filter(({ doubts }) => isExcluded(doubts)).length,
    doubtful: found.filter(({ doubts }) => doubts.length > 0).length,
  };
}

export interface VatInvoiceFilter {
  direction?: 'received' | 'sent' | undefined;
  /** Of one of these. */
  categories?: string[] | undefined;
  rate?: string | undefined;
  /** Those with any reason, or with this one. */
  doubt?: VatDoubt | 'any' | undefined;
}

/** By id, which is the order in which they came. */
export async function listVatInvoices(
  ctx: ReadCtx,
  actor: Actor,
  { limit, cursor, direction, categories, rate, doubt, ...asked }: VatAsked & PageRequest & VatInvoiceFilter,
): Promise<Page<VatInvoice>> {
  const after = readCursor(cursor)?.id ?? '';
  const isAbout = (share: VatInvoice['shares'][number]) =>
    (categories === undefined || categories.includes(share.category ?? '')) &&
    (rate === undefined || share.rate === rate);
  const found = (await readDocuments(ctx, actor, asked))
    .filter(
      (one) =>
        one.id > after &&
        (direction === undefined || one.direction === direction) &&
        ((categories === undefined && rate === undefined) || one.shares.some(isAbout)) &&
        (doubt === undefined || (doubt === 'any' ? one.doubts.length > 0 : one.doubts.includes(doubt))),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { data, nextCursor } = toPage(found, limit, ({ id }) => ({ at: null, id }));
  return { data: data.map((one) => ({ ...one, shares: one.shares.filter(isAbout) })), nextCursor };
}

async function readDocuments(
  { db }: ReadCtx,
  actor: Actor,
  { companyId, month, by }: VatAsked,
): Promise<VatInvoice[]> {
  const { organisationId } = actor;
  if (!(await findCompany(db, organisationId, companyId))) throw notFound('company');
  const asked = { companyId, by, month: readMonth(month), limit: mostDocuments + 1 };
  const documents = await listVatDocuments(db, organisationId, asked);
  if (documents.length > mostDocuments) throw new Problem('unavailable', 'too_many_invoices_to_total', {});
  return withoutDoubles(documents).map((document) => ({ ...document, ...vatOf(document) }));
}

/** An invoice that the buyer filed itself comes to it in both directions: it counts once. */
function withoutDoubles(documents: ListedVatDocument[]): ListedVatDocument[] {
  const first = new Map<string, string>();
  for (const { id, uploadIndex } of documents) {
    const known = first.get(uploadIndex);
    if (known === undefined || id < known) first.set(uploadIndex, id);
  }
  return documents.map((one) => ({ ...one, copy: one.copy || first.get(one.uploadIndex) !== one.id }));
}
