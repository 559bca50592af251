/** One company. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { type Company, findCompany } from '../../db/companies/company.ts';
import type { Db } from '../../db/connection.ts';

export async function getCompany(
  deps: { db: Db },
  actor: Actor,
  input: { companyId: string },
): Promise<Company> {
  const company = await findCompany(deps.db, actor.organisationId, input.companyId);
  if (!company) throw notFound('company');
  return company;
}
