/** Deliveries that a person or a program asks for: a test, a period once more, one delivery once more. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { testEventType } from '../../core/webhook.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { newId } from '../../db/new-id.ts';
import { findOrganisation } from '../../db/people/organisation.ts';
import {
  addDeliveries,
  addWebhookEvents,
  listReplayed,
  type NewWebhookEvent,
} from '../../db/webhooks/queue-deliveries.ts';
import { lockWebhook } from '../../db/webhooks/webhook.ts';
import {
  type Delivery,
  findDelivery,
  hurryLane,
  listDeliveries,
} from '../../db/webhooks/webhook-delivery.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkWebhookLimit } from './check-webhook.ts';

/** Of one replay. */
const mostReplayed = 10_000;

/** Also to an endpoint that is switched off, to see whether it works again. @throws Problem not_found, too_many_requests */
export async function testWebhook(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<Delivery> {
  const { organisationId } = actor;
  const now = ctx.now();
  await checkWebhookLimit(ctx, organisationId, 'tests');
  return inTransaction(ctx.db, async (tx) => {
    if (!(await lockWebhook(tx, organisationId, id))) throw notFound('webhook');
    const organisation = (await findOrganisation(tx, organisationId))!.name;
    const event: NewWebhookEvent = {
      id: newId(now),
      organisationId,
      companyId: null,
      at: now,
      type: testEventType,
      data: { organisation },
    };
    await addWebhookEvents(tx, [event]);
    const [added] = await addDeliveries(tx, [{ webhookId: id, event }], 'test', now);
    return getDelivery(tx, organisationId, id, added!);
  });
}

/** @returns how many deliveries were added, after what waits @throws Problem not_found, conflict, too_many_requests */
export async function replayWebhook(
  ctx: Ctx,
  actor: Actor,
  { id, from, to }: { id: string; from: Date; to: Date },
): Promise<{ queued: number }> {
  const { organisationId } = actor;
  const now = ctx.now();
  if (from >= to) throw new Problem('invalid_input', 'from_after_to', {}, { parameter: 'from' });
  await checkWebhookLimit(ctx, organisationId, 'replays');
  return inTransaction(ctx.db, async (tx) => {
    await lockActive(tx, organisationId, id);
    const period = { organisationId, webhookId: id, from, to };
    const events = await listReplayed(tx, period, { most: mostReplayed + 1, undelivered: false });
    if (events.length > mostReplayed)
      throw new Problem('conflict', 'replay_too_large', { most: mostReplayed });
    if (events.length === 0) throw new Problem('conflict', 'no_events_to_replay', {});
    await addDeliveries(
      tx,
      events.map((event) => ({ webhookId: id, event })),
      'replay',
      now,
    );
    const detail = { from, to, events: events.length };
    const done = { actor: auditActor(actor), action: 'webhook.replayed', subject: id, detail } as const;
    await recordAudit(tx, organisationId, done, now);
    return { queued: events.length };
  });
}

/** One that waits is tried at once, with what is before it; one that ended is sent again after what waits. */
export async function retryDelivery(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<Delivery> {
  const { organisationId } = actor;
  const now = ctx.now();
  await checkWebhookLimit(ctx, organisationId, 'retries');
  return inTransaction(ctx.db, async (tx) => {
    const found = await findDelivery(tx, organisationId, id);
    if (!found) throw notFound('delivery');
    const { webhookId, event, state, lane } = found;
    if (event.type !== testEventType) await lockActive(tx, organisationId, webhookId);
    if (state === 'waiting') {
      await hurryLane(tx, { webhookId, lane }, now);
      return getDelivery(tx, organisationId, webhookId, id);
    }
    const [added] = await addDeliveries(tx, [{ webhookId, event }], 'retry', now);
    return getDelivery(tx, organisationId, webhookId, added!);
  });
}

async function lockActive(tx: Db, organisationId: string, id: string): Promise<void> {
  const webhook = await lockWebhook(tx, organisationId, id);
  if (!webhook) throw notFound('webhook');
  if (webhook.state === 'disabled') throw new Problem('conflict', 'webhook_disabled', {});
}

async function getDelivery(tx: Db, organisationId: string, webhookId: string, id: string): Promise<Delivery> {
  const [delivery] = await listDeliveries(tx, { organisationId, webhookId, id }, { limit: 1 });
  return delivery!;
}
