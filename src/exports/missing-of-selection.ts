/** Which invoices of a selection are no longer there: they were removed after they had been chosen, and a file of the selection names them. */
import { listFoundIds } from '../db/exports/export-source.ts';
import type { InvoiceList } from './invoice-list.ts';

/** In the order of the selection; none of a search, which takes what it finds. */
export async function missingOfSelection({ ctx, organisationId, filter }: InvoiceList): Promise<string[]> {
  if (!filter.ids || filter.ids.length === 0) return [];
  const found = new Set(await listFoundIds(ctx.db, organisationId, filter.ids));
  return [...new Set(filter.ids)].filter((id) => !found.has(id));
}
