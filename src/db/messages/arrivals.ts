/** How many messages ANAF created on which day, by kind. Counts every listed message, whatever its state. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { MessageKind } from '../../core/message.ts';
import type { MessageState } from '../../core/message-state.ts';
import { type Db, prepared } from '../connection.ts';
import { isPrepared } from '../prepared.ts';

export interface Arrived {
  /** Romanian. */
  day: string;
  kind: MessageKind;
  count: number;
}

/** Of companies that are not removed. */
export async function countArrivals(
  db: Db,
  organisationId: string,
  { since, companyId }: { since: Date; companyId?: string },
): Promise<Arrived[]> {
  const { rows } = await db.query<Arrived>(
    (await isPrepared(db, 'counts'))
      ? prepared(
          companyId === undefined ? 'kept arrivals' : 'kept arrivals of a company',
          keptArrivals(organisationId, since, { companyId, limited: db.limited }),
        )
      : sql`
        select ${romanianDay} as day, m.kind, count(*) as count from message m join company c on c.id = m.company_id
        where m.organisation_id = ${organisationId} and m.created_at >= ${since} and c.removed_at is null
          ${companyId === undefined ? empty : sql`and m.company_id = ${companyId}`}
        group by 1, 2`,
  );
  return rows;
}

/**
 * What is kept and what has changed since it was folded. Of the whole organisation it is kept as well, removed companies
 * included; who is limited to some companies sees what is kept of these alone.
 */
function keptArrivals(
  organisationId: string,
  since: Date,
  { companyId, limited }: { companyId?: string; limited?: boolean },
): Sql {
  const within = sql`organisation_id = ${organisationId} and day >= arrival_day(${since})`;
  const removed = sql`select id from company where organisation_id = ${organisationId} and removed_at is not null`;
  const ofOne = companyId === undefined ? empty : sql`and company_id = ${companyId}`;
  const kept =
    companyId === undefined && !limited
      ? sql`
        select day, kind, count from arrival_count where ${within} and company_id is null
        union all
        select day, kind, -count from arrival_count where ${within} and company_id in (${removed})`
      : sql`
        select day, kind, count from arrival_count
        where ${within} and company_id is not null and company_id not in (${removed}) ${ofOne}`;
  return sql`
    select day, kind, sum(count)::bigint as count from (
      ${kept}
      union all
      select day, kind, count from arrival_change where ${within} and company_id not in (${removed}) ${ofOne}
    ) counted
    group by day, kind having sum(count) <> 0`;
}

export interface ArrivedAtCompany {
  companyId: string;
  /** Messages of each day from the first one on, up to the last that has any. */
  counts: number[];
}

/**
 * A row a company, with its days as numbers: a row for each company and day was most of what the portfolio cost, and an
 * object of days half of it. What a day has of each kind is added up here, which PostgreSQL does in twice the time.
 */
export async function countArrivalsByCompany(
  db: Db,
  organisationId: string,
  companyIds: string[],
  since: Date,
): Promise<ArrivedAtCompany[]> {
  const within = sql`organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[])`;
  const kept = await isPrepared(db, 'counts');
  const counted = kept
    ? sql`
      select company_id, day, count from arrival_count where ${within} and day >= arrival_day(${since})
      union all
      select company_id, day, count from arrival_change where ${within} and day >= arrival_day(${since})`
    : sql`
      select m.company_id, arrival_day(m.created_at) as day, count(*) as count from message m
      where ${within} and m.created_at >= ${since}
      group by 1, 2`;
  const statement = sql`
    select company_id, array_agg(day - arrival_day(${since})) as places, array_agg(count) as counts
    from (${counted}) counted group by company_id`;
  const { rows } = await db.query<ArrivedAtCompany & { places: number[] }>(
    kept ? prepared('kept arrivals by company', statement) : statement,
  );
  return rows.map(({ companyId, places, counts }) => ({ companyId, counts: addUp(places, counts) }));
}

function addUp(places: number[], counts: number[]): number[] {
  const sums = new Array<number>(Math.max(...places) + 1).fill(0);
  for (const [i, place] of places.entries()) sums[place]! += counts[i]!;
  return sums;
}

/** The states of each day's messages. */
export async function countStatesByDay(
  db: Db,
  organisationId: string,
  companyId: string,
  since: Date,
): Promise<{ day: string; state: MessageState; count: number }[]> {
  const { rows } = await db.query<{ day: string; state: MessageState; count: number }>(sql`
    select ${romanianDay} as day, m.state, count(*) as count from message m
    where m.organisation_id = ${organisationId} and m.company_id = ${companyId} and m.created_at >= ${since}
    group by 1, 2`);
  return rows;
}

const romanianDay = sql`to_char(m.created_at at time zone 'Europe/Bucharest', 'YYYY-MM-DD')`;
