/** One company. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { type Company, findCompany } from '../../db/companies/company.ts';
import type { ReadCtx } from '../context.ts';

export async function getCompany(ctx: ReadCtx, actor: Actor, input: { companyId: string }): Promise<Company> {
  const company = await findCompany(ctx.db, actor.organisationId, input.companyId);
  if (!company) throw notFound('company');
  return company;
}
