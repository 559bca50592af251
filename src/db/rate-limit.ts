/** Rate limits: granted requests in a sliding window, shared by every process. Knows no request. */
import sql from 'sql-template-tag';
import { latestBelievable } from '../core/believable.ts';
import type { Db } from './connection.ts';

export interface RateLimit {
  holder: string;
  limit: number;
  windowMs: number;
}

export type Granted = { granted: true } | { granted: false; retryAt: Date };

/** Counts a granted request; a refused one is not counted, so that a client that waits gets through. */
export async function countRequest(
  db: Db,
  { holder, limit, windowMs }: RateLimit,
  now: Date,
): Promise<Granted> {
  const since = new Date(now.getTime() - windowMs);
  const { rows } = await db.query<{ granted: boolean; oldest: Date }>(sql`
    insert into rate_limit as r (holder, granted_at, last_granted)
    values (${holder}, array[${now}::timestamptz], true)
    on conflict (holder) do update set (granted_at, last_granted) = (
      select
        coalesce(array_agg(x order by x), '{}')
          || case when count(*) < ${limit} then array[${now}::timestamptz] else '{}' end,
        count(*) < ${limit}
      from unnest(r.granted_at) x where x > ${since} and x <= ${latestBelievable(now)})
    returning last_granted as granted, granted_at[1] as oldest`);
  const { granted, oldest } = rows[0]!;
  return granted ? { granted } : { granted, retryAt: new Date(oldest.getTime() + windowMs) };
}

/** Deletes the rows of holders whose last granted request was before then. */
export async function pruneRateLimits(db: Db, before: Date): Promise<void> {
  await db.query(
    sql`delete from rate_limit where coalesce(granted_at[cardinality(granted_at)], '-infinity') < ${before}`,
  );
}
