/** One message: where it stands, and why. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { findMessage, type Message } from '../../db/messages/message-list.ts';
import type { ReadCtx } from '../context.ts';

export async function getMessage(ctx: ReadCtx, actor: Actor, input: { id: string }): Promise<Message> {
  const message = await findMessage(ctx.db, actor.organisationId, input.id);
  if (!message) throw notFound('message');
  return message;
}
