/** Calls counted by Bucharest day and by ANAF's own keys, across organisations: ANAF does not know our tenants. */
import sql from 'sql-template-tag';
import { bucharestDay } from '../../core/bucharest.ts';
import type { Db } from '../connection.ts';

export type CountedScope = 'listing' | 'download' | 'download_by_person' | 'status' | 'seal_check';

/** Counts are of no use after their day. */
export async function pruneOldCounts(db: Db, now: Date): Promise<void> {
  await db.query(
    sql`delete from daily_count where day < ${bucharestDay(new Date(now.getTime() - 7 * 86_400_000))}`,
  );
}
