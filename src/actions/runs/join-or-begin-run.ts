/** The rules for a manual run: joining costs nothing, a new one needs a token and counts against the plan. */
import { bucharestDay, fromBucharest, nextBucharestDayAt, toBucharest } from '../../core/bucharest.ts';
import { Problem } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { hasValidToken } from '../../db/connections/anaf-connection.ts';
import type { Organisation } from '../../db/people/organisation.ts';
import { countManualRuns, findOpenManualRun, requestRun } from '../../db/runs/request-run.ts';
import { type Plans, planOf } from '../plan-of.ts';

export interface ManualRun {
  /** Locked by the caller's transaction, so that what is counted stays so. */
  organisation: Organisation;
  companies: 'all' | string[];
  plans: Plans;
  now: Date;
}

/** @throws Problem no_valid_anaf_token, plan_limit_exceeded */
export async function joinOrBeginRun(
  tx: Db,
  { organisation, companies, plans, now }: ManualRun,
): Promise<string> {
  const open = await findOpenManualRun(tx, organisation.id);
  if (open === undefined) {
    await requireToken(tx, organisation.id, now);
    await requireRoomInPlan(tx, organisation, plans, now);
  }
  const { runId } = await requestRun(tx, {
    organisationId: organisation.id,
    trigger: 'manual',
    companies,
    now,
  });
  return runId;
}

async function requireToken(tx: Db, organisationId: string, now: Date): Promise<void> {
  if (await hasValidToken(tx, organisationId, now)) return;
  throw new Problem('no_valid_anaf_token', 'none_connected', {});
}

async function requireRoomInPlan(
  tx: Db,
  { id, plan: name }: Organisation,
  plans: Plans,
  now: Date,
): Promise<void> {
  const plan = planOf(plans, name);
  const limit = plan.manualSyncsPerDay;
  if (limit === null || (await countManualRuns(tx, id, dayStart(now))) < limit) return;
  const possibleAgainAt = nextBucharestDayAt(now, 0, 0);
  throw new Problem(
    'plan_limit_exceeded',
    'manual_syncs',
    {
      plan: plan.name,
      limit,
      day: bucharestDay(now),
      possibleAgainDay: bucharestDay(possibleAgainAt),
      possibleAgainAt,
    },
    { plan: plan.name, limit, possibleAgainAt: possibleAgainAt.toISOString() },
  );
}

function dayStart(now: Date): Date {
  return fromBucharest({ ...toBucharest(now), hour: 0, minute: 0, second: 0 })!.instant;
}
