/** Each company's completeness: the counters, the coverage with its gaps, the last listing. */
import sql, { empty } from 'sql-template-tag';
import type { LedgerCounts } from '../../core/message-state.ts';
import { completeUpTo } from '../../core/window.ts';
import { earliestCreation } from '../companies/earliest-creation.ts';
import { type Db, prepared } from '../connection.ts';
import type { ListComparison } from './list-comparison.ts';

export interface Stretch {
  from: Date;
  to: Date;
}

export interface LastListing {
  proven: boolean;
  code: string | null;
  /** ANAF's own total. */
  reported: number | null;
  listed: number;
  pages: number;
  restarts: number;
  startedAt: Date;
  finishedAt: Date;
}

/** Of ANAF's two lists, the last one. */
export type LastComparison = ListComparison & { at: Date };

export interface Completeness {
  companyId: string;
  cif: string;
  name: string | null;
  counts: LedgerCounts;
  completeFrom: Date | null;
  completeUpTo: Date | null;
  oldestPending: { id: string; createdAt: Date } | null;
  listedUpTo: Date | null;
  lastListedAt: Date | null;
  coverage: Stretch[];
  gaps: Stretch[];
  lastListing: LastListing | null;
  listComparison: LastComparison | null;
  chainHead: string;
  chainSeq: number;
  /** When ANAF deletes the first of what is pending. */
  expiresSoonest: Date | null;
  /** From then on ANAF may have deleted something that is not here: the order of the list. */
  riskAt: Date;
}

export interface CompletenessFilter {
  companyId?: string;
  cif?: string;
}

/**
 * Ordered by the earliest possible loss: the pending message that expires first, or a message that ANAF may have received
 * after the last complete listing. For a company that was never listed it is the time when it was added.
 */
export async function listCompleteness(
  db: Db,
  organisationId: string,
  filter: CompletenessFilter,
  page: { limit: number; after?: { at: Date | null; id: string } },
): Promise<Completeness[]> {
  const statement = sql`
    with ranked as (
      select c.*, soonest.expires_at,
        least(soonest.expires_at, coalesce(c.listed_up_to + interval '60 days', c.created_at)) as risk_at
      from company c left join lateral (
        select m.expires_at from message m
        where m.company_id = c.id and m.state = 'pending' order by ${earliestCreation} limit 1
      ) soonest on true
      where c.organisation_id = ${organisationId} and c.removed_at is null
        ${filter.companyId === undefined ? empty : sql`and c.id = ${filter.companyId}`}
        ${filter.cif === undefined ? empty : sql`and c.cif = ${filter.cif}`}
    ), page as (
      select * from ranked
      ${page.after === undefined ? empty : sql`where (risk_at, id) > (${page.after.at}, ${page.after.id}::uuid)`}
      order by risk_at, id limit ${page.limit}
    )
    select p.id as company_id, p.cif, p.name, p.listed_up_to, p.last_listed_at, p.chain_head, p.chain_seq,
      p.expires_at as expires_soonest, p.risk_at,
      jsonb_build_object('listed', p.listed_count, 'archived', p.archived_count, 'expired', p.expired_count,
        'closed', p.closed_count, 'pending', pending.n) as counts,
      oldest.id as oldest_id, oldest.created_at as oldest_created_at,
      array(select array[lower(r), upper(r)] from unnest(p.coverage) r order by r) as covered,
      array(select array[lower(r), upper(r)]
        from unnest(tstzmultirange(range_merge(p.coverage)) - p.coverage) r order by r) as missing,
      case when l.id is not null then jsonb_build_object('proven', l.proven, 'code', l.code, 'reported', l.reported,
        'listed', l.distinct_messages, 'pages', l.pages, 'restarts', l.restarts, 'startedAt', l.started_at,
        'finishedAt', l.finished_at) end as listing,
      case when lc.company_id is not null then jsonb_build_object('at', lc.compared_at, 'outcome', lc.outcome,
        'code', lc.code, 'compared', lc.compared) end as comparison
    from page p
    cross join lateral (
      select count(*) as n from message m where m.company_id = p.id and m.state = 'pending'
    ) pending
    left join lateral (
      select m.id, ${earliestCreation} as created_at from message m
      where m.company_id = p.id and m.state = 'pending' order by 2, m.id limit 1
    ) oldest on true
    left join lateral (
      select * from listing where company_id = p.id order by finished_at desc, id desc limit 1
    ) l on true
    left join list_comparison lc on lc.company_id = p.id
    order by p.risk_at, p.id`;
  const filtered = filter.companyId !== undefined || filter.cif !== undefined || page.after !== undefined;
  const { rows } = await db.query<Row>(filtered ? statement : prepared('list completeness', statement));
  return rows.map(toCompleteness);
}

interface Row
  extends Omit<
    Completeness,
    'completeFrom' | 'completeUpTo' | 'oldestPending' | 'coverage' | 'gaps' | 'lastListing' | 'listComparison'
  > {
  oldestId: string | null;
  oldestCreatedAt: Date | null;
  covered: [Date, Date][];
  missing: [Date, Date][];
  /** JSON, whose instants are still text. */
  listing:
    | (Omit<LastListing, 'startedAt' | 'finishedAt'> & Record<'startedAt' | 'finishedAt', string>)
    | null;
  comparison: (ListComparison & { at: string }) | null;
}

function toCompleteness(row: Row): Completeness {
  const { oldestId, oldestCreatedAt, covered, missing, listing, comparison, ...kept } = row;
  const coverage = covered.map(toStretch);
  return {
    ...kept,
    completeFrom: coverage.at(-1)?.from ?? null,
    completeUpTo: completeUpTo(kept.listedUpTo, oldestCreatedAt),
    oldestPending: oldestId === null ? null : { id: oldestId, createdAt: oldestCreatedAt! },
    coverage,
    gaps: missing.map(toStretch),
    lastListing: listing && toListing(listing),
    listComparison: comparison && { ...comparison, at: new Date(comparison.at) },
  };
}

function toStretch([from, to]: [Date, Date]): Stretch {
  return { from, to };
}

function toListing(row: NonNullable<Row['listing']>): LastListing {
  return { ...row, startedAt: new Date(row.startedAt), finishedAt: new Date(row.finishedAt) };
}
