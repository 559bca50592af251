/** What the invoices of a filter, or of a selection, come to. */
import type { Actor } from '../../accounts/actor.ts';
import type { InvoiceFilter } from '../../db/invoices/invoice-filter.ts';
import { type InvoiceTotal, sumInvoices } from '../../db/invoices/invoice-totals.ts';
import type { Ctx } from '../context.ts';

export interface InvoiceTotals {
  count: number;
  totals: InvoiceTotal[];
}

export async function totalInvoices(ctx: Ctx, actor: Actor, filter: InvoiceFilter): Promise<InvoiceTotals> {
  const totals = await sumInvoices(ctx.db, actor.organisationId, filter);
  return { count: totals.reduce((sum, { count }) => sum + count, 0), totals };
}
