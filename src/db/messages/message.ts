/** The ledger's writes: a message is listed once, and ends in exactly one state. Every change says where it may come from. */
import sql, { type Sql } from 'sql-template-tag';
import type { MessageKind } from '../../core/message.ts';
import { type MessageState, statesBefore } from '../../core/message-state.ts';
import { type Db, prepared } from '../connection.ts';

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
  /** A person asked for it: its next attempt is counted against the allowance for people. */
  asked: boolean;
}

/**
 * What is to be tried next, in the order in which ANAF will delete it.
 * @param tried messages attempted since then are left out: a run tries each once
 * @param all a person asked for a run: also what is not due yet
 * @param asked only those that a person asked for one by one
 */
export async function listPending(
  db: Db,
  companyId: string,
  {
    tried,
    all,
    asked = false,
    now,
    limit,
  }: { tried: Date; all: boolean; asked?: boolean; now: Date; limit: number },
): Promise<PendingMessage[]> {
  const { rows } = await db.query<PendingMessage>(sql`
    select id, message_id, upload_index, kind, created_at, created_at_raw, attempts, logged_status,
      asked_at is not null as asked
    from message
    where company_id = ${companyId} and state = 'pending' and (${!asked} or asked_at is not null)
      and (last_attempt_at is null or last_attempt_at < ${tried} or asked_at > last_attempt_at)
      and (${all} or next_attempt_at is null or next_attempt_at <= ${now})
    order by created_at nulls first, id limit ${limit}`);
  return rows;
}

/** Messages that were tried or put off since then and are pending still. */
export async function countUntaken(db: Db, companyId: string, since: Date): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from message
    where company_id = ${companyId} and state = 'pending' and last_attempt_at >= ${since}`);
  return rows[0]!.n;
}

/** The condition of each statement that changes a state. */
function mayBecome(to: MessageState): Sql {
  return sql`message.state = any(${statesBefore(to)}::text[])`;
}

export interface ArchivedBytes {
  sha256: string;
  sizeBytes: number;
  path: string;
  seq: number;
  chain: string;
}

/** Those that nobody has ended yet, neither another worker nor a person. */
export async function listStillPending(db: Db, ids: string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    prepared(
      'still pending',
      sql`select id from message where id = any(${ids}::uuid[]) and ${mayBecome('archived')}`,
    ),
  );
  return new Set(rows.map((row) => row.id));
}

/** Each must be pending. */
export async function markArchived(
  db: Db,
  archived: ({ id: string } & ArchivedBytes)[],
  now: Date,
): Promise<void> {
  const { rowCount } = await db.query(
    prepared(
      'mark archived',
      sql`
        update message set state = 'archived', sha256 = kept.sha256, size_bytes = kept."sizeBytes",
          path = kept.path, seq = kept.seq, chain = kept.chain, archived_at = ${now},
          reason = null, reason_detail = null, next_attempt_at = null, asked_at = null, attempts = attempts + 1,
          last_attempt_at = ${now}
        from jsonb_to_recordset(${JSON.stringify(archived)}::jsonb)
          as kept (id uuid, sha256 text, "sizeBytes" integer, path text, seq bigint, chain text)
        where message.id = kept.id and ${mayBecome('archived')}`,
    ),
  );
  if (rowCount !== archived.length) throw new Error('a message that was pending is so no more');
}

/** @returns false when the message had left `pending` already: another worker was faster, and nothing is to be counted */
export async function markExpired(db: Db, id: string, words: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'expired', reason = 'expired', reason_detail = ${words},
      next_attempt_at = null, asked_at = null, attempts = attempts + 1, last_attempt_at = ${now}
    where id = ${id} and ${mayBecome('expired')}`);
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
      next_attempt_at = ${failure.nextAttemptAt}, asked_at = null, attempts = attempts + 1, last_attempt_at = ${now}
    where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

/** Put off without having been tried: its scope is closed, or the job ends. */
export async function postpone(db: Db, id: string, until: Date, reason: string, now: Date): Promise<void> {
  await db.query(sql`
    update message set next_attempt_at = ${until}, reason = ${reason}, asked_at = null, last_attempt_at = ${now}
    where id = ${id} and state = 'pending'`);
}

/** Whether the company has another message of the same document. */
export async function sharesUploadIndex(
  db: Db,
  companyId: string,
  id: string,
  uploadIndex: string,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select 1 from message where company_id = ${companyId} and upload_index = ${uploadIndex} and id <> ${id} limit 1`);
  return rowCount !== 0;
}

/** A person wants it tried now. @returns false when it is not pending any more */
export async function askForMessage(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set asked_at = ${now}, next_attempt_at = ${now} where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

/** @param words why, in the words of the person who closes it */
export async function markClosed(db: Db, id: string, words: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'closed', reason = 'closed', reason_detail = ${words}, next_attempt_at = null,
      asked_at = null
    where id = ${id} and ${mayBecome('closed')}`);
  return rowCount === 1;
}
