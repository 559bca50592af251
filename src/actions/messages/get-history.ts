/** The way of one message, or of the message that brought an invoice. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { findInvoiceHistory, findMessageHistory } from '../../db/messages/message-history.ts';
import type { Ctx } from '../context.ts';
import { type History, tellHistory } from './message-steps.ts';

export async function getMessageHistory(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<History> {
  const kept = await findMessageHistory(ctx.db, actor.organisationId, id);
  if (!kept) throw notFound('message');
  return tellHistory(kept);
}

export async function getInvoiceHistory(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<History> {
  const kept = await findInvoiceHistory(ctx.db, actor.organisationId, id);
  if (!kept) throw notFound('invoice');
  return tellHistory(kept);
}
