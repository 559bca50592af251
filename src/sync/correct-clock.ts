/** ANAF judges every window by its own clock and says what it shows: what was learnt of it once holds for every later call. */
import { AnafError } from '../anaf/errors.ts';
import type { SyncCtx } from './context.ts';

/** Clocks are minutes apart, not days: a time beyond that is no time, and would shift every window. */
const mostSkewMs = 24 * 3_600_000;

/** @returns whether the same question is worth asking again, with a window by ANAF's clock */
export function correctClock(ctx: Pick<SyncCtx, 'clock' | 'noticed' | 'log'>, error: unknown): boolean {
  if (!(error instanceof AnafError) || error.code !== 'clock' || !error.quotedNow) return false;
  const skewMs = error.quotedNow.getTime() - ctx.clock.now().getTime();
  if (Math.abs(skewMs) > mostSkewMs) return false;
  ctx.noticed.skewMs = skewMs;
  ctx.log.warn({ skewMs }, "ANAF's clock differs from ours");
  return true;
}
