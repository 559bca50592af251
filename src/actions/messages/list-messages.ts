/** The messages that ANAF listed for an organisation's companies, newest first. */
import type { Actor } from '../../accounts/actor.ts';
import { listMessages, type Message, type MessageFilter } from '../../db/messages/message-list.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listOwnMessages(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & MessageFilter,
): Promise<Page<Message>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const messages = await listMessages(ctx.db, actor.organisationId, filter, page);
  return toPage(messages, limit, (message) => ({ at: message.createdAt, id: message.id }));
}
