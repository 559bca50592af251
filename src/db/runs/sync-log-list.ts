/** The sync log as the contract shows it: the last lines of an organisation. */
import type { Db } from '../connection.ts';
import type { SyncStatus } from './sync-log.ts';

export interface SyncLogEntry {
  invoiceId: string;
  cif: string;
  syncedAt: Date;
  status: SyncStatus;
}

/** Newest first. Asked for by every program that polls: prepared once a connection. */
export async function listSyncLog(db: Db, organisationId: string, limit: number): Promise<SyncLogEntry[]> {
  const { rows } = await db.query<SyncLogEntry>({
    name: 'list-sync-log',
    text: `select invoice_id, cif, synced_at, status from sync_log
      where organisation_id = $1 order by id desc limit $2`,
    values: [organisationId, limit],
  });
  return rows;
}
