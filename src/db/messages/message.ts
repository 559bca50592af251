/** The ledger's writes to messages: each is listed once and ends in exactly one state, by the transitions of core/message-state.ts. */
import sql, { type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import type { MessageKind } from '../../core/message.ts';
import { type MessageState, statesBefore } from '../../core/message-state.ts';
import type { Match } from '../../core/quarantine.ts';
import { type Db, prepared } from '../connection.ts';

/** A message that waits for its bytes. */
export interface PendingMessage {
  id: string;
  messageId: string | null;
  uploadIndex: string;
  kind: MessageKind;
  createdAt: Date | null;
  createdAtRaw: string;
  /** ANAF's prose of the row. */
  detail: string;
  attempts: number;
  /** Its row bears the code of another company. */
  foreign: boolean;
  /** A person asked for it: its next attempt is counted against the allowance for people. */
  asked: boolean;
}

/** Attempts after which a message gives way to those that may succeed. */
const oftenFailed = 2;

/**
 * What is to be tried next, in the order in which ANAF will delete it. Messages that failed again and again, and rows of
 * another company's code, come after all others: what ANAF refuses must not keep the company's own messages waiting.
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
  const select = (behind: boolean) => sql`
    ${selectPending}
    where company_id = ${companyId} and state = 'pending' and (${!asked} or asked_at is not null)
      and (last_attempt_at is null or last_attempt_at < ${tried} or asked_at > last_attempt_at
        -- By a clock that was ahead; what it planned is not waited for either.
        or last_attempt_at > ${latestBelievable(now)})
      and (${all} or next_attempt_at is null or next_attempt_at <= ${now}
        or last_attempt_at > ${latestBelievable(now)})
      and (attempts >= ${oftenFailed} or ${isForeign}) = ${behind}
    order by created_at nulls first, id limit ${limit}`;
  const { rows } = await db.query<PendingMessage>(select(false));
  if (rows.length > 0) return rows;
  return (await db.query<PendingMessage>(select(true))).rows;
}

export async function findPendingMessage(db: Db, id: string): Promise<PendingMessage | undefined> {
  const { rows } = await db.query<PendingMessage>(
    sql`${selectPending} where id = ${id} and state = 'pending'`,
  );
  return rows[0];
}

/** How many messages were tried or postponed since then and are still pending. */
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
  /** What proves that the bytes are the message's. */
  match: Match;
  /** Of a buyer's message: the upload index that it names, or ''. */
  aboutUpload?: string | undefined;
}

export interface StillPending {
  /** Whether bytes are in quarantine for it. */
  quarantined: boolean;
  /** The outcome of its last line in the sync log. */
  loggedStatus: string | null;
}

