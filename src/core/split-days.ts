/** A range of days as the sums of whole months and single days have it. Pure. */
import { addDays } from './calendar.ts';
import { addMonths } from './month.ts';

/** Days `YYYY-MM-DD`, both included; without one the range has no end on that side. */
export interface DayRange {
  from?: string | undefined;
  to?: string | undefined;
}

export interface DayStretch extends DayRange {
  /** By what it is added up: a month by its first day, which alone is between `from` and `to`. */
  span: 'day' | 'month';
}

/** Each day of the range is in one stretch: in the one of whole months, or in one before or after it. */
export function splitDays({ from, to }: DayRange): DayStretch[] {
  // The first and the last day of the whole months.
  const first = from === undefined || from.endsWith('-01') ? from : firstOfMonth(from, 1);
  const last = to === undefined || addDays(to, 1).endsWith('-01') ? to : addDays(firstOfMonth(to, 0), -1);
  if (first !== undefined && last !== undefined && first > last) return [{ span: 'day', from, to }];
  return [
    ...(first === from ? [] : [{ span: 'day', from, to: addDays(first!, -1) } as const]),
    { span: 'month', from: first, to: last },
    ...(last === to ? [] : [{ span: 'day', from: addDays(last!, 1), to } as const]),
  ];
}

/** @param months later */
function firstOfMonth(day: string, months: number): string {
  return `${addMonths(day.slice(0, 7), months)}-01`;
}
