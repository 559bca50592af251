/** The sync log: one line for each change of an invoice message's outcome, in the transaction that changed it. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

export type SyncStatus = 'success' | 'failed' | 'skipped';

export interface SyncLogLine {
  organisationId: string;
  /** The ledger's message, not ANAF's id. */
  message: string;
  /** The invoice's number, or the SPV message id where none could be read. */
  invoiceId: string;
  cif: string;
  status: SyncStatus;
}

/** Adds the line unless the message's last line said the same. */
export async function logOutcome(db: Db, line: SyncLogLine, now: Date): Promise<void> {
  await db.query(sql`
    with changed as (
      update message set logged_status = ${line.status}
      where id = ${line.message} and logged_status is distinct from ${line.status} returning id
    )
    insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
    select ${line.organisationId}, id, ${line.invoiceId}, ${line.cif}, ${now}, ${line.status} from changed`);
}
