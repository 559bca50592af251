/** Companies by months: what came, what is here, what is closed. From kept counts, so that a year of a thousand companies reads no message. */
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { MonthCounts, MonthCoverage, MonthFilter } from '../../core/month.ts';
import { indexingLagMs } from '../../core/window.ts';
import { companyText } from '../companies/company.ts';
import type { Db } from '../connection.ts';
import type { Position } from '../page.ts';
import { isPrepared } from '../prepared.ts';
import { monthColumns, readMonths } from './month-counts.ts';

export interface MonthRow extends MonthCounts {
  companyId: string;
  cif: string;
  name: string | null;
  /** `2026-10`. */
  month: string;
  coverage: MonthCoverage;
  over: boolean;
  closing: {
    id: string;
    /** Whether its head was signed. */
    signed: boolean;
    closedAt: Date;
    byKind: string;
    byId: string | null;
    chainSeq: number;
    chainHead: string;
  } | null;
  closedAt: Date | null;
  arrivedAfter: number;
  /** The newest of the whole month. */
  statement: { id: string; complete: boolean } | null;
}

export interface MonthsAsked {
  /** These alone; without them the companies of the page. */
  companyIds?: string[];
  /** `2026-10`, both included. */
  from: string;
  to: string;
}

export interface MonthCompany {
  id: string;
  at: Date;
}

export interface MonthCompanyFilter {
  companyId?: string | undefined;
  /** In the name, or how the code begins. */
  text?: string | undefined;
  show?: { filter: MonthFilter; month: string } | undefined;
}

/** A page of companies, in the order in which they were added. */
export async function listMonthCompanies(
  db: Db,
  organisationId: string,
  { companyId, text, show }: MonthCompanyFilter,
  page: { limit: number; after?: Position },
  now: Date,
): Promise<MonthCompany[]> {
  const { rows } = await db.query<MonthCompany>(sql`
    select c.id, c.created_at as at from company c
    where c.organisation_id = ${organisationId} and c.removed_at is null
      ${companyId === undefined ? empty : sql`and c.id = ${companyId}`}
      ${text === undefined ? empty : companyText(text)}
      ${show === undefined ? empty : sql`and ${await isShown(db, organisationId, show, now)}`}
      ${page.after === undefined ? empty : sql`and (c.created_at, c.id) > (${page.after.at}, ${page.after.id}::uuid)`}
    order by c.created_at, c.id limit ${page.limit}`);
  return rows;
}

/** Of a `company c`. Two look-ups by index a company: as many as there are companies, however many months they have. */
async function isShown(
  db: Db,
  organisationId: string,
  { filter, month }: NonNullable<MonthCompanyFilter['show']>,
  now: Date,
): Promise<Sql> {
  const first = sql`${`${month}-01`}::date`;
  const counted = async (condition: string) => {
    const rows = (await isPrepared(db, 'months'))
      ? sql`
        select ${monthColumns} from month_count
        where organisation_id = c.organisation_id and company_id = c.id and month = ${first}
        union all select ${monthColumns} from month_change
        where organisation_id = c.organisation_id and company_id = c.id and month = ${first}`
      : sql`select ${monthColumns} from (${readMonths(organisationId)}) read where company_id = c.id and month = ${first}`;
    return sql`exists (select from (${rows}) k having ${raw(condition)})`;
  };
  switch (filter) {
    case 'missing':
      return counted('sum(pending + expired + unproven) > 0');
    case 'refused':
      return counted('sum(refused) > 0');
    case 'unread':
      return counted('sum(unread) > 0');
    case 'unreconciled':
      return counted('sum(received + sent - reconciled) > 0');
    case 'uncovered':
      return sql`(
        select case when upper(span) <= ${now} then not c.coverage @> span else not c.coverage && span end from (
          select tstzrange(d at time zone 'Europe/Bucharest',
            (d + interval '1 month') at time zone 'Europe/Bucharest' + ${`${indexingLagMs} milliseconds`}::interval) as span
          from (values (${first}::timestamp)) month(d)
        ) bounds)`;
    case 'open':
      return sql`not exists (
        select from month_closing x where x.organisation_id = c.organisation_id and x.company_id = c.id
          and x.month = ${first} and x.reopened_at is null
          and not ${await counted('sum(received + sent + refused + other) > x.messages')})`;
  }
}

