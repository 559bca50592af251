/** Whether and how an organisation is kept in sync, from what is known here: ANAF is never asked. */
import type { Actor } from '../../accounts/actor.ts';
import type { SyncInterval } from '../../core/plan.ts';
import type { Db } from '../../db/connection.ts';
import { findLastSync } from '../../db/runs/run.ts';
import { getSyncSettings } from '../../db/runs/sync-settings.ts';
import { type Plans, planOf } from '../plan-of.ts';

export interface SyncStatusReport {
  enabled: boolean;
  lastSync: Date | null;
  tokenValid: boolean;
  syncInterval: SyncInterval;
}

export async function getSyncStatus(
  deps: { db: Db; plans: Plans; now: () => Date },
  actor: Actor,
): Promise<SyncStatusReport> {
  const [settings, lastSync] = await Promise.all([
    getSyncSettings(deps.db, actor.organisationId, deps.now()),
    findLastSync(deps.db, actor.organisationId),
  ]);
  const { interval } = planOf(deps.plans, settings.plan);
  return {
    enabled: interval !== 'manual' && settings.anyEnabled,
    lastSync,
    tokenValid: settings.tokenValid,
    syncInterval: interval,
  };
}
