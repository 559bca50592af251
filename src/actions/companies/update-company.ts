/** Renames a company, or switches its automatic sync on or off. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { type Company, updateCompany } from '../../db/companies/company.ts';
import { inTransaction } from '../../db/connection.ts';
import type { Ctx } from '../context.ts';
import { getCompany } from './get-company.ts';
import { requireTokenToEnable } from './toggle-company-sync.ts';

export interface CompanyChange {
  companyId: string;
  name?: string | null;
  syncEnabled?: boolean;
}

/** @throws Problem no_valid_anaf_token when it switches on what nobody could carry out */
export async function updateOwnCompany(
  ctx: Ctx,
  actor: Actor,
  { companyId, ...change }: CompanyChange,
): Promise<Company> {
  return inTransaction(ctx.db, async (tx) => {
    const before = await getCompany({ db: tx }, actor, { companyId });
    if (change.syncEnabled && !before.syncEnabled) await requireTokenToEnable(tx, actor, ctx.now());
    if (!(await updateCompany(tx, actor.organisationId, companyId, change))) throw notFound('company');
    return getCompany({ db: tx }, actor, { companyId });
  });
}
