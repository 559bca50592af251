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
          keptArrivals(organisationId, since, companyId),
        )
      : sql`
        select ${romanianDay} as day, m.kind, count(*) as count from message m join company c on c.id = m.company_id
        where m.organisation_id = ${organisationId} and m.created_at >= ${since} and c.removed_at is null
          ${companyId === undefined ? empty : sql`and m.company_id = ${companyId}`}
        group by 1, 2`,
  );
  return rows;
}

/** What is kept and what has changed since it was folded; of the whole organisation, minus the removed companies'. */
function keptArrivals(organisationId: string, since: Date, companyId?: string): Sql {
  const within = sql`organisation_id = ${organisationId} and day >= arrival_day(${since})`;
  const removed = sql`select id from company where organisation_id = ${organisationId} and removed_at is not null`;
  const kept =
    companyId === undefined
      ? sql`
        select day, kind, count from arrival_count where ${within} and company_id is null
        union all
        select day, kind, -count from arrival_count where ${within} and company_id in (${removed})`
      : sql`
        select day, kind, count from arrival_count
        where ${within} and company_id = ${companyId} and company_id not in (${removed})`;
  return sql`
    select day, kind, sum(count)::bigint as count from (
      ${kept}
      union all
      select day, kind, count from arrival_change where ${within} and company_id not in (${removed})
        ${companyId === undefined ? empty : sql`and company_id = ${companyId}`}
    ) counted
    group by day, kind having sum(count) <> 0`;
}

export interface ArrivedAtCompany {
  companyId: string;
  /** By day; days without a message are left out. */
  counts: Record<string, number>;
}

/** A row a company: a row for each company and day was most of what the portfolio cost. */
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
      select company_id, day, sum(count)::bigint as count from (
        select company_id, day, count from arrival_count where ${within} and day >= arrival_day(${since})
        union all
        select company_id, day, count from arrival_change where ${within} and day >= arrival_day(${since})
      ) each_kind
      group by company_id, day having sum(count) <> 0`
    : sql`
      select m.company_id, ${romanianDay} as day, count(*) as count from message m
      where ${within} and m.created_at >= ${since}
      group by 1, 2`;
  const statement = sql`
    select company_id, json_object_agg(day, count) as counts from (${counted}) counted group by company_id`;
  const { rows } = await db.query<ArrivedAtCompany>(
    kept ? prepared('kept arrivals by company', statement) : statement,
  );
  return rows;
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
