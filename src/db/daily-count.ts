/** Calls counted by Bucharest day and by ANAF's own keys, across organisations: ANAF does not know our tenants. */
import sql from 'sql-template-tag';
import { bucharestDay } from '../core/bucharest.ts';
import type { Db } from './connection.ts';

export type CountedScope = 'listing' | 'download' | 'download_by_person' | 'status';

/** Counts one more call; false, and nothing counted, when the day's allowance is used up. */
export async function countCall(
  db: Db,
  { scope, key, limit, now }: { scope: CountedScope; key: string; limit: number; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into daily_count as d (day, scope, key, count) values (${bucharestDay(now)}, ${scope}, ${key}, 1)
    on conflict (day, scope, key) do update set count = d.count + 1 where d.count < ${limit}`);
  return rowCount === 1;
}

/** Counts are of no use after their day. */
export async function forgetOldCounts(db: Db, now: Date): Promise<void> {
  await db.query(
    sql`delete from daily_count where day < ${bucharestDay(new Date(now.getTime() - 7 * 86_400_000))}`,
  );
}
