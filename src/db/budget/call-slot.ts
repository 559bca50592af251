/** The calls a minute that ANAF allows, as slots shared by every worker: exact for any sixty seconds, whatever the network does. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

/** ANAF's window, with a little more for the difference between its clock's pace and ours. */
const windowMs = 60_250;
/** Longer than any call may last: a worker that dies in a call gives its slot back by dying. */
export const longestCallMs = 180_000;

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

/** The answer came at `now`: ANAF counted the call at some instant before that, so a minute from now it is forgotten. */
export async function giveSlotBack(db: Db, slot: CallSlot, now: Date): Promise<void> {
  await freeAt(db, slot, new Date(now.getTime() + windowMs));
}

/** The call was never made. */
export async function returnUnused(db: Db, slot: CallSlot): Promise<void> {
  await freeAt(db, slot, slot.from);
}

/**
 * A crash of the server that loses this holds a slot for some minutes more. Where more callers wait than there are slots,
 * another has the slot from the end of our time on: it is left to him, or a third would call beside him in his minute.
 */
async function freeAt(db: Db, slot: CallSlot, at: Date): Promise<void> {
  const ourEnd = new Date(slot.from.getTime() + longestCallMs);
  const statement = sql`
    update call_slot set free_at = ${at}, starts_at = null from (select set_config('synchronous_commit', 'off', true)) as quick
    where n = ${slot.n} and free_at = ${ourEnd}`;
  await db.query(prepared('free call slot', statement));
}
