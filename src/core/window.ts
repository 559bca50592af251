/** The stretch of time a listing asks for, judged by ANAF's clock and not by ours. */

const minuteMs = 60_000;
const dayMs = 86_400_000;

export interface ListingWindow {
  start: Date;
  end: Date;
}

/**
 * The whole 60 days less the margins that keep it inside what ANAF accepts: a start one second too old or an end one
 * second in the future fails the whole call, and the two clocks are never the same.
 *
 * @param skewMs ANAF's clock minus ours, learnt from its own words; 0 when nothing is known
 */
export function fullWindow(now: Date, skewMs = 0): ListingWindow {
  const theirs = now.getTime() + skewMs;
  return { start: new Date(theirs - 60 * dayMs + 5 * minuteMs), end: new Date(theirs - minuteMs) };
}

/** What ANAF indexes late may appear inside a window already listed; this much is never claimed as complete. */
export const indexingLagMs = 30 * minuteMs;

/** `completeUpTo`: everything that ANAF listed with a creation before it is kept, expired or closed. */
export function completeUpTo(listedUpTo: Date | null, oldestPendingCreatedAt: Date | null): Date | null {
  if (!listedUpTo) return null;
  const proven = listedUpTo.getTime() - indexingLagMs;
  return new Date(oldestPendingCreatedAt ? Math.min(proven, oldestPendingCreatedAt.getTime()) : proven);
}
