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

const newest = (organisationId: string) =>
  `from sync_log where organisation_id = ${organisationId} order by id desc limit ${lines}`;

/**
 * The last lines, newest first, as the text of a JSON array: reading fifty rows and writing them again was half of the
 * log's cost. Transactions of several companies commit in another order than their ids by some milliseconds, so the last
 * lines are sorted again by their instants.
 */
const lastLines = (organisationId: string) => `'[' || coalesce((
    select string_agg('{"invoiceId":' || to_json(invoice_id) || ',"cif":' || to_json(cif) || ',"syncedAt":"' ||
      to_char(synced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '","status":"' || status || '"}', ','
      order by synced_at desc, id desc)
    from (select * ${newest(organisationId)}) latest
  ), '') || ']'`;

const ofOrganisation = `select ${lastLines('$1')} as lines`;

export async function readSyncLog(db: Db, organisationId: string): Promise<string> {
  const statement = { text: ofOrganisation, values: [organisationId] };
  const { rows } = await db.query<{ lines: string }>(prepared('read-sync-log', statement));
  return rows[0]!.lines;
}

export interface LogOfKey extends CallingKey {
  sha256: Buffer;
  /** Of the lines, which are never changed: the same ids are the same text. */
  ids: string;
  /** Null where the ids are those that the caller knows: writing the text takes four times as long as reading the ids. */
  lines: string | null;
}

// `offset 0`: without it PostgreSQL puts the subquery in each place that uses it.
const ofKeys = `
  select k.sha256, ${callingKey.columns}, of_key.ids,
    case when of_key.ids is distinct from asked.known then ${lastLines('k.organisation_id')} end as lines
  from unnest($1::bytea[], $3::text[]) as asked (sha256, known) join api_key k on k.sha256 = asked.sha256
    cross join lateral (select array_to_string(array(select id ${newest('k.organisation_id')}), ',') as ids offset 0) of_key
  where ${callingKey.isCalling}`;

/**
 * The same for the callers with these keys, which it looks up: polled, so it is one statement for all that ask at once.
 * @param known the ids of the lines that are known of each, or null
 */
export async function readSyncLogsByKeys(
  db: Db,
  keys: Buffer[],
  known: (string | null)[],
  now: Date,
): Promise<LogOfKey[]> {
  const statement = { text: ofKeys, values: [keys, now, known] };
  const { rows } = await db.query<LogOfKey>(prepared('read-sync-logs-by-keys', statement));
  return rows;
}
