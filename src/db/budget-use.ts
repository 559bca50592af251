/** How much of ANAF's limits is used, for those who ask before they call or look on. Taking of it stands in admit-call.ts. */
import sql from 'sql-template-tag';
import { bucharestDay } from '../core/bucharest.ts';
import type { Db } from './connection.ts';
import type { CountedScope } from './daily-count.ts';

/** Calls counted today. */
export async function countedToday(db: Db, scope: CountedScope, key: string, now: Date): Promise<number> {
  const { rows } = await db.query<{ count: number }>(sql`
    select count from daily_count where day = ${bucharestDay(now)} and scope = ${scope} and key = ${key}`);
  return rows[0]?.count ?? 0;
}

/** Until when ANAF does not hand this message out, by its own word. */
export async function messageClosedUntil(db: Db, messageId: string, now: Date): Promise<Date | undefined> {
  const { rows } = await db.query<{ until: Date }>(sql`
    select until from breaker where scope = 'message' and key = ${messageId} and until > ${now}`);
  return rows[0]?.until;
}
