/** An organisation's webhooks: listed, found, removed; their deliveries listed. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { DeliveryState } from '../../core/webhook.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import {
  findWebhook,
  removeWebhook as markWebhookRemoved,
  listWebhooks as selectWebhooks,
  type Webhook,
} from '../../db/webhooks/webhook.ts';
import { type Delivery, listDeliveries as selectDeliveries } from '../../db/webhooks/webhook-delivery.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export async function listWebhooks(ctx: Ctx, actor: Actor): Promise<Webhook[]> {
  return selectWebhooks(ctx.db, ctx.vault, actor.organisationId);
}

export async function getWebhook(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<Webhook> {
  const webhook = await findWebhook(ctx.db, ctx.vault, actor.organisationId, id);
  if (!webhook) throw notFound('webhook');
  return webhook;
}

export async function removeWebhook(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const now = ctx.now();
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markWebhookRemoved(tx, organisationId, id, now))) throw notFound('webhook');
    const done = { actor: auditActor(actor), action: 'webhook.removed', subject: id } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}

export async function listDeliveries(
  ctx: Ctx,
  actor: Actor,
  { id, state, limit, cursor }: PageRequest & { id: string; state?: DeliveryState | undefined },
): Promise<Page<Delivery>> {
  const { id: webhookId } = await getWebhook(ctx, actor, { id });
  const after = readCursor(cursor);
  const which = { organisationId: actor.organisationId, webhookId, state };
  const rows = await selectDeliveries(ctx.db, which, { limit: limit + 1, ...(after && { after }) });
  return toPage(rows, limit, (last) => ({ at: last.createdAt, id: last.id }));
}
