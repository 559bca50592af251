/** Whether the companies that a member, a key or an endpoint is to see are the organisation's, and the actor's own. */
import { type Actor, limitOf } from '../../accounts/actor.ts';
import type { CompanyLimit } from '../../core/company-limit.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { countOwnCompanies } from '../../db/webhooks/webhook.ts';

/**
 * @param tx of the actor's context: to a limited actor other companies do not exist
 * @throws Problem invalid_input, insufficient_scope
 */
export async function checkLimit(tx: Db, actor: Actor, limit: CompanyLimit): Promise<void> {
  if (limit === 'all') {
    if (limitOf(actor) === 'all') return;
    throw new Problem('insufficient_scope', 'limited', {});
  }
  const own = await countOwnCompanies(tx, actor.organisationId, [...limit]);
  if (own !== new Set(limit).size)
    throw new Problem('invalid_input', 'companies_unknown', {}, { parameter: 'companies' });
}
