/** The API keys of an organisation, without their text: listed, limited to other companies, and revoked; within seconds a revoked key opens nothing. */
import type { Actor } from '../../accounts/actor.ts';
import { type CompanyLimit, columnOfLimit, limitOfColumn } from '../../core/company-limit.ts';
import { notFound } from '../../core/errors.ts';
import {
  type ApiKey,
  findApiKey,
  limitApiKey,
  revokeApiKey as markApiKeyRevoked,
  listApiKeys as selectApiKeys,
} from '../../db/api-keys/api-key.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { recordGrants } from '../../db/people/company-grant.ts';
import { lockOrganisation } from '../../db/people/organisation.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { checkLimit } from '../people/check-limit.ts';

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

/** @throws Problem not_found, invalid_input, insufficient_scope */
export async function changeApiKey(
  ctx: Ctx,
  actor: Actor,
  { id, companies }: { id: string; companies: CompanyLimit },
): Promise<ApiKey> {
  const now = ctx.now();
  const { organisationId } = actor;
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganisation(tx, organisationId);
    const before = await findApiKey(tx, organisationId, id);
    if (!before) throw notFound('api_key');
    await checkLimit(tx, actor, companies);
    const changed = await limitApiKey(tx, organisationId, id, columnOfLimit(companies));
    const limits = { before: limitOfColumn(before.companies), after: companies };
    await recordGrants(tx, { organisationId, id }, limits, now);
    const detail = { from: limits.before, to: limits.after };
    const done = { actor: auditActor(actor), action: 'api_key.changed', subject: id, detail } as const;
    await recordAudit(tx, organisationId, done, now);
    return changed;
  });
}
