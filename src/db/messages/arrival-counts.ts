/** The kept counts of arrivals, which triggers and a job keep (migration kept-counts): folding, and the check against the messages. */
import sql, { type Sql } from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** Moves what was added since the last time into the counts: a question sees each change in one of the two. May run twice at once. */
export async function foldArrivals(db: Db): Promise<void> {
  await db.query(sql`
    with taken as (delete from arrival_change returning *)
    ${addTo(sql`
      select organisation_id, company_id, day, kind, count from taken
      union all select organisation_id, null, day, kind, count from taken`)}`);
}

/**
 * Compares the counts with the messages, in one statement and so at one instant, and corrects what differs.
 * @returns how many counts differed
 */
export async function mendArrivals(db: Db, organisationId: string): Promise<number> {
  const { rowCount } = await db.query(sql`
    with counted as materialized (
      select company_id, arrival_day(created_at) as day, kind, count(*) as n from message
      where organisation_id = ${organisationId} and created_at is not null group by 1, 2, 3
    ), changed as materialized (
      select company_id, day, kind, count as n from arrival_change where organisation_id = ${organisationId}
    )
    ${addTo(sql`
      select ${organisationId}::uuid as organisation_id, company_id, day, kind, n as count from (
        select * from counted
        union all select null, day, kind, n from counted
        union all select company_id, day, kind, -n from changed
        union all select null, day, kind, -n from changed
        union all select company_id, day, kind, -count from arrival_count where organisation_id = ${organisationId}
      ) difference`)}`);
  return rowCount ?? 0;
}

function addTo(rows: Sql): Sql {
  return sql`
    insert into arrival_count as kept (organisation_id, company_id, day, kind, count)
    select organisation_id, company_id, day, kind, sum(count) from (${rows}) added
    group by 1, 2, 3, 4 having sum(count) <> 0 order by 1, 2, 3, 4
    on conflict (organisation_id, company_id, day, kind) do update set count = kept.count + excluded.count`;
}
