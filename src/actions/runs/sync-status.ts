/** Whether and how an organisation is kept in sync, and its last synced invoices: from local state, ANAF is never asked. */
import type { Actor } from '../../accounts/actor.ts';
import type { SyncInterval } from '../../core/plan.ts';
import { getSyncFacts, type SyncFacts } from '../../db/runs/sync-facts.ts';
import { readSyncLog as selectSyncLog } from '../../db/runs/sync-log.ts';
import type { Ctx } from '../context.ts';
import { planOf } from '../plan-of.ts';

export interface SyncStatusReport {
  enabled: boolean;
  lastSync: Date | null;
  tokenValid: boolean;
  syncInterval: SyncInterval;
}

/** @param facts where the statement that looked up the caller's key has read them */
export async function getSyncStatus(ctx: Ctx, actor: Actor, facts?: SyncFacts): Promise<SyncStatusReport> {
  const settings = facts ?? (await getSyncFacts(ctx.wholeDb, actor.organisationId, ctx.now()));
  const { interval } = planOf(ctx.plans, settings.plan);
  return {
    enabled: interval !== 'manual' && settings.anyEnabled,
    lastSync: settings.lastSync,
    tokenValid: settings.tokenValid,
    syncInterval: interval,
  };
}

/** The last fifty lines, as the text of a JSON array. */
export function readSyncLog(ctx: Ctx, actor: Actor): Promise<string> {
  return selectSyncLog(ctx.db, actor.organisationId);
}
