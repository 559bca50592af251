/** Ends an API key; within seconds nobody gets in with it. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { revokeApiKey } from '../../db/api-keys/api-key.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction, type Transactor } from '../../db/connection.ts';
import { auditActor } from '../audit/audit-actor.ts';

export async function revokeOwnApiKey(
  deps: { db: Transactor; now: () => Date },
  actor: Actor,
  input: { id: string },
): Promise<void> {
  const now = deps.now();
  const { organisationId } = actor;
  await inTransaction(deps.db, async (tx) => {
    if (!(await revokeApiKey(tx, organisationId, input.id, now))) throw notFound('API key');
    const done = { actor: auditActor(actor), action: 'api_key.revoked', subject: input.id } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}
