/** Counts a search's invoices before a file of them is made, and refuses more than the format takes. */
import { Problem } from '../core/errors.ts';
import { countInvoices } from '../db/exports/export-source.ts';
import type { InvoiceList } from './invoice-list.ts';

/** @throws Problem invalid_input */
export async function countWithin(
  { ctx, organisationId, filter }: InvoiceList,
  most: number,
): Promise<number> {
  const found = await countInvoices(ctx.db, organisationId, filter);
  if (found > most) throw new Problem('invalid_input', 'too_many_for_format', { most, found });
  return found;
}
