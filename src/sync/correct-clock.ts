/**
 * ANAF compares every window with its own clock, which may differ from ours. What is learnt of it holds for one run: a
 * correction that were kept would make every window wrong as soon as the clocks agree again (2026-11-29).
 */
import { AnafError } from '../anaf/errors.ts';
import { hourMs, minuteMs } from '../core/durations.ts';
import type { SyncCtx } from './context.ts';

/** What one run knows of ANAF's clock. */
export interface ClockCorrection {
  /** ANAF's clock minus ours. */
  skewMs: number;
  /** How often it was changed. */
  changes: number;
}

export const uncorrected = (): ClockCorrection => ({ skewMs: 0, changes: 0 });

/** By its note, by the Date header, and back to none: what is refused after that is refused. */
const mostChanges = 3;
/** ANAF's clock was a day off once; a time further away is a mistake, and would shift every window. */
const mostSkewMs = 25 * hourMs;
/** Requests take seconds, and an answer may be a little older than its arrival. */
const tolerance = 2 * minuteMs;

type ClockCtx = Pick<SyncCtx, 'clock' | 'log'>;

/**
 * After a window that ANAF refused: the time that its note quotes; where it quotes none, the run's own correction is
 * dropped, and without one the answer's Date header is taken.
 * @returns whether the same question is worth asking again
 */
export function correctClock(ctx: ClockCtx, correction: ClockCorrection, error: unknown): boolean {
  if (!(error instanceof AnafError) || error.code !== 'clock') return false;
  const skewOf = (at: Date | undefined) => at && at.getTime() - ctx.clock.now().getTime();
  const skewMs = skewOf(error.quotedNow) ?? (correction.skewMs === 0 ? skewOf(error.answeredAt) : 0);
  if (skewMs === undefined || Math.abs(skewMs - correction.skewMs) < 1_000) return false;
  return change(ctx, correction, skewMs);
}

/**
 * A slow clock of ours is never refused: the window ends too early, and the newest messages wait. The Date header of a
 * good answer shows it. A Date header that is behind our clock may come from a cache and proves nothing.
 * @returns whether the window is to be asked for again
 */
export function correctSlowClock(
  ctx: ClockCtx,
  correction: ClockCorrection,
  answeredAt: Date | null,
): boolean {
  if (!answeredAt) return false;
  const skewMs = answeredAt.getTime() - ctx.clock.now().getTime();
  return skewMs - correction.skewMs > tolerance && change(ctx, correction, skewMs);
}

function change({ log }: ClockCtx, correction: ClockCorrection, skewMs: number): boolean {
  if (correction.changes >= mostChanges || Math.abs(skewMs) > mostSkewMs) return false;
  correction.skewMs = skewMs;
  correction.changes++;
  log.warn({ skewMs }, "ANAF's clock differs from ours");
  return true;
}
