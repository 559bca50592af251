/** A Romanian month as instants and as days. Pure. */
import { fromBucharest } from '../core/bucharest.ts';

export interface Month {
  /** Its first instant, and the next month's. */
  from: Date;
  to: Date;
  /** Its first day and its last. */
  firstDay: string;
  lastDay: string;
}

/** @param text `2026-10` */
export function readMonth(text: string): Month {
  const [year, month] = text.split('-').map(Number) as [number, number];
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    from: midnight(year, month),
    to: midnight(next.year, next.month),
    firstDay: `${text}-01`,
    lastDay: `${text}-${days}`,
  };
}

/** No clock change of Romania's falls on midnight. */
function midnight(year: number, month: number): Date {
  return fromBucharest({ year, month, day: 1, hour: 0, minute: 0, second: 0 })!.instant;
}
