/** The sync log: one line for each change of a message's outcome, written in the transaction of the change. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export const syncStatuses = ['success', 'failed', 'skipped'] as const;
export type SyncStatus = (typeof syncStatuses)[number];

export interface SyncLogLine {
  organisationId: string;
  /** The ledger's message, not ANAF's id. */
  message: string;
  /** The invoice's number, or the SPV message id where none could be read. */
  invoiceId: string;
  cif: string;
  status: SyncStatus;
}

/** Adds the line unless the message's last line has the same status. */
export async function logOutcome(db: Db, line: SyncLogLine, now: Date): Promise<void> {
  await logOutcomes(db, [line], now);
}

/** The same for several messages, in their order. */
export async function logOutcomes(db: Db, lines: SyncLogLine[], now: Date): Promise<void> {
  await db.query(
    prepared(
      'log outcomes',
      sql`
        with line as (
          select l.* from rows from (
            jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
              as ("organisationId" uuid, message uuid, "invoiceId" text, cif text, status text)
          ) with ordinality as l (organisation_id, message, invoice_id, cif, status, n)
        ), changed as (
          update message set logged_status = line.status from line
          where message.id = line.message and message.logged_status is distinct from line.status
          returning message.id
        )
        insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
        select organisation_id, message, invoice_id, cif, ${now}, status
        from line where message in (select id from changed) order by n`,
    ),
  );
}

export interface SyncLogEntry {
  invoiceId: string;
  cif: string;
  syncedAt: Date;
  status: SyncStatus;
}

/** Newest first. Read by every client that polls: prepared once per connection. */
export async function listSyncLog(db: Db, organisationId: string, limit: number): Promise<SyncLogEntry[]> {
  const { rows } = await db.query<SyncLogEntry>({
    name: 'list-sync-log',
    // Transactions of several companies commit in another order than their ids by some milliseconds.
    text: `select invoice_id, cif, synced_at, status from (
        select * from sync_log where organisation_id = $1 order by id desc limit $2
      ) latest order by synced_at desc, id desc`,
    values: [organisationId, limit],
  });
  return rows;
}
