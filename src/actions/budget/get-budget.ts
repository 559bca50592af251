/** How much of ANAF's limits is used, and what is closed until when. From local state alone. */
import type { Actor } from '../../accounts/actor.ts';
import { type BudgetUse, getBudgetUse } from '../../db/budget/budget-use.ts';
import type { Db } from '../../db/connection.ts';

export interface GetBudgetDeps {
  db: Db;
  callsPerMinute: number;
  now: () => Date;
}

export async function getBudget(
  { db, callsPerMinute, now }: GetBudgetDeps,
  actor: Actor,
): Promise<BudgetUse & { callsPerMinute: number }> {
  return { callsPerMinute, ...(await getBudgetUse(db, actor.organisationId, now())) };
}
