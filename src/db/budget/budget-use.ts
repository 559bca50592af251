/** How much of ANAF's limits is used, for checks before a call and for display. Using it is in admit-calls.ts. */

import sql from 'sql-template-tag';
import { bucharestDay } from '../../core/bucharest.ts';
import { dayMs } from '../../core/durations.ts';
import type { Db } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';
import { type BreakerScope, isOpen } from './breaker.ts';

/** Calls are counted by Bucharest day and by ANAF's own keys, across organisations: ANAF does not know our tenants. */
export type CountedScope =
  | 'listing'
  | 'simple_list'
  | 'probe'
  | 'download'
  | 'download_by_person'
  | 'status'
  | 'seal_check';

/**
 * The key of a listing or a probe. By organisation, although ANAF counts by CIF: what one spends that has no right to a
 * company closes nothing for another that has it.
 */
export function companyKey(organisationId: string, cif: string): string {
  return `${organisationId} ${cif}`;
}

export async function countCallsToday(db: Db, scope: CountedScope, key: string, now: Date): Promise<number> {
  const { rows } = await db.query<{ count: number }>(sql`
    select count from daily_count where day = ${bucharestDay(now)} and scope = ${scope} and key = ${key}`);
  return rows[0]?.count ?? 0;
}

/** Of the whole installation. */
export async function countSlotsInUse(db: Db, now: Date): Promise<number> {
  const { rows } = await db.query<{ used: number }>(sql`
    select count(*) as used from call_slot where free_at > ${now}`);
  return rows[0]!.used;
}

/** Until when ANAF said that it does not hand out this message. */
export async function findMessageClosedUntil(
  db: Db,
  messageId: string,
  now: Date,
): Promise<Date | undefined> {
  const { rows } = await db.query<{ until: Date }>(sql`
    select until from breaker b where b.scope = 'message' and b.key = ${messageId} and ${isOpen(now)}`);
  return rows[0]?.until;
}

export interface BudgetUse {
  /** Of the whole application: ANAF does not know our organisations. */
  callsInUse: number;
  /** When the next call may leave, if every slot is in use. */
  nextFreeAt: Date | null;
  /** What is closed for this organisation, including what is closed for the whole application. */
  closed: {
    scope: BreakerScope;
    code: string;
    until: Date;
    companyId: string | null;
    connectionId: string | null;
    messageId: string | null;
  }[];
  listingsToday: { companyId: string; cif: string; count: number }[];
}

const mostClosed = 200;

export async function getBudgetUse(db: Db, organisationId: string, now: Date): Promise<BudgetUse> {
  const { rows: slots } = await db.query<{ used: number; free: number; soonest: Date | null }>(sql`
    select count(*) filter (where free_at > ${now}) as used, count(*) filter (where free_at <= ${now}) as free,
      min(free_at) as soonest
    from call_slot`);
  const { used, free, soonest } = slots[0]!;
  const { rows: closed } = await db.query<BudgetUse['closed'][number]>(sql`
    select b.scope, b.code, b.until, c.id as company_id, a.id as connection_id, m.id as message_id
    from breaker b
    left join company c on b.scope = 'cif' and c.cif = b.key and c.organisation_id = ${organisationId}
      and c.removed_at is null
    left join anaf_connection a on b.scope = 'connection' and a.id::text = b.key
      and a.organisation_id = ${organisationId} and a.removed_at is null
    left join (company k join message m on m.company_id = k.id and m.state = 'pending')
      on b.scope = 'message' and m.message_id = b.key and k.organisation_id = ${organisationId}
    where ${isOpen(now)}
      and (b.scope = 'application' or c.id is not null or a.id is not null or m.id is not null)
    order by b.until desc, b.scope, b.key limit ${mostClosed}`);
  const { rows: listings } = await db.query<BudgetUse['listingsToday'][number]>(sql`
    select c.id as company_id, c.cif, d.count from company c join daily_count d on d.key = c.organisation_id || ' ' || c.cif
    where c.organisation_id = ${organisationId} and c.removed_at is null
      and d.scope = 'listing' and d.day = ${bucharestDay(now)}
    order by d.count desc, c.id limit ${mostClosed}`);
  return {
    callsInUse: used,
    nextFreeAt: free === 0 ? soonest : null,
    closed,
    listingsToday: listings,
  };
}

/** Counts are not needed after their day. */
export async function pruneOldCounts(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  const before = bucharestDay(new Date(now.getTime() - 7 * dayMs));
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from daily_count where (day, scope, key) in (
        select day, scope, key from daily_count where day < ${before} limit ${limit})`,
    signal,
  );
}
