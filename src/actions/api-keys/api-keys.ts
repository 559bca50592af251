/** The API keys of an organisation, without their text: listed, and revoked; within seconds a revoked key opens nothing. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import {
  type ApiKey,
  revokeApiKey as markApiKeyRevoked,
  listApiKeys as selectApiKeys,
} from '../../db/api-keys/api-key.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export async function listApiKeys(ctx: Ctx, actor: Actor): Promise<ApiKey[]> {
  return selectApiKeys(ctx.db, actor.organisationId);
}

export async function revokeApiKey(ctx: Ctx, actor: Actor, input: { id: string }): Promise<void> {
  const now = ctx.now();
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await markApiKeyRevoked(tx, organisationId, input.id, now))) throw notFound('api_key');
    const done = { actor: auditActor(actor), action: 'api_key.revoked', subject: input.id } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}
