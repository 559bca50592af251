/** One call's admission and one slot's return, as the engine asks for them in groups. */
import { type Admission, type AskedCall, admitCalls } from '../../src/db/budget/admit-calls.ts';
import { afterCall, type CallSlot, giveSlotsBack } from '../../src/db/budget/call-slot.ts';
import type { Db } from '../../src/db/connection.ts';

export async function admitCall(db: Db, asked: AskedCall): Promise<Admission> {
  const [admission] = await admitCalls(db, [asked]);
  return admission!;
}

export async function giveSlotBack(db: Db, slot: CallSlot, now: Date): Promise<void> {
  await giveSlotsBack(db, [afterCall(slot, now)]);
}
