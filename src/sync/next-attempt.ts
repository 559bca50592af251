/** When a message whose download failed is tried again. Pure: the same failure always waits the same. */
import { createHash } from 'node:crypto';
import { nextBucharestDayAt } from '../core/bucharest.ts';
import { dayMs, hourMs, minuteMs } from '../core/durations.ts';

export interface FailedAttempt {
  /** ANAF's code, or what was wrong with the bytes. */
  code: string;
  /** Attempts so far, this one among them. */
  attempts: number;
  now: Date;
  /** When ANAF's 60 days are over; null when the creation could not be read. */
  expiresAt: Date | null;
  /** Spreads messages that failed together. */
  id: string;
}

/**
 * Five minutes, doubling to twelve hours, a fifth earlier or later; after ANAF's limit for the message 00:15 of the
 * next Romanian day; once a week from a week past its expiry on, for as long as ANAF does not say that it is gone.
 */
export function nextAttempt({ code, attempts, now, expiresAt, id }: FailedAttempt): Date {
  if (expiresAt && now.getTime() > expiresAt.getTime() + 7 * dayMs)
    return new Date(now.getTime() + 7 * dayMs);
  if (code === 'quota_message' || code === 'daily_limit') return nextBucharestDayAt(now, 0, 15);
  const delay = Math.min(5 * minuteMs * 2 ** Math.min(attempts - 1, 20), 12 * hourMs);
  return new Date(now.getTime() + Math.round(delay * (0.8 + 0.4 * spread(`${id}:${attempts}`))));
}

function spread(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
