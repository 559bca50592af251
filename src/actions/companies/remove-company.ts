/** Stops and hides a company; its ledger and its bytes stay, and adding it again revives it. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { removeCompany } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';

export async function removeOwnCompany(ctx: Ctx, actor: Actor, input: { companyId: string }): Promise<void> {
  const now = ctx.now();
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await removeCompany(tx, organisationId, input.companyId, now))) throw notFound('company');
    const done = { actor: auditActor(actor), action: 'company.removed', subject: input.companyId } as const;
    await recordAudit(tx, organisationId, done, now);
  });
}
