/** The catalogue of invoices: a list, its totals, and one invoice with all that was read of it. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { type InvoiceSort, mostSorted, orderOf } from '../../core/invoice-sort.ts';
import { maskRemarks } from '../../core/mask-invoice.ts';
import type { Remark } from '../../core/remark.ts';
import { mostWalked } from '../../db/invoices/bounded-walk.ts';
import {
  findInvoice,
  type Invoice,
  listInOrder,
  listInvoices as selectInvoices,
  type WholeInvoice,
} from '../../db/invoices/invoice.ts';
import type { InvoiceFilter } from '../../db/invoices/invoice-filter.ts';
import { type InvoiceTotal, sumInvoices } from '../../db/invoices/invoice-totals.ts';
import { findSortedInvoices } from '../../db/invoices/sorted-invoices.ts';
import { countUnproven } from '../../db/invoices/unproven.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { type RemarkWithText, remarkWithText } from '../../text/remarks/remark-text.ts';
import { findArrivedAfter, readPosition } from '../changes/new-since.ts';
import type { Ctx } from '../context.ts';

/** @param arrivedAfter a position of the feed of invoices */
export type InvoicesAsked = Omit<InvoiceFilter, 'arrivedAfter'> & { arrivedAfter?: string };

/** The usual order: its cursors name none. */
const usualSort: InvoiceSort = '-availableAt';

/** By when they became available over everything; in another order where the filter leaves few enough to sort. */
export async function listInvoices(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, sort = usualSort, ...asked }: PageRequest & InvoicesAsked & { sort?: InvoiceSort },
): Promise<Page<Invoice>> {
  const { organisationId } = actor;
  const filter = await readFilter(ctx, actor, asked);
  const named = sort === usualSort ? undefined : sort;
  const after = readCursor(cursor, named);
  const page = { limit: limit + 1, after };
  const { by, descending } = orderOf(sort);
  if (by === 'availableAt') {
    const found = await selectInvoices(ctx.db, organisationId, filter, {
      ...page,
      oldestFirst: !descending,
      mostWalked,
    });
    return toPage(found, limit, ({ availableAt, id }) => ({ at: availableAt, id }), named);
  }
  const order = { by, descending };
  const ids = await findSortedInvoices(
    ctx.db,
    organisationId,
    filter,
    order,
    { ...page, after: after?.id },
    mostSorted,
  );
  if (!ids) {
    const extra = { parameter: 'sort', limit: mostSorted };
    throw new Problem('invalid_input', 'too_many_invoices_to_sort', { most: mostSorted }, extra);
  }
  const found = await listInOrder(ctx.db, organisationId, ids);
  return toPage(found, limit, ({ id }) => ({ at: null, id }), named);
}

export interface InvoiceTotals {
  count: number;
  /** Of them, those whose document is not proven: in these sums, and in none of VAT and of exports of a filter. */
  unproven: number;
  totals: InvoiceTotal[];
}

export async function totalInvoices(ctx: Ctx, actor: Actor, asked: InvoicesAsked): Promise<InvoiceTotals> {
  const filter = await readFilter(ctx, actor, asked);
  const totals = await sumInvoices(ctx.db, actor.organisationId, filter);
  const count = totals.reduce((sum, { count }) => sum + count, 0);
  const unproven = count === 0 ? 0 : await countUnproven(ctx.db, actor.organisationId, filter);
  return { count, unproven, totals };
}

/** @throws Problem invalid_input */
async function readFilter(
  ctx: Ctx,
  actor: Actor,
  { arrivedAfter, ...filter }: InvoicesAsked,
): Promise<InvoiceFilter> {
  if (arrivedAfter === undefined) return filter;
  const standing = await readPosition(ctx, actor, arrivedAfter, 'arrivedAfter');
  return { ...filter, arrivedAfter: await findArrivedAfter(ctx, actor, standing) };
}

export type InvoiceWithRemarks = Omit<WholeInvoice, 'remarks'> & { remarks: RemarkWithText[] };

/** Remarks come masked: they quote what is written. */
export async function getInvoice(ctx: Ctx, actor: Actor, input: { id: string }): Promise<InvoiceWithRemarks> {
  const invoice = await findInvoice(ctx.db, actor.organisationId, input.id);
  if (!invoice) throw notFound('invoice');
  const remarks = [...partyRemark(invoice), ...invoice.remarks];
  return { ...invoice, remarks: maskRemarks(remarks).map(remarkWithText) };
}

/** ANAF's own row is what counts; that the document says otherwise is worth a look. */
function partyRemark({ reading, cif, role, seller, buyer, details }: WholeInvoice): Remark[] {
  const codes = [...(details?.seller.codes ?? []), ...(details?.buyer.codes ?? [])];
  const namedElsewhere = codes.length > 0 && !codes.includes(cif);
  if (reading.verdict !== 'read' || (role !== null && !namedElsewhere)) return [];
  const written = `${seller.cif ?? '-'}, ${buyer.cif ?? '-'}`;
  return [{ code: 'company_not_a_party', term: 'BG-4, BG-7', written }];
}
