/** When the next digest is due. Pure. */
import { nextBucharestDayAt } from '../../core/bucharest.ts';
import { minuteMs } from '../../core/durations.ts';
import type { DigestPace } from '../../core/notification.ts';

/** At once is a few minutes: what a run brings is one mail. */
const soonMs = 3 * minuteMs;

/** Daily ones are there when the office opens; undefined is never asked for. */
export function nextDigestAt(pace: DigestPace, now: Date): Date {
  if (pace !== 'daily') return new Date(now.getTime() + soonMs);
  return nextBucharestDayAt(now, 7, 30);
}
