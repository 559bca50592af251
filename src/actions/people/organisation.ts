/** The organisation that the caller acts for, and its plan. The plan is for the operator to set. */
import type { Actor, OperatorActor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { countCompanies } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  findOrganisation,
  lockOrganisation,
  type Organisation,
  setClientApproval,
  setPlan,
  renameOrganisation as writeOrganisationName,
} from '../../db/people/organisation.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { planOf } from '../plan-of.ts';

export type OrganisationView = Omit<Organisation, 'plan'> & { plan: Plan; companies: number };

export async function getOrganisation(ctx: Ctx, actor: Actor): Promise<OrganisationView> {
  const organisation = await findOrganisation(ctx.db, actor.organisationId);
  if (!organisation) throw notFound('organisation');
  return {
    ...organisation,
    plan: planOf(ctx.plans, organisation.plan),
    companies: await countCompanies(ctx.db, organisation.id),
  };
}

/** What is left out stays as it is. */
export async function changeOrganisation(
  ctx: Ctx,
  actor: Actor,
  { name, clientApproval }: { name?: string; clientApproval?: boolean },
): Promise<OrganisationView> {
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    const before = await lockOrganisation(tx, organisationId);
    if (!before) throw notFound('organisation');
    const by = { actor: auditActor(actor), subject: organisationId };
    if (name !== undefined) {
      await writeOrganisationName(tx, organisationId, name);
      const detail = { from: before.name, to: name };
      await recordAudit(tx, organisationId, { ...by, action: 'organisation.renamed', detail }, ctx.now());
    }
    if (clientApproval === undefined || clientApproval === before.clientApproval) return;
    await setClientApproval(tx, organisationId, clientApproval);
    const detail = { allowed: clientApproval };
    await recordAudit(
      tx,
      organisationId,
      { ...by, action: 'organisation.client_approval_changed', detail },
      ctx.now(),
    );
  });
  return getOrganisation(ctx, actor);
}

/** For the operator alone. */
export async function changePlan(ctx: Ctx, actor: OperatorActor, { plan }: { plan: string }): Promise<void> {
  const { organisationId } = actor;
  await inTransaction(ctx.db, async (tx) => {
    const before = await lockOrganisation(tx, organisationId);
    if (!before) throw notFound('organisation');
    await setPlan(tx, organisationId, plan);
    const detail = { from: before.plan, to: plan };
    const entry = { action: 'plan.changed', subject: organisationId, detail } as const;
    await recordAudit(tx, organisationId, { actor: auditActor(actor), ...entry }, ctx.now());
  });
}
