/**
 * Romania's wall clock, in the forms that ANAF writes it. Counts the summer hour by the rule (last Sundays of March
 * and October, 01:00 UTC) because a page of 500 rows asks 500 times and Intl takes microseconds for each.
 */

import { dayMs, hourMs } from './durations.ts';

const summers = new Map<number, { from: number; to: number }>();

function summerOf(year: number): { from: number; to: number } {
  let summer = summers.get(year);
  if (!summer) {
    summer = { from: lastSundayAtOne(year, 2), to: lastSundayAtOne(year, 9) };
    summers.set(year, summer);
  }
  return summer;
}

function lastSundayAtOne(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * dayMs;
}

/** A Date whose UTC getters read Romania's wall clock at this instant. */
function wall(at: number): Date {
  const summer = summerOf(new Date(at).getUTCFullYear());
  return new Date(at + (at >= summer.from && at < summer.to ? 3 : 2) * hourMs);
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `02-11-2022 11:49:24`: how notes and titles quote an instant. */
export function quoted(at: number): string {
  const w = wall(at);
  return (
    `${two(w.getUTCDate())}-${two(w.getUTCMonth() + 1)}-${w.getUTCFullYear()} ` +
    `${two(w.getUTCHours())}:${two(w.getUTCMinutes())}:${two(w.getUTCSeconds())}`
  );
}

/** `202211011415`: the wire's `data_creare`. */
export function creationStamp(at: number): string {
  const w = wall(at);
  return `${w.getUTCFullYear()}${two(w.getUTCMonth() + 1)}${two(w.getUTCDate())}${two(w.getUTCHours())}${two(w.getUTCMinutes())}`;
}

/** `2022-11-01`: the day that daily limits are counted by. */
export function wallDay(at: number): string {
  const w = wall(at);
  return `${w.getUTCFullYear()}-${two(w.getUTCMonth() + 1)}-${two(w.getUTCDate())}`;
}

/** The date and time words of a ZIP entry. */
export function dosTime(at: number): { date: number; time: number } {
  const w = wall(at);
  return {
    date: ((w.getUTCFullYear() - 1980) << 9) | ((w.getUTCMonth() + 1) << 5) | w.getUTCDate(),
    time: (w.getUTCHours() << 11) | (w.getUTCMinutes() << 5) | (w.getUTCSeconds() >> 1),
  };
}
