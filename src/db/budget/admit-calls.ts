/** Whether and when calls may be made: breakers, daily counts and slots of the minute, in one statement for all that ask at once, because every call waits for it. */
import sql from 'sql-template-tag';
import { arrivalDays } from '../../core/arrival-days.ts';
import { latestBelievable } from '../../core/believable.ts';
import { type Db, prepared } from '../connection.ts';
import type { BreakerKey, OpenBreaker } from './breaker.ts';
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

/**
 * One statement for all that ask at once. A refused call is counted on none of its days. Of several open breakers, answers
 * with the one that stays open longest. In the order of what was asked.
 */
export async function admitCalls(db: Db, asked: AskedCall[]): Promise<Admission[]> {
  const calls = asked.map(({ now, days = arrivalDays(now), ...call }, n) => ({
    ...call,
    n,
    days,
    now,
    latestBelievable: latestBelievable(now),
  }));
  const statement = sql`select * from admit_calls(${JSON.stringify(calls)}::jsonb, ${`${longestCallMs} ms`}::interval)`;
  const { rows } = await db.query<Row>(prepared('admit calls', statement));
  const admissions = new Array<Admission>(asked.length);
  for (const row of rows) admissions[row.n] = toAdmission(row, asked[row.n]!.now);
  return admissions;
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

type Row = (OpenBreaker | { scope: null }) & { n: number; admitted: boolean } & (
    | { slot: number; freeFrom: Date }
    | { slot: null; freeFrom: Date | null }
  );
