/** Whether and how an organisation is kept in sync, and its last synced invoices: from local state, ANAF is never asked. */
import type { Actor } from '../../accounts/actor.ts';
import type { SyncInterval } from '../../core/plan.ts';
import { findLastSync } from '../../db/runs/run.ts';
import { type SyncLogEntry, listSyncLog as selectSyncLog } from '../../db/runs/sync-log.ts';
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

const lines = 50;

export async function listSyncLog(ctx: Ctx, actor: Actor): Promise<SyncLogEntry[]> {
  return selectSyncLog(ctx.db, actor.organisationId, lines);
}
