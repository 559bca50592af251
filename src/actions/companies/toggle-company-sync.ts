/** Switches a company's automatic sync to the other side. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { toggleCompanySync } from '../../db/companies/company.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import { hasValidToken } from '../../db/connections/anaf-connection.ts';
import type { Ctx } from '../context.ts';

export async function toggleOwnCompanySync(
  ctx: Ctx,
  actor: Actor,
  input: { companyId: string },
): Promise<{ syncEnabled: boolean }> {
  return inTransaction(ctx.db, async (tx) => {
    const syncEnabled = await toggleCompanySync(tx, actor.organisationId, input.companyId);
    if (syncEnabled === undefined) throw notFound('company');
    if (syncEnabled) await requireTokenToEnable(tx, actor, ctx.now());
    return { syncEnabled };
  });
}

/** What is asked for is understood, but cannot be: 422, where a trigger is refused with 403. */
export async function requireTokenToEnable(tx: Db, actor: Actor, now: Date): Promise<void> {
  if (await hasValidToken(tx, actor.organisationId, now)) return;
  throw new Problem('no_valid_anaf_token', 'needed_for_automatic_sync', {}, { status: 422 });
}
