/** Whether and how an organisation is kept in sync, from what is known here: ANAF is never asked. */
import type { Actor } from '../../accounts/actor.ts';
import type { SyncInterval } from '../../core/plan.ts';
import { findLastSync } from '../../db/runs/run.ts';
import { getSyncSettings } from '../../db/runs/sync-settings.ts';
import type { Ctx } from '../context.ts';
import { planOf } from '../plan-of.ts';

export interface SyncStatusReport {
  enabled: boolean;
  lastSync: Date | null;
  tokenValid: boolean;
  syncInterval: SyncInterval;
}

export async function getSyncStatus(ctx: Ctx, actor: Actor): Promise<SyncStatusReport> {
  const [settings, lastSync] = await Promise.all([
    getSyncSettings(ctx.db, actor.organisationId, ctx.now()),
    findLastSync(ctx.db, actor.organisationId),
  ]);
  const { interval } = planOf(ctx.plans, settings.plan);
  return {
    enabled: interval !== 'manual' && settings.anyEnabled,
    lastSync,
    tokenValid: settings.tokenValid,
    syncInterval: interval,
  };
}
