/** The calls a minute that ANAF allows, as slots shared by every worker: exact for any sixty seconds, whatever the network does. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

/** ANAF's window, with a little more for the difference between its clock's pace and ours. */
const windowMs = 60_250;
/** Longer than any call may last: a worker that dies in a call gives its slot back by dying. */
const longestCallMs = 180_000;

export interface CallSlot {
  n: number;
  /** The call may leave at this instant, not before. */
  from: Date;
}

/** Makes the number of slots what the settings say: fewer when the limit went down, more when it went up. */
export async function prepareSlots(db: Db, callsPerMinute: number, now: Date): Promise<void> {
  await db.query(sql`delete from call_slot where n >= ${callsPerMinute}`);
  await db.query(sql`
    insert into call_slot (n, free_at) select n, ${now} from generate_series(0, ${callsPerMinute - 1}) n
    on conflict do nothing`);
}

/** Takes the slot that is free soonest. It belongs to the caller, who waits for its time, calls and gives it back. */
export async function takeSlot(db: Db, now: Date): Promise<CallSlot> {
  const { rows } = await db.query<{ slot: number; free_from: Date }>(sql`
    select * from take_call_slot(${now}, ${`${longestCallMs} ms`}::interval)`);
  const { slot: n, free_from: from } = rows[0]!;
  return { n, from: from > now ? from : now };
}

/** The answer came at `now`: ANAF counted the call at some instant before that, so a minute from now it is forgotten. */
export async function giveSlotBack(db: Db, slot: CallSlot, now: Date): Promise<void> {
  await db.query(
    sql`update call_slot set free_at = ${new Date(now.getTime() + windowMs)} where n = ${slot.n}`,
  );
}

/** The call was never made. */
export async function returnUnused(db: Db, slot: CallSlot): Promise<void> {
  await db.query(sql`update call_slot set free_at = ${slot.from} where n = ${slot.n}`);
}
