/** Calendar dates as text, `'2026-07-03'`, and which of them Romania works on. Knows no clock, no zone and no term. Pure. */
import { dayMs } from './durations.ts';
import { isHoliday } from './holidays.ts';

/** @param days may be negative */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date to the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Neither Saturday, Sunday nor a legal holiday: article 2 of Regulation 1182/71. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(date);
}

/** The date itself when it is a working day. */
export function workingDayFrom(date: string): string {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The so-manieth working day after the date, which is not counted itself. */
export function addWorkingDays(date: string, days: number): string {
  let day = date;
  for (let left = days; left > 0; left--) day = workingDayFrom(addDays(day, 1));
  return day;
}
