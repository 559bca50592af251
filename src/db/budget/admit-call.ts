/** Whether and when a call may be made: breakers, the daily count and a slot of the minute, in one statement, because every call waits for it. */
import sql from 'sql-template-tag';
import { arrivalDays } from '../../core/arrival-days.ts';
import { type Db, prepared } from '../connection.ts';
import { type BreakerKey, isOpen, type OpenBreaker } from './breaker.ts';
import type { CountedScope } from './budget-use.ts';
import { type CallSlot, longestCallMs } from './call-slot.ts';

export interface AskedCall {
  /** The breakers that may be open for it. */
  breakers: BreakerKey[];
  scope: CountedScope;
  key: string;
  /** Calls a Bucharest day. */
  limit: number;
  /** Whether it needs one of the minute's slots. */
  paced: boolean;
  /** For whom: while others wait, an organisation has a fair share of the minute. */
  organisationId: string;
  now: Date;
  /** Romanian days to count it on. Default: those on which it may arrive if it leaves now. */
  days?: string[];
}

/** The caller waits for its `slot` and gives it back. Null when the call needs none. */
export type Admission =
  | { kind: 'admitted'; slot: CallSlot | null }
  /** Counted, and without a slot: others are to have the next ones. Ask again, for no day, when one may be free. */
  | { kind: 'crowded'; freeFrom: Date }
  | { kind: 'used_up' }
  | { kind: 'closed'; breaker: OpenBreaker };

/** A refused call is counted on none of its days. Of several open breakers, answers with the one that stays open longest. */
export async function admitCall(
  db: Db,
  { breakers, scope, key, limit, paced, organisationId, now, days = arrivalDays(now) }: AskedCall,
): Promise<Admission> {
  const slot = sql`
    select slot.* from admitted, lateral take_call_slot(admitted.at, ${`${longestCallMs} ms`}::interval, ${organisationId}::uuid) as slot`;
  const none = sql`select null::integer as slot, null::timestamptz as free_from where false`;
  const statement = sql`
    with quick as (
      -- Not durable: a crash of the server may lose a few counted calls, which the margin below ANAF's limits covers.
      select set_config('synchronous_commit', 'off', true)
    ), closed as (
      select scope, key, until, code from breaker b
      where (scope, key) in (
          select * from unnest(${breakers.map((b) => b.scope)}::text[], ${breakers.map((b) => b.key)}::text[]))
        and ${isOpen(now)}
      order by until desc limit 1
    ), used_up as (
      select from daily_count
      where day = any(${days}::date[]) and scope = ${scope} and key = ${key} and count >= ${limit}
    ), counted as (
      insert into daily_count as d (day, scope, key, count)
      select day, ${scope}::text, ${key}::text, 1 from unnest(${days}::date[]) as day
      where not exists (select from closed) and not exists (select from used_up)
      order by day
      on conflict (day, scope, key) do update set count = d.count + 1 where d.count < ${limit}
      returning 1
    ), admitted as (
      select ${now}::timestamptz as at from counted
      having count(*) = cardinality(${days}::date[]) and not exists (select from closed)
    ), taken as (${paced ? slot : none})
    select closed.*, exists (select from admitted) as admitted, taken.slot, taken.free_from
    from quick left join closed on true left join taken on true`;
  const { rows } = await db.query<Row>(prepared(paced ? 'admit call, paced' : 'admit call', statement));
  return toAdmission(rows[0]!, now);
}

function toAdmission(row: Row, now: Date): Admission {
  if (row.scope !== null) {
    const { scope, key, until, code } = row;
    return { kind: 'closed', breaker: { scope, key, until, code } };
  }
  if (!row.admitted) return { kind: 'used_up' };
  if (row.slot === null)
    return row.freeFrom ? { kind: 'crowded', freeFrom: row.freeFrom } : { kind: 'admitted', slot: null };
  return { kind: 'admitted', slot: { n: row.slot, from: row.freeFrom > now ? row.freeFrom : now } };
}

type Row = (OpenBreaker | { scope: null }) & { admitted: boolean } & (
    | { slot: number; freeFrom: Date }
    | { slot: null; freeFrom: Date | null }
  );
