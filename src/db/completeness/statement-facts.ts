/** What a statement of completeness is made of: a company's ledger, listings and chain for a stretch of time. The caller gives one snapshot. */
import sql from 'sql-template-tag';
import type { MessageKind } from '../../core/message.ts';
import type { MessageState } from '../../core/message-state.ts';
import type { Db } from '../connection.ts';
import type { Stretch } from './completeness.ts';

export interface StatedCompany {
  cif: string;
  name: string | null;
  listedUpTo: Date | null;
  chainSeq: number;
  chainHead: string;
  /** Within the stretch. */
  coverage: Stretch[];
  gaps: Stretch[];
  /** Open findings of the checks that need a person. */
  findings: number;
}

export async function findStatedCompany(
  db: Db,
  organisationId: string,
  companyId: string,
  { from, to }: Stretch,
): Promise<StatedCompany | undefined> {
  const { rows } = await db.query<
    Omit<StatedCompany, 'coverage' | 'gaps'> & { covered: [Date, Date][]; missing: [Date, Date][] }
  >(sql`
    select c.cif, c.name, c.listed_up_to, c.chain_seq, c.chain_head,
      array(select array[lower(r), upper(r)] from unnest(c.coverage * w.period) r order by r) as covered,
      array(select array[lower(r), upper(r)] from unnest(w.period - c.coverage) r order by r) as missing,
      (select count(*) from integrity_finding f where f.company_id = c.id and f.resolved_at is null) as findings
    from company c
    cross join (select tstzmultirange(tstzrange(${from}, ${to})) as period) w
    where c.organisation_id = ${organisationId} and c.id = ${companyId} and c.removed_at is null`);
  const row = rows[0];
  if (!row) return undefined;
  const { covered, missing, ...company } = row;
  return { ...company, coverage: covered.map(toStretch), gaps: missing.map(toStretch) };
}

export interface StatedListing {
  windowStart: Date;
  windowEnd: Date;
  startedAt: Date;
  finishedAt: Date;
  /** ANAF's total, which the distinct messages equal. */
  reported: number | null;
  distinct: number;
  pages: number;
}

/** Complete listings whose window meets the stretch, one a Romanian day: the last. Newest first. */
export async function listStatedListings(
  db: Db,
  companyId: string,
  { from, to }: Stretch,
  limit: number,
): Promise<StatedListing[]> {
  const { rows } = await db.query<StatedListing>(sql`
    select * from (
      select distinct on ((finished_at at time zone 'Europe/Bucharest')::date)
        window_start, window_end, started_at, finished_at, reported, distinct_messages as distinct, pages
      from listing
      where company_id = ${companyId} and proven and window_start < ${to} and window_end > ${from}
      order by (finished_at at time zone 'Europe/Bucharest')::date, finished_at desc
    ) days order by finished_at desc limit ${limit}`);
  return rows;
}

export interface StatedCount {
  kind: MessageKind;
  state: MessageState;
  /** Its bytes are kept, and nothing proves that they are its own. */
  unproven: boolean;
  count: number;
}

/** Messages that ANAF created in the stretch. */
export async function countStated(db: Db, companyId: string, { from, to }: Stretch): Promise<StatedCount[]> {
  const { rows } = await db.query<StatedCount>(sql`
    select kind, state, coalesce(match = 'unproven', false) as unproven, count(*) as count from message
    where company_id = ${companyId} and created_at >= ${from} and created_at < ${to}
    group by 1, 2, 3 order by 1, 2, 3`);
  return rows;
}

/** Messages whose creation date cannot be read and that may belong to the stretch. */
export async function countUndated(db: Db, companyId: string, { from, to }: Stretch): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from message where company_id = ${companyId} and created_at is null
      and listed_at >= ${from} and listed_at - interval '60 days' < ${to}`);
  return rows[0]!.n;
}

export interface StatedMessage {
  messageId: string | null;
  uploadIndex: string;
  kind: MessageKind;
  createdAt: Date;
  reason: string | null;
}

export interface StatedClosing extends StatedMessage {
  closedAt: Date | null;
  by: 'key' | 'person' | 'operator' | 'link' | 'unknown' | null;
  words: string | null;
}

/** Oldest first. */
export async function listStatedMessages(
  db: Db,
  companyId: string,
  state: 'pending' | 'expired',
  { from, to }: Stretch,
  limit: number,
): Promise<StatedMessage[]> {
  const { rows } = await db.query<StatedMessage>(sql`
    select message_id, upload_index, kind, created_at, reason from message
    where company_id = ${companyId} and state = ${state} and created_at >= ${from} and created_at < ${to}
    order by created_at, id limit ${limit}`);
  return rows;
}

/** Messages that a person closed, with what the audit log says of it. Oldest first. */
export async function listStatedClosings(
  db: Db,
  organisationId: string,
  companyId: string,
  { from, to }: Stretch,
  limit: number,
): Promise<StatedClosing[]> {
  const { rows } = await db.query<StatedClosing>(sql`
    select m.message_id, m.upload_index, m.kind, m.created_at, m.reason, a.at as closed_at, a.actor_kind as by,
      a.detail->>'reason' as words
    from message m left join lateral (
      select at, actor_kind, detail from audit
      where organisation_id = ${organisationId} and action = 'message.closed' and subject = m.id::text
      order by at desc limit 1
    ) a on true
    where m.company_id = ${companyId} and m.state = 'closed' and m.created_at >= ${from} and m.created_at < ${to}
    order by m.created_at, m.id limit ${limit}`);
  return rows;
}

/** The numbers that the stretch's archived messages have in the chain, as ranges in order. */
export async function listStatedLinks(
  db: Db,
  companyId: string,
  { from, to }: Stretch,
): Promise<{ first: number; last: number }[]> {
  const { rows } = await db.query<{ first: number; last: number }>(sql`
    select min(seq) as first, max(seq) as last from (
      select seq, seq - row_number() over (order by seq) as island from message
      where company_id = ${companyId} and state = 'archived' and created_at >= ${from} and created_at < ${to}
    ) numbered group by island order by 1`);
  return rows;
}

/** The chain's hash at a number; undefined if no link has that number. */
export async function findChainAt(db: Db, companyId: string, seq: number): Promise<string | undefined> {
  const { rows } = await db.query<{ chain: string }>(sql`
    select chain from message where company_id = ${companyId} and seq = ${seq}`);
  return rows[0]?.chain;
}

function toStretch([from, to]: [Date, Date]): Stretch {
  return { from, to };
}
