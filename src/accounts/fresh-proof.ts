/** How long a password or a second factor counts for what an intruder would do first: keys, certificates, members. Pure. */
import { minuteMs } from '../core/durations.ts';

/** A stolen cookie or an unlocked screen is worth this long for such things, counted from the person's last proof. */
const proofLastsMs = 15 * minuteMs;

export function isFreshlyProven(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() <= proofLastsMs;
}
