/** Starts the scheduled runs whose slot has come. May run twice, in two processes: a slot is served by the process that records it first. */

import { latestBelievable } from '../core/believable.ts';
import type { Plan } from '../core/plan.ts';
import { latestReconciliation, latestSlot } from '../core/slot.ts';
import { inTransaction, type Transactor } from '../db/connection.ts';
import { requestRun } from '../db/runs/request-run.ts';
import { listSchedules, takeSlotOfSchedule } from '../db/runs/schedule.ts';

interface Parts {
  db: Transactor;
  plans: Record<string, Plan>;
  clock: { now(): Date };
}

export async function startDueRuns({ db, plans, clock }: Parts): Promise<void> {
  const now = clock.now();
  for (const { organisationId, plan, lastSlot, lastReconciled } of await listSchedules(db)) {
    const interval = plans[plan]?.interval ?? 'manual';
    await startIfDue(
      db,
      organisationId,
      'schedule',
      latestSlot(interval, organisationId, now),
      lastSlot,
      now,
    );
    await startIfDue(
      db,
      organisationId,
      'reconciliation',
      latestReconciliation(organisationId, now),
      lastReconciled,
      now,
    );
  }
}

/** The first slot of all is only written down: a run begins at the next one. A slot missed by an outage is caught up once. */
async function startIfDue(
  db: Transactor,
  organisationId: string,
  trigger: 'schedule' | 'reconciliation',
  slot: Date | undefined,
  last: Date | null,
  now: Date,
): Promise<void> {
  if (!slot || (last && slot <= last && last <= latestBelievable(now))) return;
  await inTransaction(db, async (tx) => {
    const taken = await takeSlotOfSchedule(tx, organisationId, trigger, slot, now);
    if (taken && last) await requestRun(tx, { organisationId, trigger, companies: 'all', now });
  });
}
