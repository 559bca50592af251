/** The way of one message, or of the message that brought an invoice. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { findInvoiceHistory, findMessageHistory } from '../../db/messages/message-history.ts';
import { type History, tellHistory } from './message-steps.ts';

export async function getMessageHistory(
  deps: { db: Db },
  actor: Actor,
  { id }: { id: string },
): Promise<History> {
  const kept = await findMessageHistory(deps.db, actor.organisationId, id);
  if (!kept) throw notFound('message');
  return tellHistory(kept);
}

export async function getInvoiceHistory(
  deps: { db: Db },
  actor: Actor,
  { id }: { id: string },
): Promise<History> {
  const kept = await findInvoiceHistory(deps.db, actor.organisationId, id);
  if (!kept) throw notFound('invoice');
  return tellHistory(kept);
}
