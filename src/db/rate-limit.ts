/** How often somebody may ask: turns in a sliding stretch of time, shared by every process. Knows no request. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

export interface Turns {
  holder: string;
  limit: number;
  windowMs: number;
}

export type Turn = { granted: true } | { granted: false; retryAt: Date };

/** Takes a turn; a refused one counts for nothing, so that whoever waits gets through. */
export async function takeRequest(db: Db, { holder, limit, windowMs }: Turns, now: Date): Promise<Turn> {
  const since = new Date(now.getTime() - windowMs);
  const { rows } = await db.query<{ granted: boolean; oldest: Date }>(sql`
    insert into request_turn as t (holder, taken, granted) values (${holder}, array[${now}::timestamptz], true)
    on conflict (holder) do update set (taken, granted) = (
      select
        coalesce(array_agg(x order by x), '{}')
          || case when count(*) < ${limit} then array[${now}::timestamptz] else '{}' end,
        count(*) < ${limit}
      from unnest(t.taken) x where x > ${since})
    returning granted, taken[1] as oldest`);
  const { granted, oldest } = rows[0]!;
  return granted ? { granted } : { granted, retryAt: new Date(oldest.getTime() + windowMs) };
}

/** For the nightly sweep: whoever asked last before then is forgotten. */
export async function pruneRateLimits(db: Db, before: Date): Promise<void> {
  await db.query(
    sql`delete from request_turn where coalesce(taken[cardinality(taken)], '-infinity') < ${before}`,
  );
}
