/** Makes an API key; its text is in this answer and nowhere else. */
import { type Actor, limitOf } from '../../accounts/actor.ts';
import { newApiKey } from '../../accounts/secret-text.ts';
import { type CompanyLimit, columnOfLimit } from '../../core/company-limit.ts';
import { Problem } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import { type ApiKey, addApiKey } from '../../db/api-keys/api-key.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkLimit } from '../people/check-limit.ts';

export interface NewKey {
  name: string;
  scope: Scope;
  /** Those of the maker, unless said. */
  companies?: CompanyLimit;
  expiresAt: Date | null;
}

export async function createApiKey(
  ctx: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  { name, scope, companies = limitOf(actor), expiresAt }: NewKey,
): Promise<{ apiKey: ApiKey; key: string }> {
  const now = ctx.now();
  if (expiresAt && expiresAt <= now) {
    throw new Problem(
      'invalid_input',
      'key_already_expired',
      {},
      {
        parameter: 'expiresAt',
      },
    );
  }
  const { key, sha256, hint } = newApiKey();
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    await checkLimit(tx, actor, companies);
    const apiKey = await addApiKey(
      tx,
      {
        organisationId,
        name,
        scope,
        companies: columnOfLimit(companies),
        sha256,
        hint,
        expiresAt,
        createdBy: personOf(actor),
      },
      now,
    );
    const made = { subject: apiKey.id, detail: { name, scope, companies, hint, expiresAt } };
    await recordAudit(
      tx,
      organisationId,
      { actor: auditActor(actor), action: 'api_key.created', ...made },
      now,
    );
    return { apiKey, key };
  });
}
