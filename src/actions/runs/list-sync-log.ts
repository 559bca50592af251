/** The last invoices that were synced, or were not. */
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/connection.ts';
import { listSyncLog, type SyncLogEntry } from '../../db/runs/sync-log-list.ts';

const lines = 50;

export async function listLatestSyncLog(deps: { db: Db }, actor: Actor): Promise<SyncLogEntry[]> {
  return listSyncLog(deps.db, actor.organisationId, lines);
}
