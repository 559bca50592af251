/** Stops and hides a company; its ledger and its bytes stay, and adding it again revives it. */
import type { Actor } from '../accounts/actor.ts';
import { notFound } from '../core/errors.ts';
import { removeCompany } from '../db/company.ts';
import type { Db } from '../db/connection.ts';

export async function removeOwnCompany(
  deps: { db: Db; now: () => Date },
  actor: Actor,
  input: { companyId: string },
): Promise<void> {
  if (!(await removeCompany(deps.db, actor.organisationId, input.companyId, deps.now())))
    throw notFound('company');
}
