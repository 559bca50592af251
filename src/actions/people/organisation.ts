/** The organisation that the caller acts for, and its plan. The plan is for the operator to set. */
import type { Actor, OperatorActor } from '../../accounts/actor.ts';
import { isFreshlyProven } from '../../accounts/fresh-proof.ts';
import { ownRole } from '../../accounts/own-role.ts';
import { notFound, Problem } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { countCompanies } from '../../db/companies/company.ts';
import { type Db, inTransaction } from '../../db/connection.ts';
import {
  findOrganisation,
  lockOrganisation,
  type Organisation,
  setClientApproval,
  setNeedsSecondFactor,
  setPlan,
  renameOrganisation as writeOrganisationName,
} from '../../db/people/organisation.ts';
import { hasPasskey } from '../../db/people/passkey.ts';
import { hasSecondFactor } from '../../db/people/second-factor.ts';
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
  {
    name,
    clientApproval,
    needsSecondFactor,
  }: { name?: string; clientApproval?: boolean; needsSecondFactor?: boolean },
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
    if (needsSecondFactor !== undefined && needsSecondFactor !== before.needsSecondFactor) {
      await checkMayAskForSecondFactor(ctx, tx, actor, needsSecondFactor);
      await setNeedsSecondFactor(tx, organisationId, needsSecondFactor);
      const action = 'organisation.second_factor_changed';
      await recordAudit(
        tx,
        organisationId,
        { ...by, action, detail: { needed: needsSecondFactor } },
        ctx.now(),
      );
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

/** An owner, who has just proven to be one, and who has a second factor: the owner is not locked out. */
async function checkMayAskForSecondFactor(ctx: Ctx, tx: Db, actor: Actor, needed: boolean): Promise<void> {
  if ((await ownRole(tx, actor)) !== 'owner')
    throw new Problem('insufficient_scope', 'only_owner_second_factor', {}, { needed: 'owner' });
  if (actor.kind !== 'session') return;
  if (!isFreshlyProven(actor.provenAt, ctx.now())) throw new Problem('confirmation_needed', 'proof', {});
  if (needed && !(await hasSecondFactor(tx, actor.userId)) && !(await hasPasskey(tx, actor.userId)))
    throw new Problem('conflict', 'second_factor_first', {});
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
