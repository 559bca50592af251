/** ANAF judges every window by its own clock and says what it shows: what was learnt of it once holds for every later call. */
import { AnafError } from '../anaf/errors.ts';
import type { SyncParts } from './parts.ts';

/** Clocks are minutes apart, not days: a time beyond that is no time, and would shift every window. */
const mostSkewMs = 24 * 3_600_000;

/** @returns whether the same question is worth asking again, with a window by ANAF's clock */
export function correctClock(parts: Pick<SyncParts, 'clock' | 'noticed' | 'log'>, error: unknown): boolean {
  if (!(error instanceof AnafError) || error.code !== 'clock' || !error.quotedNow) return false;
  const skewMs = error.quotedNow.getTime() - parts.clock.now().getTime();
  if (Math.abs(skewMs) > mostSkewMs) return false;
  parts.noticed.skewMs = skewMs;
  parts.log.warn({ skewMs }, "ANAF's clock differs from ours");
  return true;
}
