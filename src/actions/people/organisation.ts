/** The organisation that the caller acts for, and its plan. The plan is for the operator to set. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { countCompanies } from '../../db/companies/company.ts';
import {
  findOrganisation,
  type Organisation,
  renameOrganisation as writeOrganisationName,
} from '../../db/people/organisation.ts';
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

export async function renameOrganisation(
  ctx: Ctx,
  actor: Actor,
  input: { name: string },
): Promise<OrganisationView> {
  await writeOrganisationName(ctx.db, actor.organisationId, input.name);
  return getOrganisation(ctx, actor);
}
