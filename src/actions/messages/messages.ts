/** The messages that ANAF listed: a list, newest first, and one of them. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import {
  findMessage,
  type Message,
  type MessageFilter,
  listMessages as selectMessages,
} from '../../db/messages/message-list.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx, ReadCtx } from '../context.ts';

export async function listMessages(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & MessageFilter,
): Promise<Page<Message>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const messages = await selectMessages(ctx.db, actor.organisationId, filter, page);
  return toPage(messages, limit, (message) => ({ at: message.createdAt, id: message.id }));
}

export async function getMessage(ctx: ReadCtx, actor: Actor, input: { id: string }): Promise<Message> {
  const message = await findMessage(ctx.db, actor.organisationId, input.id);
  if (!message) throw notFound('message');
  return message;
}
