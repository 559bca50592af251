/** Whether a tenant's address may be asked at all. Resolved now, so that a person learns of a wrong one at once; what counts is each connection (src/outbound). */
import { Problem } from '../core/errors.ts';
import { OutboundError } from '../outbound/outbound-error.ts';
import type { Ctx } from './context.ts';

/** @throws Problem invalid_input */
export async function checkOutboundUrl({ outbound }: Pick<Ctx, 'outbound'>, text: string): Promise<URL> {
  try {
    await outbound.check(text);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new Problem('invalid_input', reasonOf(error), {}, { parameter: 'url' });
  }
  return new URL(text);
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
