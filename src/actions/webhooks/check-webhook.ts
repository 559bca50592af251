/** Whether an address may be an endpoint, and the companies are the organisation's. */
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { countOwnCompanies } from '../../db/webhooks/webhook.ts';
import { checkOutboundUrl } from '../check-outbound-url.ts';
import { checkRateLimit } from '../check-rate-limit.ts';
import type { Ctx } from '../context.ts';

/** Requests that resolve a name or make deliveries. */
const aMinute = 20;

export async function checkWebhookLimit(ctx: Ctx, organisationId: string, what: string): Promise<void> {
  await checkRateLimit(ctx, {
    holder: `webhook ${what}:${organisationId}`,
    limit: aMinute,
    windowMs: 60_000,
    refusal: ['webhook_requests', { limit: aMinute }],
  });
}

/** @throws Problem invalid_input */
export async function checkWebhookUrl(
  ctx: Pick<Ctx, 'outbound'>,
  text: string,
): Promise<{ url: string; host: string }> {
  const url = await checkOutboundUrl(ctx, text);
  url.hash = '';
  return { url: url.href, host: url.host };
}

/** @throws Problem invalid_input */
export async function checkCompanies(
  tx: Db,
  organisationId: string,
  companies: string[] | null | undefined,
): Promise<void> {
  if (!companies) return;
  const own = await countOwnCompanies(tx, organisationId, companies);
  if (own !== new Set(companies).size)
    throw new Problem('invalid_input', 'webhook_companies', {}, { parameter: 'companies' });
}
