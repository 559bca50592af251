/** The companies of an organisation, in the order in which they were added. */
import type { Actor } from '../../accounts/actor.ts';
import { type Company, type CompanyFilter, listCompanies } from '../../db/companies/company.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listOwnCompanies(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor, ...filter }: PageRequest & CompanyFilter,
): Promise<Page<Company>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const companies = await listCompanies(ctx.db, actor.organisationId, filter, page);
  return toPage(companies, limit, (company) => ({ at: company.createdAt, id: company.id }));
}
