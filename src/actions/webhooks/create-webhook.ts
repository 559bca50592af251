/** Makes a webhook; its secret is in this answer and nowhere else. */
import { type Actor, limitOf } from '../../accounts/actor.ts';
import { columnOfLimit } from '../../core/company-limit.ts';
import { Problem } from '../../core/errors.ts';
import type { WebhookEventType, WebhookFormat } from '../../core/webhook.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { addWebhook, countWebhooks, findWebhook, type Webhook } from '../../db/webhooks/webhook.ts';
import type { Language } from '../../text/language.ts';
import { newWebhookSecret } from '../../webhooks/webhook-request.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkCompanies, checkWebhookLimit, checkWebhookUrl } from './check-webhook.ts';

export interface WebhookInput {
  url: string;
  events: WebhookEventType[];
  companies: string[] | null;
  format: WebhookFormat;
  language: Language;
}

/** Of an organisation: each event is a row for each of them. */
const mostWebhooks = 20;

/** @throws Problem invalid_input, conflict, too_many_requests */
export async function createWebhook(
  ctx: Ctx,
  actor: Actor,
  { events, companies: asked, format, language, ...input }: WebhookInput,
): Promise<{ webhook: Webhook; secret: string }> {
  const { organisationId } = actor;
  const companies = asked ?? columnOfLimit(limitOf(actor));
  const now = ctx.now();
  await checkWebhookLimit(ctx, organisationId, 'addresses');
  const { url, host } = await checkWebhookUrl(ctx, input.url);
  const secret = newWebhookSecret();
  const given = { organisationId, url, host, events: [...new Set(events)], companies, format, language };
  const webhook = await inTransaction(ctx.db, async (tx) => {
    // Two who ask at once are one after the other, and the cap holds.
    await lockOrganisation(tx, organisationId);
    if ((await countWebhooks(tx, organisationId)) >= mostWebhooks)
      throw new Problem('conflict', 'too_many_webhooks', { most: mostWebhooks });
    await checkCompanies(tx, organisationId, companies);
    const id = await addWebhook(tx, ctx.vault, { ...given, secret, createdBy: personOf(actor) }, now);
    const detail = { host, events: given.events, companies, format };
    const done = { actor: auditActor(actor), action: 'webhook.created', subject: id, detail } as const;
    await recordAudit(tx, organisationId, done, now);
    return (await findWebhook(tx, ctx.vault, organisationId, id))!;
  });
  return { webhook, secret };
}
