/** The stretch of time a listing asks for, judged by ANAF's clock and not by ours. */

import { dayMs, minuteMs } from './durations.ts';

export interface ListingWindow {
  start: Date;
  end: Date;
}

/**
 * The whole 60 days minus the margins that keep it inside what ANAF accepts: a start one second too old or an end one
 * second in the future fails the whole call, and the two clocks are never the same.
 *
 * @param skewMs ANAF's clock minus ours, learnt from its own words; 0 when nothing is known
 */
export function fullWindow(now: Date, skewMs = 0): ListingWindow {
  const theirs = now.getTime() + skewMs;
  return { start: new Date(theirs - 60 * dayMs + 5 * minuteMs), end: new Date(theirs - minuteMs) };
}

/** Up to so many pages a listing of the whole window costs hardly more than one of the last days. */
const cheapPages = 3;
const overlapMs = 48 * 3_600_000;

export interface ListedBefore {
  listedUpTo: Date | null;
  /** Of the last listing of the whole window; null when it is to be listed whole. */
  listingPages: number | null;
}

/**
 * The whole window, unless the company has many pages and was listed not long ago: then what came since, with two days
 * of overlap for what ANAF indexed late. The nightly reconciliation lists everything all the same.
 */
export function listingWindow(
  now: Date,
  skewMs: number,
  { listedUpTo, listingPages }: ListedBefore,
  whole: boolean,
): ListingWindow & { whole: boolean } {
  const full = fullWindow(now, skewMs);
  if (whole || !listedUpTo || listingPages === null || listingPages <= cheapPages)
    return { ...full, whole: true };
  const since = Math.min(full.end.getTime(), listedUpTo.getTime()) - overlapMs;
  return since <= full.start.getTime()
    ? { ...full, whole: true }
    : { start: new Date(since), end: full.end, whole: false };
}

/** What ANAF indexes late may appear inside a window already listed; this much is never claimed as complete. */
export const indexingLagMs = 30 * minuteMs;

/** `completeUpTo`: everything that ANAF listed with a creation before it is kept, expired or closed. */
export function completeUpTo(listedUpTo: Date | null, oldestPendingCreatedAt: Date | null): Date | null {
  if (!listedUpTo) return null;
  const proven = listedUpTo.getTime() - indexingLagMs;
  return new Date(oldestPendingCreatedAt ? Math.min(proven, oldestPendingCreatedAt.getTime()) : proven);
}
