/** Whether an address may be an endpoint, and the companies are the organisation's. */
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { countOwnCompanies } from '../../db/webhooks/webhook.ts';
import { OutboundError } from '../../outbound/outbound-error.ts';
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

/**
 * Resolved now, so that a person learns of a wrong address at once; what counts is each connection (src/outbound).
 * @throws Problem invalid_input
 */
export async function checkWebhookUrl(
  { outbound }: Pick<Ctx, 'outbound'>,
  text: string,
): Promise<{ url: string; host: string }> {
  try {
    await outbound.check(text);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new Problem('invalid_input', reasonOf(error), {}, { parameter: 'url' });
  }
  const url = new URL(text);
  url.hash = '';
  return { url: url.href, host: url.host };
}

function reasonOf({ code }: OutboundError) {
  switch (code) {
    case 'credentials_in_url':
      return 'webhook_credentials';
    case 'not_https':
      return 'webhook_not_https';
    case 'no_public_address':
      return 'webhook_no_public_address';
    default:
      return 'webhook_not_a_url';
  }
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
