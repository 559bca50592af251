/** The catalogue of an organisation's invoices, what became available last first. */
import type { Actor } from '../../accounts/actor.ts';
import { type Invoice, listInvoices } from '../../db/invoices/invoice.ts';
import type { InvoiceFilter } from '../../db/invoices/invoice-filter.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listOwnInvoices(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & InvoiceFilter,
): Promise<Page<Invoice>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const invoices = await listInvoices(ctx.db, actor.organisationId, filter, page);
  return toPage(invoices, limit, (invoice) => ({ at: invoice.availableAt, id: invoice.id }));
}
