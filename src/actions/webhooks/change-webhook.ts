/** Changes a webhook: its address, what it is told, and whether it is switched on. */
import { type Actor, limitOf } from '../../accounts/actor.ts';
import { columnOfLimit } from '../../core/company-limit.ts';
import { notFound } from '../../core/errors.ts';
import type { WebhookState } from '../../core/webhook.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { addDeliveries, listReplayed } from '../../db/webhooks/queue-deliveries.ts';
import {
  disableWebhook,
  enableWebhook,
  findWebhook,
  lockWebhook,
  updateWebhook,
  type Webhook,
} from '../../db/webhooks/webhook.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkCompanies, checkWebhookLimit, checkWebhookUrl } from './check-webhook.ts';
import type { WebhookInput } from './create-webhook.ts';

export type WebhookPatch = Partial<Omit<WebhookInput, 'format'>> & { state?: WebhookState };

/** Of those that came while an endpoint was switched off because it failed. */
const mostCaughtUp = 20_000;

/** @throws Problem not_found, invalid_input, too_many_requests */
export async function changeWebhook(
  ctx: Ctx,
  actor: Actor,
  { id, ...patch }: WebhookPatch & { id: string },
): Promise<Webhook> {
  const { organisationId } = actor;
  const now = ctx.now();
  if (patch.url !== undefined) await checkWebhookLimit(ctx, organisationId, 'addresses');
  const url = patch.url === undefined ? undefined : await checkWebhookUrl(ctx, patch.url);
  const events = patch.events && [...new Set(patch.events)];
  const { language, state } = patch;
  const companies = patch.companies === null ? columnOfLimit(limitOf(actor)) : patch.companies;
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockWebhook(tx, organisationId, id);
    if (!before) throw notFound('webhook');
    await checkCompanies(tx, organisationId, companies);
    await updateWebhook(tx, ctx.vault, { organisationId, id }, { url, events, companies, language });
    if (state === 'disabled') await disableWebhook(tx, id, 'person', now);
    if (state === 'active' && before.state === 'disabled') {
      await enableWebhook(tx, id, now);
      await catchUp(tx, { organisationId, webhookId: id }, before, now);
    }
    const detail = { ...(url && { host: url.host }), events, companies, language, state };
    const done = { actor: auditActor(actor), action: 'webhook.changed', subject: id, detail } as const;
    await recordAudit(tx, organisationId, done, now);
    return (await findWebhook(tx, ctx.vault, organisationId, id))!;
  });
}

/** What the endpoint was not told because the program had switched it off. What a person switches off, a person replays. */
async function catchUp(
  tx: Db,
  which: { organisationId: string; webhookId: string },
  { disabledAt, disabledReason }: Pick<Webhook, 'disabledAt' | 'disabledReason'>,
  now: Date,
): Promise<void> {
  if (!disabledAt || disabledReason === 'person') return;
  const period = { ...which, from: disabledAt, to: now };
  const missed = await listReplayed(tx, period, { most: mostCaughtUp, undelivered: true });
  await addDeliveries(
    tx,
    missed.map((event) => ({ webhookId: which.webhookId, event })),
    'replay',
    now,
  );
}
