/**
 * Times that processes write for others (leases, call slots, breakers, slots of schedules) are absolute. One that a clock
 * wrote which was ahead would stop everything until then, so a time is believed only when a right clock can have written it.
 */

/** A call of ANAF's and its minute, with which the clocks of several machines may also part. */
const aheadMs = 241_000;

/** What is said to have happened after this was written by a clock that was ahead. */
export function latestBelievable(now: Date): Date {
  return new Date(now.getTime() + aheadMs);
}
