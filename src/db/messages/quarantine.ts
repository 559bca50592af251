/** Sound ZIPs that do not prove to be their message's: kept and listed until the message is archived, never deleted. */
import sql, { empty } from 'sql-template-tag';
import { type QuarantineCause, type QuarantineDecision, quarantineAlarm } from '../../core/quarantine.ts';
import { type Db, prepared } from '../connection.ts';
import { newId } from '../new-id.ts';
import { newestFirst } from '../newest-first.ts';
import type { Position } from '../page.ts';

export interface NewQuarantined {
  organisationId: string;
  companyId: string;
  /** The ledger's id of the message. */
  message: string;
  cause: QuarantineCause;
  detail: string;
  sha256: string;
  sizeBytes: number;
  path: string;
}

/** @returns false when the very same answer is there already */
export async function insertQuarantined(db: Db, kept: NewQuarantined, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into quarantine (id, organisation_id, company_id, message, cause, detail, sha256, size_bytes, path,
      received_at)
    values (${newId(now)}, ${kept.organisationId}, ${kept.companyId}, ${kept.message}, ${kept.cause}, ${kept.detail},
      ${kept.sha256}, ${kept.sizeBytes}, ${kept.path}, ${now})
    on conflict (message, sha256) do nothing`);
  return rowCount === 1;
}

export interface Quarantined extends Omit<NewQuarantined, 'organisationId'> {
  id: string;
  cif: string;
  messageId: string | null;
  uploadIndex: string;
  receivedAt: Date;
  /** When ANAF deletes the message; null when its creation could not be read. */
  expiresAt: Date | null;
  decision: QuarantineDecision | null;
  decidedAt: Date | null;
}

export interface QuarantineFilter {
  companyId?: string;
  cause?: QuarantineCause;
  /** Only those whose message still waits. */
  open?: boolean;
}

export async function listQuarantined(
  db: Db,
  organisationId: string,
  { companyId, cause, open }: QuarantineFilter,
  page: { limit: number; after?: Position },
): Promise<Quarantined[]> {
  return newestFirst<Quarantined>(db, page, {
    select: sql`${selectQuarantined} where q.organisation_id = ${organisationId}
      ${companyId === undefined ? empty : sql`and q.company_id = ${companyId}`}
      ${cause === undefined ? empty : sql`and q.cause = ${cause}`}
      ${open === undefined ? empty : sql`and (q.decision is null) = ${open}`}`,
    at: sql`q.received_at`,
    id: sql`q.id`,
  });
}

export async function findQuarantined(
  db: Db,
  organisationId: string,
  id: string,
): Promise<Quarantined | undefined> {
  const { rows } = await db.query<Quarantined>(
    sql`${selectQuarantined} where q.organisation_id = ${organisationId} and q.id = ${id}`,
  );
  return rows[0];
}

/**
 * The message has been archived: what was kept for it is decided.
 * @param sha256 of the bytes that were archived
 */
export async function decideQuarantined(
  db: Db,
  messages: { id: string; sha256: string; decision: QuarantineDecision }[],
  now: Date,
): Promise<void> {
  await db.query(sql`
    update quarantine q set decided_at = ${now},
      decision = case when q.sha256 = archived.sha256 then archived.decision else 'superseded' end
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as archived (id uuid, sha256 text, decision text)
    where q.message = archived.id and q.decision is null`);
}

export interface QuarantineCauseFacts {
  cause: QuarantineCause;
  count: number;
  companies: number;
  since: Date;
  /** When ANAF deletes the first of them. */
  firstExpiresAt: Date | null;
}

/** What waits for a person's decision, by cause. */
export async function listOpenCauses(db: Db, organisationId: string): Promise<QuarantineCauseFacts[]> {
  const { rows } = await db.query<QuarantineCauseFacts>(
    prepared(
      'open causes of quarantine',
      sql`
    select q.cause, count(distinct q.message) as count, count(distinct q.company_id) as companies,
      min(q.received_at) as since, min(m.expires_at) as first_expires_at
    from quarantine q join message m on m.id = q.message join company c on c.id = q.company_id
    where q.organisation_id = ${organisationId} and q.decision is null and m.state = 'pending'
      and c.removed_at is null
    group by q.cause order by q.cause`,
    ),
  );
  return rows;
}

export interface LargeQuarantine {
  files: number;
  bytes: number;
  since: Date;
}

/** What waits for a decision in the organisation, where that is more than the alarm allows. */
export async function findLargeQuarantine(
  db: Db,
  organisationId: string,
): Promise<LargeQuarantine | undefined> {
  const { rows } = await db.query<LargeQuarantine>(
    prepared(
      'large quarantine',
      sql`
    select count(*) as files, sum(size_bytes)::bigint as bytes, min(received_at) as since
    from quarantine where organisation_id = ${organisationId} and decision is null
    having ${isLarge}`,
    ),
  );
  return rows[0];
}

/** Over a group of rows of `quarantine`. */
export const isLarge = sql`(count(*) > ${quarantineAlarm.files} or sum(size_bytes) > ${quarantineAlarm.bytes})`;

export interface LastChance {
  companyId: string;
  message: string;
  path: string;
  sha256: string;
  sizeBytes: number;
}

/**
 * Pending messages that ANAF deletes before then and that have bytes in quarantine: the newest answer of each.
 * @param after the last message of the page before
 */
export async function listLastChances(
  db: Db,
  expiringBefore: Date,
  { after, limit }: { after: string; limit: number },
): Promise<LastChance[]> {
  const { rows } = await db.query<LastChance>(sql`
    select distinct on (m.id) m.company_id, m.id as message, q.path, q.sha256, q.size_bytes
    from message m join quarantine q on q.message = m.id
    where m.state = 'pending' and q.decision is null and m.id > ${after}
      and (m.expires_at is null and q.received_at < ${expiringBefore}::timestamptz - interval '60 days'
        or m.expires_at < ${expiringBefore})
    order by m.id, q.received_at desc limit ${limit}`);
  return rows;
}

const selectQuarantined = sql`
  select q.id, q.company_id, c.cif, q.message, m.message_id, m.upload_index, q.cause, q.detail, q.sha256, q.size_bytes,
    q.path, q.received_at, m.expires_at, q.decision, q.decided_at
  from quarantine q join message m on m.id = q.message join company c on c.id = q.company_id`;
