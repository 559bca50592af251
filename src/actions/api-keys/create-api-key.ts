/** Makes an API key; its text is in this answer and nowhere else. */
import type { Actor } from '../../accounts/actor.ts';
import { newApiKey } from '../../accounts/secret-text.ts';
import { Problem } from '../../core/errors.ts';
import type { Scope } from '../../core/scope.ts';
import { type ApiKey, addApiKey } from '../../db/api-keys/api-key.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { auditActor, personOf } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export interface NewKey {
  name: string;
  scope: Scope;
  expiresAt: Date | null;
}

export async function createApiKey(
  ctx: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  { name, scope, expiresAt }: NewKey,
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
    const apiKey = await addApiKey(
      tx,
      { organisationId, name, scope, sha256, hint, expiresAt, createdBy: personOf(actor) },
      now,
    );
    const made = { subject: apiKey.id, detail: { name, scope, hint, expiresAt } };
    await recordAudit(
      tx,
      organisationId,
      { actor: auditActor(actor), action: 'api_key.created', ...made },
      now,
    );
    return { apiKey, key };
  });
}