/** Those that no other worker and no person has ended meanwhile. */
export async function listStillPending(db: Db, ids: string[]): Promise<Map<string, StillPending>> {
  const { rows } = await db.query<StillPending & { id: string }>(
    prepared(
      'still pending',
      sql`
        select id, logged_status, exists (select 1 from quarantine q where q.message = message.id and q.decision is null) as quarantined
        from message where id = any(${ids}::uuid[]) and ${mayBecome('archived')}`,
    ),
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/**
 * Each must be pending.
 * @param archived with the status under which it is logged, where it is: the row is written once (runs/sync-log.ts)
 */
export async function markArchived(
  db: Db,
  archived: ({ id: string; loggedStatus?: string } & ArchivedBytes)[],
  now: Date,
): Promise<void> {
  const { rowCount } = await db.query(
    prepared(
      'mark archived',
      sql`
        update message set state = 'archived', sha256 = kept.sha256, size_bytes = kept."sizeBytes",
          path = kept.path, seq = kept.seq, chain = kept.chain, match = kept.match, said_expired_at = null, archived_at = ${now},
          reason = null, reason_detail = null, next_attempt_at = null, asked_at = null, attempts = attempts + 1,
          last_attempt_at = ${now}, logged_status = coalesce(kept."loggedStatus", logged_status),
          about_upload = kept."aboutUpload"
        from jsonb_to_recordset(${JSON.stringify(archived)}::jsonb)
          as kept (id uuid, sha256 text, "sizeBytes" integer, path text, seq bigint, chain text, match text,
            "loggedStatus" text, "aboutUpload" text)
        where message.id = kept.id and ${mayBecome('archived')}`,
    ),
  );
  if (rowCount !== archived.length)
    throw new Error('a message left the state `pending` although its company is locked');
}

/**
 * Ends a message that ANAF says it has deleted, if that is proven: its own creation date agrees to within two days, and
 * either its window has passed or a complete listing that began after ANAF first said so did not show it. (A listing that
 * shows it takes the claim back: see `takeBackExpiry`.)
 * @returns false when it is not proven yet, or the message has left `pending` meanwhile
 */
export async function markExpired(db: Db, id: string, words: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'expired', reason = 'expired', reason_detail = ${words},
      next_attempt_at = null, asked_at = null, attempts = attempts + 1, last_attempt_at = ${now}
    where id = ${id} and ${mayBecome('expired')}
      -- A creation date that could not be read is at most the time of its listing.
      and coalesce(expires_at, listed_at + interval '60 days') - interval '2 days' <= ${now}
      and (coalesce(expires_at, listed_at + interval '60 days') <= ${now} or exists (
        select 1 from listing l
        where l.company_id = message.company_id and l.proven and l.started_at > message.said_expired_at
          and l.window_start <= message.created_at and l.window_end > message.created_at))`);
  return rowCount === 1;
}

/** ANAF says that the 60 days are over, and nothing proves it yet. */
export async function recordSaidExpired(db: Db, id: string, now: Date): Promise<void> {
  await db.query(sql`
    update message set said_expired_at = coalesce(said_expired_at, ${now}) where id = ${id} and state = 'pending'`);
}

/**
 * Messages that a listing shows, or a person asks for, are not gone: an expired one is pending again, and ANAF's word
 * that it is over starts afresh. At most twice a day, or each listing would ask for it again.
 * @returns how many had counted as expired
 */
export async function takeBackExpiry(db: Db, ids: string[]): Promise<number> {
  const { rows } = await db.query<{ revived: number }>(sql`
    with revived as (
      update message set state = 'pending', reason = 'listed_after_expiry', said_expired_at = null,
        next_attempt_at = last_attempt_at + interval '12 hours'
      where id = any(${ids}::uuid[]) and ${mayBecome('pending')} returning company_id
    ), claimed as (
      update message set said_expired_at = null
      where id = any(${ids}::uuid[]) and state = 'pending' and said_expired_at is not null
    ), counted as (
      update company c set expired_count = expired_count - (select count(*) from revived)
      where c.id in (select company_id from revived)
    )
    select count(*) as revived from revived`);
  return rows[0]!.revived;
}

/**
 * A failure does not change the state: the message stays pending, with a reason and the time of its next attempt. The same
 * update says that it is logged as failed, where messages of its kind are logged.
 * @returns undefined when it has left `pending` meanwhile; otherwise whether the log has no such line of it yet
 */
export async function markFailed(
  db: Db,
  id: string,
  failure: { reason: string; detail: string | null; nextAttemptAt: Date; logged: boolean },
  now: Date,
): Promise<{ newlyLogged: boolean } | undefined> {
  const { rows } = await db.query<{ newlyLogged: boolean }>(sql`
    with before as (
      select id, ${failure.logged} and logged_status is distinct from 'failed' as newly_logged from message where id = ${id}
    )
    update message m set reason = ${failure.reason}, reason_detail = ${failure.detail},
      next_attempt_at = ${failure.nextAttemptAt}, asked_at = null, attempts = attempts + 1, last_attempt_at = ${now},
      logged_status = case when ${failure.logged} then 'failed' else logged_status end
    from before where m.id = before.id and m.state = 'pending'
    returning before.newly_logged`);
  return rows[0];
}

/** Postpones a message that was not tried: its breaker is open, or the job ends. */
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

/** A person asked for an attempt now. @returns false when it is not pending */
export async function askForMessage(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set asked_at = ${now}, next_attempt_at = ${now} where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

/** @param words the reason, as the person who closes it wrote it */
export async function markClosed(db: Db, id: string, words: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'closed', reason = 'closed', reason_detail = ${words}, next_attempt_at = null,
      asked_at = null
    where id = ${id} and ${mayBecome('closed')}`);
  return rowCount === 1;
}

const isForeign = sql`row_cif not in ('', (select cif from company where company.id = message.company_id))`;

const selectPending = sql`
  select id, message_id, upload_index, kind, created_at, created_at_raw, detail, attempts,
    asked_at is not null as asked, ${isForeign} as foreign
  from message`;
