/** The ledger's writes: a message is listed once, and ends in exactly one state. Every change says where it may come from. */
import sql from 'sql-template-tag';
import { type ListedMessage, ledgerKey, type MessageKind } from '../core/message.ts';
import { type Db, prepared } from './connection.ts';

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
 * Writes a page of a listing: new rows become pending, known ones stay as they are. The counter is raised by the statement
 * that adds the rows. Call it in a transaction.
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
    later_alias: row.messageId === null ? null : storable(ledgerKey({ ...row, messageId: null })),
    upload_index: storable(row.uploadIndex),
    kind: row.kind,
    raw_kind: storable(row.rawKind),
    detail: storable(row.detail),
    created_at: row.createdAt?.toISOString() ?? null,
    created_at_raw: storable(row.createdAtRaw),
    created_at_ambiguous: row.createdAtAmbiguous,
    row_cif: storable(row.rowCif),
  }));
  const text = JSON.stringify(listed);
  // ANAF's status names one id for an upload index, though two messages may share it; the listing knows better whose it is.
  await db.query(sql`
    update message m set message_id = null
    from jsonb_to_recordset(${text}::jsonb) as r (message_id text, later_alias text)
    where m.company_id = ${company.id} and m.row_alias = r.later_alias and m.message_id <> r.message_id
      and m.state = 'pending'`);
  const { rows: result } = await db.query<{ new: number }>(sql`
    with known as (
      -- Rows that had no id the last time, and have one now: the same message, not another one.
      update message m set message_id = r.message_id
      from jsonb_to_recordset(${text}::jsonb) as r (message_id text, later_alias text)
      where m.company_id = ${company.id} and m.message_id is null and m.row_alias = r.later_alias
        and not (${text}::jsonb @> jsonb_build_array(jsonb_build_object('row_alias', r.later_alias)))
        and not exists (
          select 1 from message other where other.company_id = ${company.id} and other.message_id = r.message_id)
      returning m.message_id
    ), added as (
      insert into message (organisation_id, company_id, message_id, row_alias, upload_index, kind, raw_kind, detail,
        created_at, created_at_raw, created_at_ambiguous, row_cif, listed_at, expires_at)
      select ${company.organisationId}, ${company.id}, r.*, ${now}, r.created_at + interval '60 days'
      from jsonb_to_recordset(${text}::jsonb) as r (message_id text, row_alias text,
        upload_index text, kind text, raw_kind text, detail text, created_at timestamptz, created_at_raw text,
        created_at_ambiguous boolean, row_cif text)
      where case when r.message_id is not null then r.message_id not in (select message_id from known)
        -- And one whose id is missing this time is a message that is known by it, unless that stands beside it.
        else not exists (
          select 1 from message m
          where m.company_id = ${company.id} and m.upload_index = r.upload_index and m.raw_kind = r.raw_kind
            and m.created_at_raw = r.created_at_raw and m.message_id is not null
            and not (${text}::jsonb @> jsonb_build_array(jsonb_build_object('message_id', m.message_id)))) end
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
  const { rows } = await db.query<PendingRow>(sql`
    select id, message_id, upload_index, kind, created_at, created_at_raw, attempts, logged_status, asked_at
    from message
    where company_id = ${companyId} and state = 'pending' and (${!asked} or asked_at is not null)
      and (last_attempt_at is null or last_attempt_at < ${tried} or asked_at > last_attempt_at)
      and (${all} or next_attempt_at is null or next_attempt_at <= ${now})
    order by created_at nulls first, id limit ${limit}`);
  return rows.map(toPending);
}

/** Messages that were tried or put off since then and are pending still. */
export async function countUntaken(db: Db, companyId: string, since: Date): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from message
    where company_id = ${companyId} and state = 'pending' and last_attempt_at >= ${since}`);
  return rows[0]!.n;
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
      sql`select id from message where id = any(${ids}::uuid[]) and state = 'pending'`,
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
        where message.id = kept.id and message.state = 'pending'`,
    ),
  );
  if (rowCount !== archived.length) throw new Error('a message that was pending is so no more');
}

/** @returns false when the message had left `pending` already: another worker was faster, and nothing is to be counted */
export async function markExpired(db: Db, id: string, words: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'expired', reason = 'expired', reason_detail = ${words},
      next_attempt_at = null, asked_at = null, attempts = attempts + 1, last_attempt_at = ${now}
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

/**
 * The id that ANAF gave afterwards to a row that was listed without one; the row stays known by its alias.
 * @returns `merged` when the ledger has the very same message under that id: they were one, and one stays. `taken` when
 * the id is another message's: both of a self-billed invoice's have one upload index, and ANAF answers with one id.
 */
export async function setMessageId(
  tx: Db,
  companyId: string,
  id: string,
  messageId: string,
): Promise<'set' | 'merged' | 'taken'> {
  // The company's row first, as everywhere.
  await tx.query(sql`select 1 from company where id = ${companyId} for no key update`);
  const { rows } = await tx.query<{ twin: string; same: boolean; alias: string }>(sql`
    select twin.id as twin, mine.row_alias as alias,
      (twin.upload_index, twin.created_at_raw) = (mine.upload_index, mine.created_at_raw)
        -- A kind that nobody knows may be another name of the one that we do.
        and (twin.raw_kind = mine.raw_kind or mine.kind = 'unknown') as same
    from message mine join message twin on twin.company_id = mine.company_id and twin.message_id = ${messageId}
    where mine.id = ${id}`);
  const found = rows[0];
  if (!found) {
    await tx.query(sql`update message set message_id = ${messageId} where id = ${id} and message_id is null`);
    return 'set';
  }
  if (!found.same) return 'taken';
  // Its lines told of the same message, behind those that it has under its id.
  await tx.query(sql`delete from sync_log where message = ${id}`);
  const { rowCount } = await tx.query(sql`
    delete from message where id = ${id} and state = 'pending' and message_id is null`);
  await tx.query(sql`update company set listed_count = listed_count - ${rowCount} where id = ${companyId}`);
  await tx.query(sql`
    update message set row_alias = coalesce(row_alias, ${found.alias}) where id = ${found.twin}`);
  return 'merged';
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
  asked_at: Date | null;
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
    asked: row.asked_at !== null,
  };
}
