/** The last invoices that were synced, or were not. */
import type { Actor } from '../../accounts/actor.ts';
import { listSyncLog, type SyncLogEntry } from '../../db/runs/sync-log.ts';
import type { Ctx } from '../context.ts';

const lines = 50;

export async function listLatestSyncLog(ctx: Ctx, actor: Actor): Promise<SyncLogEntry[]> {
  return listSyncLog(ctx.db, actor.organisationId, lines);
}
