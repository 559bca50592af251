/** Gives a webhook another secret. The one before signs beside it for a day, so that a receiver exchanges its own in between. */
import type { Actor } from '../../accounts/actor.ts';
import { dayMs } from '../../core/durations.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { findWebhook, type Webhook } from '../../db/webhooks/webhook.ts';
import { rotateWebhookSecret as replaceSecret } from '../../db/webhooks/webhook-secret.ts';
import { newWebhookSecret } from '../../webhooks/webhook-request.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

/** @throws Problem not_found */
export async function rotateWebhookSecret(
  ctx: Ctx,
  actor: Actor,
  { id }: { id: string },
): Promise<{ webhook: Webhook; secret: string; previousSignsUntil: Date }> {
  const { organisationId } = actor;
  const now = ctx.now();
  const until = new Date(now.getTime() + dayMs);
  const secret = newWebhookSecret();
  const webhook = await inTransaction(ctx.db, async (tx) => {
    if (!(await replaceSecret(tx, ctx.vault, { organisationId, id, secret, until })))
      throw notFound('webhook');
    const done = { actor: auditActor(actor), action: 'webhook.secret_rotated', subject: id } as const;
    await recordAudit(tx, organisationId, done, now);
    return (await findWebhook(tx, ctx.vault, organisationId, id))!;
  });
  return { webhook, secret, previousSignsUntil: until };
}
