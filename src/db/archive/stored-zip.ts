/** Archived ZIPs with the catalogue's entry of each, for reading them again. */
import sql, { empty, raw } from 'sql-template-tag';
import type { Match } from '../../core/quarantine.ts';
import { type Db, prepared } from '../connection.ts';
import { olderReading } from '../invoices/older-reading.ts';

export interface StoredZip {
  /** The message's id, or the invoice's when it was backfilled; the next page starts after it. */
  id: string;
  companyId: string;
  organisationId: string;
  cif: string;
  path: string;
  sha256: string;
  uploadIndex: string;
  direction: 'received' | 'sent';
  /** Null when it was backfilled. */
  message: string | null;
  /** ANAF's prose of the message. */
  detail: string | null;
  /** What proves that the bytes are the message's. */
  match: Match;
  createdAt: Date | null;
  /** Null when the message has no entry: it is a second copy, or its entry is missing. */
  invoice: string | null;
}

export interface WhichZips {
  /** Null is every organisation. */
  organisationId: string | null;
  companyId?: string;
  /** Only those that could not be read. */
  unreadable: boolean;
  /** Only those that an older reader has read, or an older check of seals has looked at. */
  older?: boolean;
}

/** Archived messages that hold invoices. */
export async function listStoredZips(
  db: Db,
  which: WhichZips,
  { after, limit }: { after: string; limit: number },
): Promise<StoredZip[]> {
  const { rows } = await db.query<StoredZip>(sql`
    select m.id, m.company_id, m.organisation_id, c.cif, m.path, m.sha256, m.upload_index,
      case when m.kind = 'sent' then 'sent' else 'received' end as direction, m.id as message, m.detail, coalesce(m.match, 'index') as match,
      m.created_at, i.id as invoice
    from message m join company c on c.id = m.company_id left join invoice i on i.message = m.id
    where m.state = 'archived' and m.kind in ('received', 'sent') and m.id > ${after}
      ${which.organisationId === null ? empty : sql`and m.organisation_id = ${which.organisationId}`}
      ${which.companyId === undefined ? empty : sql`and m.company_id = ${which.companyId}`}
      ${which.unreadable ? sql`and i.reading_verdict = 'unreadable'` : empty}
    order by m.id limit ${limit}`);
  return rows;
}

/** Backfilled invoices that no message of ANAF has replaced. */
export async function listBackfilledZips(
  db: Db,
  which: WhichZips,
  { after, limit }: { after: string; limit: number },
): Promise<StoredZip[]> {
  const { rows } = await db.query<StoredZip>(sql`
    select i.id, i.company_id, i.organisation_id, c.cif, i.backfill_path as path, i.backfill_sha256 as sha256,
      i.upload_index, i.direction, null as message, null as detail, 'index' as match, null as created_at, i.id as invoice
    from invoice i join company c on c.id = i.company_id
    where i.message is null and i.backfill_path is not null and i.id > ${after}
      ${which.organisationId === null ? empty : sql`and i.organisation_id = ${which.organisationId}`}
      ${which.companyId === undefined ? empty : sql`and i.company_id = ${which.companyId}`}
      ${which.unreadable ? sql`and i.reading_verdict = 'unreadable'` : empty}
    order by i.id limit ${limit}`);
  return rows;
}

/** Where the walk over what older readers left goes on. */
export interface OlderPlace {
  version: number;
  id: string;
}

/** By version and id, as their index is: what is read again leaves it. */
export async function listOlderZips(
  db: Db,
  which: WhichZips,
  { after, limit }: { after: OlderPlace; limit: number },
): Promise<(StoredZip & OlderPlace)[]> {
  const { rows } = await db.query<StoredZip & OlderPlace>(sql`
    select i.id, i.company_id, i.organisation_id, c.cif, coalesce(m.path, i.backfill_path) as path,
      coalesce(m.sha256, i.backfill_sha256) as sha256, i.upload_index, i.direction, i.message, m.detail, coalesce(m.match, 'index') as match,
      m.created_at,
      i.id as invoice, ${oldest} as version
    from invoice i join company c on c.id = i.company_id left join message m on m.id = i.message
    where ${isOlder} and (${oldest}, i.id) > (${after.version}, ${after.id}::uuid)
      and coalesce(m.path, i.backfill_path) is not null
      ${which.organisationId === null ? empty : sql`and i.organisation_id = ${which.organisationId}`}
      ${which.companyId === undefined ? empty : sql`and i.company_id = ${which.companyId}`}
      ${which.unreadable ? sql`and i.reading_verdict = 'unreadable'` : empty}
    order by ${oldest}, i.id limit ${limit}`);
  return rows;
}

export interface OlderCount {
  count: number;
  /** When the first of them was recorded. */
  since: Date | null;
}

/** Up to ten thousand: more need not be counted each time that somebody looks. */
export async function countOlder(db: Db, organisationId: string): Promise<OlderCount> {
  const { rows } = await db.query<OlderCount>(
    prepared(
      'count older readings',
      sql`
    select count(*) as count, min(recorded_at) as since from (
      select i.recorded_at from invoice i where ${isOlder} and i.organisation_id = ${organisationId} limit 10000) older`,
    ),
  );
  return rows[0]!;
}

const oldest = sql`least(i.reader_version, i.seal_version)`;
const isOlder = raw(`(${olderReading('i.')})`);
