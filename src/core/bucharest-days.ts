/** Romanian calendar days as stretches of time: what belongs to which, and where each begins. Pure. */
import { bucharestDay, fromBucharest } from './bucharest.ts';
import { addDays } from './calendar.ts';

/** The day's first instant; no Romanian clock is changed at midnight. */
export function startOfDay(day: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return fromBucharest({ year, month, day: date, hour: 0, minute: 0, second: 0 })!.instant;
}

/** The last so many days, oldest first; the last one is today's and not over yet. */
export function lastDays(now: Date, count: number): string[] {
  const today = bucharestDay(now);
  return Array.from({ length: count }, (_, i) => addDays(today, i + 1 - count));
}
