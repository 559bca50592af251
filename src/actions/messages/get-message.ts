/** One message: where it stands, and why. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { findMessage, type Message } from '../../db/messages/message-list.ts';

export async function getMessage(deps: { db: Db }, actor: Actor, input: { id: string }): Promise<Message> {
  const message = await findMessage(deps.db, actor.organisationId, input.id);
  if (!message) throw notFound('message');
  return message;
}
