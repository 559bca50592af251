/** One invoice, with all that was read of it. */
import type { Actor } from '../accounts/actor.ts';
import { notFound } from '../core/errors.ts';
import type { Db } from '../db/connection.ts';
import { findInvoice, type WholeInvoice } from '../db/invoice.ts';

export async function getInvoice(
  deps: { db: Db },
  actor: Actor,
  input: { id: string },
): Promise<WholeInvoice> {
  const invoice = await findInvoice(deps.db, actor.organisationId, input.id);
  if (!invoice) throw notFound('invoice');
  return invoice;
}