/** Every month of each company, also those in which nothing came, in the order of the companies and months. */
export async function listMonths(
  db: Db,
  organisationId: string,
  { companyIds, from, to }: MonthsAsked & { companyIds: string[] },
  now: Date,
): Promise<MonthRow[]> {
  const [first, last] = [`${from}-01`, `${to}-01`];
  const lag = `${indexingLagMs} milliseconds`;
  const counted = await countedMonths(db, organisationId, companyIds, first, last);
  const { rows } = await db.query<MonthRow>(sql`
    with counted as (${counted})
    select c.id as company_id, c.cif, c.name, to_char(m.month, 'YYYY-MM') as month, ${raw(
      countNames.map((name) => `coalesce(k.${name}, 0)::bigint as ${name}`).join(', '),
    )},
      case when c.coverage @> tstzrange(m.starts, greatest(m.starts, least(m.ends, ${now}::timestamptz))) and m.over then 'whole'
        when c.coverage && tstzrange(m.starts, m.ends) then 'part' else 'none' end as coverage, m.over,
      case when x.id is not null then jsonb_build_object('id', x.id, 'signed', x.statement is not null, 'closedAt', x.closed_at, 'byKind', x.closed_by_kind, 'byId', x.closed_by_id,
        'chainSeq', x.chain_seq, 'chainHead', x.chain_head) end as closing,
      x.closed_at, case when x.id is null then 0
        else greatest(0, coalesce(k.received + k.sent + k.refused + k.other, 0) - x.messages) end::bigint as arrived_after,
      (select jsonb_build_object('id', s.id, 'complete', s.complete) from statement s
        where s.company_id = c.id and s.organisation_id = c.organisation_id and s.period_from = m.month
          and s.period_to = (m.month + interval '1 month - 1 day')::date
        order by s.made_at desc limit 1) as statement
    from company c
    cross join (
      select month, starts, ends + ${lag}::interval as ends, ends + ${lag}::interval <= ${now} as over from (
        select d::date as month, d at time zone 'Europe/Bucharest' as starts,
          (d + interval '1 month') at time zone 'Europe/Bucharest' as ends
        from generate_series(${first}::timestamp, ${last}::timestamp, interval '1 month') d
      ) bounds
    ) m
    left join counted k on k.company_id = c.id and k.month = m.month
    left join month_closing x on x.company_id = c.id and x.month = m.month and x.reopened_at is null
      and x.organisation_id = c.organisation_id
    where c.organisation_id = ${organisationId} and c.id = any(${companyIds}::uuid[]) and c.removed_at is null
    order by c.created_at, c.id, m.month`);
  return rows.map((row) => ({
    ...row,
    closing: row.closing && { ...row.closing, closedAt: new Date(row.closing.closedAt) },
  }));
}

const countNames: (keyof MonthCounts)[] = [
  ...(['received', 'sent', 'refused', 'other', 'pending', 'expired', 'closed', 'unproven'] as const),
  ...(['unread', 'reconciled', 'booked'] as const),
];

/** What is kept and what has changed since it was folded; the rows themselves where they are not counted yet. */
async function countedMonths(
  db: Db,
  organisationId: string,
  companyIds: string[],
  first: string,
  last: string,
): Promise<Sql> {
  const within = sql`organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[])
    and month >= ${first}::date and month <= ${last}::date`;
  const rows = (await isPrepared(db, 'months'))
    ? sql`
      select company_id, month, ${monthColumns} from month_count where ${within}
      union all select company_id, month, ${monthColumns} from month_change where ${within}`
    : sql`select company_id, month, ${monthColumns} from (${readMonths(organisationId)}) read where ${within}`;
  return sql`
    select company_id, month, ${raw(countNames.map((name) => `sum(${name}) as ${name}`).join(', '))}
    from (${rows}) added group by 1, 2`;
}

/** Messages of a company whose time of creation cannot be read and that are not in the archive: they may belong to any month. */
export async function countUndatedOpen(
  db: Db,
  organisationId: string,
  companyIds: string[],
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ companyId: string; n: number }>(sql`
    select company_id, count(*) as n from message
    where organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[]) and state = 'pending'
      and created_at is null
    group by 1`);
  return new Map(rows.map(({ companyId, n }) => [companyId, n]));
}
