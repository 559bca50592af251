/** The organisation that the caller acts for, and what its plan allows. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Plan } from '../../core/plan.ts';
import { countCompanies } from '../../db/companies/company.ts';
import type { Db } from '../../db/connection.ts';
import { findOrganisation, type Organisation } from '../../db/people/organisation.ts';
import { type Plans, planOf } from '../plan-of.ts';

export type OrganisationView = Omit<Organisation, 'plan'> & { plan: Plan; companies: number };

export async function getOrganisation(
  deps: { db: Db; plans: Plans },
  actor: Actor,
): Promise<OrganisationView> {
  const organisation = await findOrganisation(deps.db, actor.organisationId);
  if (!organisation) throw notFound('organisation');
  return {
    ...organisation,
    plan: planOf(deps.plans, organisation.plan),
    companies: await countCompanies(deps.db, organisation.id),
  };
}
