/** Messages as people see them; what a sync writes is in message.ts. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { MessageKind } from '../../core/message.ts';
import type { MessageState } from '../../core/message-state.ts';
import type { Match } from '../../core/quarantine.ts';
import type { Db } from '../connection.ts';
import { type KeptOriginal, type OriginalRow, originalOf } from '../invoices/invoice.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface Message {
  id: string;
  companyId: string;
  cif: string;
  /** ANAF's; null on a row that came without one. */
  messageId: string | null;
  uploadIndex: string;
  kind: MessageKind;
  rawKind: string;
  detail: string;
  createdAt: Date | null;
  createdAtRaw: string;
  createdAtAmbiguous: boolean;
  rowCif: string;
  state: MessageState;
  reason: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  expiresAt: Date | null;
  sha256: string | null;
  sizeBytes: number | null;
  archivedAt: Date | null;
  /** When a person marked the notice as seen. */
  seenAt: Date | null;
  /** What proves that the archived bytes are the message's; null until it is archived. */
  match: Match | null;
  /** The catalogue's invoice that this message brought. */
  invoiceId: string | null;
}

export interface MessageFilter {
  companyId?: string;
  cif?: string;
  kind?: MessageKind;
  state?: MessageState;
  messageId?: string;
  uploadIndex?: string;
  /** Matches either the message id or the upload index. */
  number?: string;
  /** Of notices: whether a person has marked them as seen. */
  seen?: boolean;
  /** Archived although nothing proves that the ZIP is the message's. */
  match?: 'unproven';
  createdFrom?: Date;
  createdTo?: Date;
}

export async function findMessage(db: Db, organisationId: string, id: string): Promise<Message | undefined> {
  const { rows } = await db.query<Message>(sql`
    ${selectMessage} where m.organisation_id = ${organisationId} and m.id = ${id}`);
  return rows[0];
}

/** By id. Ids of other organisations are left out. */
export async function findMessages(
  db: Db,
  organisationId: string,
  ids: string[],
): Promise<Map<string, Message>> {
  const { rows } = await db.query<Message>(sql`
    ${selectMessage} where m.organisation_id = ${organisationId} and m.id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where its bytes are kept. Null when nothing is archived yet, undefined when there is no such message. */
export async function findMessageOriginal(
  db: Db,
  organisationId: string,
  id: string,
): Promise<KeptOriginal | null | undefined> {
  const { rows } = await db.query<OriginalRow>(sql`
    select upload_index, match, path, sha256 from message where organisation_id = ${organisationId} and id = ${id}`);
  return rows[0] && originalOf(rows[0]);
}

/** Newest first; those without a readable creation time come last. */
export async function listMessages(
  db: Db,
  organisationId: string,
  filter: MessageFilter,
  page: { limit: number; after?: Position },
): Promise<Message[]> {
  const where = sql`where m.organisation_id = ${organisationId} ${conditions(filter)} ${waiting(organisationId, filter)}`;
  return newestFirst<Message>(db, page, {
    select: sql`${selectMessage} ${where}`,
    at: sql`m.created_at`,
    id: sql`m.id`,
    usual: Object.keys(filter).every((name) => name === 'companyId') ? 'newest messages' : undefined,
  });
}

/**
 * Pending messages have no entry in an index by organisation, which each message would be written into: they are found
 * company by company, and are few but in a first sync. An array, so that no plan reads all messages instead.
 */
function waiting(organisationId: string, { state, companyId }: MessageFilter): Sql {
  if (state !== 'pending' || companyId !== undefined) return empty;
  return sql`and m.id = any(array(
    select w.id from company k join message w on w.company_id = k.id
    where k.organisation_id = ${organisationId} and w.state = 'pending'))`;
}

function conditions(f: MessageFilter): Sql {
  return sql`
    ${f.companyId === undefined ? empty : sql`and m.company_id = ${f.companyId}`}
    ${f.cif === undefined ? empty : sql`and c.cif = ${f.cif}`}
    ${f.kind === undefined ? empty : sql`and m.kind = ${f.kind}`}
    ${f.state === undefined ? empty : sql`and m.state = ${f.state}`}
    ${f.messageId === undefined ? empty : sql`and m.message_id = ${f.messageId}`}
    ${f.uploadIndex === undefined ? empty : sql`and m.upload_index = ${f.uploadIndex}`}
    ${f.number === undefined ? empty : sql`and (m.message_id = ${f.number} or m.upload_index = ${f.number})`}
    ${f.match === undefined ? empty : sql`and m.match = 'unproven'`}
    ${f.seen === undefined ? empty : f.seen ? sql`and m.seen_at is not null` : sql`and m.seen_at is null`}
    ${f.createdFrom === undefined ? empty : sql`and m.created_at >= ${f.createdFrom}`}
    ${f.createdTo === undefined ? empty : sql`and m.created_at <= ${f.createdTo}`}`;
}

const selectMessage = sql`
  select m.id, m.company_id, c.cif, m.message_id, m.upload_index, m.kind, m.raw_kind, m.detail, m.created_at,
    m.created_at_raw, m.created_at_ambiguous, m.row_cif, m.state, m.reason, m.attempts, m.next_attempt_at, m.expires_at,
    m.sha256, m.size_bytes, m.archived_at, m.seen_at, i.id as invoice_id,
    -- Archived before the column was there: named by the upload index.
    case when m.state = 'archived' then coalesce(m.match, 'index') end as match
  from message m
  join company c on c.id = m.company_id
  left join invoice i on i.message = m.id`;
