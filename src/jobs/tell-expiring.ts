/** Tells endpoints what is about to end: messages that ANAF will delete, and certificates. May run twice: each is told once. */
import { dayMs } from '../core/durations.ts';
import { listExpiringConnections } from '../db/connections/expiring-connections.ts';
import { listExpiringMessages } from '../db/messages/expiring-messages.ts';
import { tellOnce } from '../db/webhooks/webhook-outbox.ts';
import type { SyncCtx } from '../sync/context.ts';

/** As the task about them. */
const messagesBeforeMs = 7 * dayMs;
const connectionsBeforeMs = 30 * dayMs;
const batch = 500;

export async function tellExpiring(
  { db, clock }: Pick<SyncCtx, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() + ms);
  for (let after = ''; !signal.aborted; ) {
    const messages = await listExpiringMessages(
      db,
      { from: now, to: before(messagesBeforeMs) },
      { after, limit: batch },
    );
    const facts = messages.map(({ organisationId, expiresAt, ...data }) => ({
      organisationId,
      type: 'message.expiring' as const,
      subject: data.id,
      data: { ...data, expiresAt: expiresAt.toISOString() },
    }));
    await tellOnce(db, facts, now);
    const last = messages.at(-1);
    if (messages.length < batch || !last) break;
    after = last.id;
  }
  const connections = await listExpiringConnections(db, before(connectionsBeforeMs), now);
  const facts = connections.map(({ organisationId, expiresAt, subject, ...data }) => ({
    organisationId,
    type: 'connection.expiring' as const,
    subject,
    data: { ...data, expiresAt: expiresAt.toISOString() },
  }));
  await tellOnce(db, facts, now);
}
