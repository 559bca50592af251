/** The calls a minute that ANAF allows, as slots shared by every worker: exact for any sixty seconds, whatever the network does. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

/** ANAF's window, with a little more for the difference between its clock's pace and ours. */
const windowMs = 60_250;
/** Longer than any call may last: the slot of a worker that died in a call is free again after this. */
export const longestCallMs = 180_000;

export interface CallSlot {
  n: number;
  /** The call may be sent at this instant, not before. */
  from: Date;
}

/** Makes the number of slots what the settings say: fewer when the limit went down, more when it went up. */
export async function prepareSlots(db: Db, callsPerMinute: number, now: Date): Promise<void> {
  await db.query(sql`delete from call_slot where n >= ${callsPerMinute}`);
  await db.query(sql`
    insert into call_slot (n, free_at) select n, ${now} from generate_series(0, ${callsPerMinute - 1}) n
    on conflict do nothing`);
}

/** A slot whose call has ended, or was never made. */
export interface ReturnedSlot {
  slot: CallSlot;
  /** From when on others may use it. */
  at: Date;
}

/** The answer came at `now`: ANAF counted the call at some instant before that, so a minute from now it no longer counts. */
export function afterCall(slot: CallSlot, now: Date): ReturnedSlot {
  return { slot, at: new Date(now.getTime() + windowMs) };
}

/** The call was never made. */
export function unused(slot: CallSlot): ReturnedSlot {
  return { slot, at: slot.from };
}

/**
 * Not durable: a crash of the server may hold a slot for some minutes longer. Where more callers wait than there are
 * slots, the next caller has the slot from the end of this call's longest time on; its booking is left alone, since
 * otherwise a third caller would use the slot in the same minute.
 */
export async function giveSlotsBack(db: Db, returned: ReturnedSlot[]): Promise<void> {
  const slots = returned.map(({ slot: { n, from }, at }) => ({
    n,
    end: new Date(from.getTime() + longestCallMs),
    at,
  }));
  const statement = sql`
    update call_slot set free_at = given.at, starts_at = null
    from (select set_config('synchronous_commit', 'off', true)) as quick,
      jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as given (n integer, "end" timestamptz, at timestamptz)
    where call_slot.n = given.n and call_slot.free_at = given."end"`;
  await db.query(prepared('free call slots', statement));
}
