/**
 * The history of a message: the ledger's instants, the sync log, the audit log, and for a week the events of failed
 * attempts. Of older attempts only their number and the last reason are known.
 */
import sql, { type Sql } from 'sql-template-tag';
import type { ReadingVerdict, SealVerdict } from '../../core/invoice.ts';
import type { MessageState } from '../../core/message-state.ts';
import type { AuditActor } from '../audit/audit.ts';
import type { Db } from '../connection.ts';
import type { SyncStatus } from '../runs/sync-log.ts';

export interface KeptHistory {
  /** The ledger's message; null when a person's folder brought the invoice. */
  messageId: string | null;
  invoice: {
    id: string;
    recordedAt: Date;
    reading: ReadingVerdict;
    seal: SealVerdict;
    backfilled: boolean;
  } | null;
  message: {
    createdAt: Date | null;
    listedAt: Date;
    state: MessageState;
    reason: string | null;
    words: string | null;
    attempts: number;
    lastAttemptAt: Date | null;
    nextAttemptAt: Date | null;
    askedAt: Date | null;
    archivedAt: Date | null;
    verifiedAt: Date | null;
  } | null;
  failures: { at: Date; reason: string; words: string | null; attempt: number }[];
  log: { at: Date; status: SyncStatus }[];
  closed: { at: Date; actor: AuditActor; words: string } | null;
}

export async function findMessageHistory(
  db: Db,
  organisationId: string,
  messageId: string,
): Promise<KeptHistory | undefined> {
  return find(
    db,
    organisationId,
    sql`from message m left join invoice i on i.message = m.id
      where m.organisation_id = ${organisationId} and m.id = ${messageId}`,
  );
}

export async function findInvoiceHistory(
  db: Db,
  organisationId: string,
  invoiceId: string,
): Promise<KeptHistory | undefined> {
  return find(
    db,
    organisationId,
    sql`from invoice i left join message m on m.id = i.message
      where i.organisation_id = ${organisationId} and i.id = ${invoiceId}`,
  );
}

async function find(db: Db, organisationId: string, which: Sql): Promise<KeptHistory | undefined> {
  const { rows } = await db.query<Row>(sql`
    select m.id, m.created_at, m.listed_at, m.state, m.reason, m.reason_detail as words, m.attempts, m.last_attempt_at,
      m.next_attempt_at, m.asked_at, m.archived_at, m.verified_at,
      i.id as invoice_id, i.recorded_at, i.reading_verdict, i.seal_verdict, i.message is null as backfilled ${which}`);
  const row = rows[0];
  if (!row) return undefined;
  const { id } = row;
  const none = { failures: [], log: [], closed: null };
  return { ...toKept(row), ...(id === null ? none : await aboutMessage(db, organisationId, id)) };
}

async function aboutMessage(
  db: Db,
  organisationId: string,
  id: string,
): Promise<Pick<KeptHistory, 'failures' | 'log' | 'closed'>> {
  const failures = await db.query<{ at: Date; data: { [key: string]: string | number } }>(sql`
    select at, data from event
    where organisation_id = ${organisationId} and type = 'message.failed' and data->>'id' = ${id} order by id`);
  const log = await db.query<{ at: Date; status: SyncStatus }>(sql`
    select synced_at as at, status from sync_log
    where organisation_id = ${organisationId} and message = ${id} order by id`);
  const closed = await db.query<{ at: Date; kind: AuditActor['kind']; id: string | null; words: string }>(sql`
    select at, actor_kind as kind, actor_id as id, detail->>'reason' as words from audit
    where organisation_id = ${organisationId} and action = 'message.closed' and subject = ${id} limit 1`);
  const [closing] = closed.rows;
  return {
    failures: failures.rows.map(({ at, data }) => ({
      at,
      reason: String(data.reason),
      words: data.detail === undefined ? null : String(data.detail),
      attempt: Number(data.attempts),
    })),
    log: log.rows,
    closed: closing
      ? { at: closing.at, actor: { kind: closing.kind, id: closing.id }, words: closing.words }
      : null,
  };
}

interface Row extends NonNullable<KeptHistory['message']> {
  id: string | null;
  invoiceId: string | null;
  recordedAt: Date;
  readingVerdict: ReadingVerdict;
  sealVerdict: SealVerdict;
  backfilled: boolean;
}

function toKept(row: Row): Pick<KeptHistory, 'messageId' | 'invoice' | 'message'> {
  const { id, invoiceId, recordedAt, readingVerdict, sealVerdict, backfilled, ...message } = row;
  return {
    messageId: id,
    invoice:
      invoiceId === null
        ? null
        : { id: invoiceId, recordedAt, reading: readingVerdict, seal: sealVerdict, backfilled },
    message: id === null ? null : message,
  };
}
