/** How much of ANAF's limits is used, and what is closed until when. From local state alone. */
import type { Actor } from '../../accounts/actor.ts';
import { type BudgetUse, getBudgetUse } from '../../db/budget/budget-use.ts';
import type { Ctx } from '../context.ts';

export async function getBudget(
  { db, callsPerMinute, now }: Ctx,
  actor: Actor,
): Promise<BudgetUse & { callsPerMinute: number }> {
  return { callsPerMinute, ...(await getBudgetUse(db, actor.organisationId, now())) };
}
