/** The ledger's writes: a message is listed once, and ends in exactly one state. Every change says where it may come from. */
import sql from 'sql-template-tag';
import { type ListedMessage, ledgerKey, type MessageKind } from '../core/message.ts';
import type { Db } from './connection.ts';

/** A message that waits for its bytes. */
export interface PendingMessage {
  id: string;
  messageId: string | null;
  uploadIndex: string;
  kind: MessageKind;
  createdAt: Date | null;
  createdAtRaw: string;
  attempts: number;
  /** The outcome of its last line in the sync log. */
  loggedStatus: string | null;
}

/**
 * Writes a page of a listing: new rows become pending, known ones stay as they are. One statement, so that the
 * counter and the rows it counts cannot part.
 * @returns how many were new
 */
export async function recordListed(
  db: Db,
  company: { id: string; organisationId: string },
  rows: ListedMessage[],
  now: Date,
): Promise<number> {
  const listed = rows.map((row) => ({
    message_id: row.messageId && storable(row.messageId),
    row_alias: row.messageId === null ? storable(ledgerKey(row)) : null,
    upload_index: storable(row.uploadIndex),
    kind: row.kind,
    raw_kind: storable(row.rawKind),
    detail: storable(row.detail),
    created_at: row.createdAt?.toISOString() ?? null,
    created_at_raw: storable(row.createdAtRaw),
    created_at_ambiguous: row.createdAtAmbiguous,
    row_cif: storable(row.rowCif),
  }));
  const { rows: result } = await db.query<{ new: number }>(sql`
    with added as (
      insert into message (organisation_id, company_id, message_id, row_alias, upload_index, kind, raw_kind, detail,
        created_at, created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at)
      select ${company.organisationId}, ${company.id}, r.*, ${now}, r.created_at + interval '60 days'
      from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as r (message_id text, row_alias text,
        upload_index text, kind text, raw_kind text, detail text, created_at timestamptz, created_at_raw text,
        created_at_ambiguous boolean, row_cif text)
      on conflict do nothing
      returning 1
    ), counted as (
      update company set listed_count = listed_count + (select count(*) from added)
      where id = ${company.id} and exists (select 1 from added)
    )
    select count(*) as new from added`);
  return result[0]!.new;
}

/**
 * What is to be tried next, in the order in which ANAF will delete it.
 * @param tried messages attempted since then are left out: a run tries each once
 * @param all a person asked: also what is not due yet
 */
export async function listPending(
  db: Db,
  companyId: string,
  { tried, all, now, limit }: { tried: Date; all: boolean; now: Date; limit: number },
): Promise<PendingMessage[]> {
  const { rows } = await db.query<PendingRow>(sql`
    select id, message_id, upload_index, kind, created_at, created_at_raw, attempts, logged_status from message
    where company_id = ${companyId} and state = 'pending'
      and (last_attempt_at is null or last_attempt_at < ${tried})
      and (${all} or next_attempt_at is null or next_attempt_at <= ${now})
    order by created_at nulls first, id limit ${limit}`);
  return rows.map(toPending);
}

export interface ArchivedBytes {
  sha256: string;
  sizeBytes: number;
  path: string;
  seq: number;
  chain: string;
}

/** @returns false when the message had left `pending` already: another worker was faster, and nothing is to be counted */
export async function markArchived(db: Db, id: string, kept: ArchivedBytes, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'archived', sha256 = ${kept.sha256}, size_bytes = ${kept.sizeBytes},
      path = ${kept.path}, seq = ${kept.seq}, chain = ${kept.chain}, archived_at = ${now},
      reason = null, reason_detail = null, next_attempt_at = null, attempts = attempts + 1, last_attempt_at = ${now}
    where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

export async function markExpired(db: Db, id: string, words: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'expired', reason = 'expired', reason_detail = ${words},
      next_attempt_at = null, attempts = attempts + 1, last_attempt_at = ${now}
    where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

/** A failure changes no state: the message stays pending, says why, and knows when it is tried again. */
export async function markFailed(
  db: Db,
  id: string,
  failure: { reason: string; detail: string | null; nextAttemptAt: Date },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set reason = ${failure.reason}, reason_detail = ${failure.detail},
      next_attempt_at = ${failure.nextAttemptAt}, attempts = attempts + 1, last_attempt_at = ${now}
    where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

/** Put off without having been tried: its scope is closed, or the job ends. */
export async function postpone(db: Db, id: string, until: Date, reason: string, now: Date): Promise<void> {
  await db.query(sql`
    update message set next_attempt_at = ${until}, reason = ${reason}, last_attempt_at = ${now}
    where id = ${id} and state = 'pending'`);
}

/** The id that ANAF gave afterwards; the row stays known by its alias. False when another message has it already. */
export async function setMessageId(db: Db, id: string, messageId: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set message_id = ${messageId} where id = ${id} and message_id is null
      and not exists (select 1 from message other join message mine using (company_id)
        where mine.id = ${id} and other.message_id = ${messageId})`);
  return rowCount === 1;
}

/** PostgreSQL takes neither NUL nor half a surrogate pair, and one odd row must not keep a page out of the ledger. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

interface PendingRow {
  id: string;
  message_id: string | null;
  upload_index: string;
  kind: MessageKind;
  created_at: Date | null;
  created_at_raw: string;
  attempts: number;
  logged_status: string | null;
}

function toPending(row: PendingRow): PendingMessage {
  return {
    id: row.id,
    messageId: row.message_id,
    uploadIndex: row.upload_index,
    kind: row.kind,
    createdAt: row.created_at,
    createdAtRaw: row.created_at_raw,
    attempts: row.attempts,
    loggedStatus: row.logged_status,
  };
}
