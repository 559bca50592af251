/** The sync log: one line for each change of a message's outcome, written in the transaction of the change. */
import sql from 'sql-template-tag';
import { type CallingKey, callingKey } from '../api-keys/api-key.ts';
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

/** Adds the line unless the message's last line has the same status, which its row keeps. */
export async function logOutcome(db: Db, line: SyncLogLine, now: Date): Promise<void> {
  const { organisationId, message, invoiceId, cif, status } = line;
  await db.query(sql`
    with changed as (
      update message set logged_status = ${status}
      where id = ${message} and organisation_id = ${organisationId} and logged_status is distinct from ${status}
      returning id
    )
    insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
    select ${organisationId}, id, ${invoiceId}, ${cif}, ${now}, ${status} from changed`);
}

/**
 * Adds lines of messages whose rows have the new status already: a message that is archived is written once, with its
 * state, its place in the chain and what it is logged as (`markArchived`).
 */
export async function addLogLines(db: Db, lines: SyncLogLine[], now: Date): Promise<void> {
  if (lines.length === 0) return;
  await db.query(
    prepared(
      'add log lines',
      sql`
        insert into sync_log (organisation_id, message, invoice_id, cif, synced_at, status)
        select "organisationId", message, "invoiceId", cif, ${now}, status
        from rows from (
          jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
            as ("organisationId" uuid, message uuid, "invoiceId" text, cif text, status text)
        ) with ordinality as line order by ordinality`,
    ),
  );
}

/** A line as the JSON of the log has it. */
export interface SyncLogEntry {
  invoiceId: string;
  cif: string;
  /** UTC, to the second. */
  syncedAt: string;
  status: SyncStatus;
}

const lines = 50;

/**
 * The last lines, newest first, as the text of a JSON array: reading fifty rows and writing them again was half of the
 * log's cost. Transactions of several companies commit in another order than their ids by some milliseconds, so the last
 * lines are sorted again by their instants.
 */
const lastLines = (organisationId: string) => `'[' || coalesce((
    select string_agg('{"invoiceId":' || to_json(invoice_id) || ',"cif":' || to_json(cif) || ',"syncedAt":"' ||
      to_char(synced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '","status":"' || status || '"}', ','
      order by synced_at desc, id desc)
    from (select * from sync_log where organisation_id = ${organisationId} order by id desc limit ${lines}) latest
  ), '') || ']' as lines`;

const ofOrganisation = `select ${lastLines('$1')}`;
const ofKey = `select ${callingKey.columns}, ${lastLines('k.organisation_id')} from api_key k where ${callingKey.isCalling}`;

export async function readSyncLog(db: Db, organisationId: string): Promise<string> {
  const statement = { text: ofOrganisation, values: [organisationId] };
  const { rows } = await db.query<{ lines: string }>(prepared('read-sync-log', statement));
  return rows[0]!.lines;
}

/** The same for the caller with this key, which it looks up: polled, so it is one statement on one connection. */
export async function readSyncLogByKey(
  db: Db,
  sha256: Buffer,
  now: Date,
): Promise<(CallingKey & { lines: string }) | undefined> {
  const statement = { text: ofKey, values: [sha256, now] };
  const { rows } = await db.query<CallingKey & { lines: string }>(
    prepared('read-sync-log-by-key', statement),
  );
  return rows[0];
}
