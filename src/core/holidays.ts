/**
 * Romania's legal holidays: article 139 of the Labour Code (Legea 53/2003), each since the year in which its law counts.
 * Bridge days that the Government gives its own staff are no legal holidays. Pure.
 */

import { dayMs } from './durations.ts';

interface FixedHoliday {
  /** `'MM-dd'` */
  on: string;
  since: number;
  law: string;
}

/** Before 2012 nothing is told apart: there were no electronic invoices. */
const always = 0;

const fixedHolidays: readonly FixedHoliday[] = [
  { on: '01-01', since: always, law: 'Legea 53/2003' },
  { on: '01-02', since: always, law: 'Legea 53/2003' },
  { on: '01-06', since: 2024, law: 'Legea 52/2023' },
  { on: '01-07', since: 2024, law: 'Legea 52/2023' },
  { on: '01-24', since: 2017, law: 'Legea 176/2016' },
  { on: '05-01', since: always, law: 'Legea 53/2003' },
  { on: '06-01', since: 2017, law: 'Legea 220/2016' },
  { on: '08-15', since: always, law: 'Legea 202/2008' },
  { on: '11-30', since: 2012, law: 'Legea 147/2012' },
  { on: '12-01', since: always, law: 'Legea 53/2003' },
  { on: '12-25', since: always, law: 'Legea 53/2003' },
  { on: '12-26', since: always, law: 'Legea 53/2003' },
];

interface MovingHoliday {
  /** From Orthodox Easter Sunday. */
  days: number;
  since: number;
  law: string;
}

const movingHolidays: readonly MovingHoliday[] = [
  // Good Friday of 2018 was 6 April; its law came into force on 23 March.
  { days: -2, since: 2018, law: 'Legea 64/2018' },
  { days: 0, since: always, law: 'Legea 53/2003' },
  { days: 1, since: always, law: 'Legea 53/2003' },
  { days: 49, since: always, law: 'Legea 53/2003' },
  { days: 50, since: always, law: 'Legea 53/2003' },
];

/** The years that are asked for in practice; a stranger's document may name any. */
const mostRemembered = 100;
const byYear = new Map<number, ReadonlySet<string>>();

export function isHoliday(date: string): boolean {
  return holidaysOf(Number(date.slice(0, 4))).has(date);
}

/** Dates; Pentecost may fall on 1 June, and then there is one fewer. */
export function holidaysOf(year: number): ReadonlySet<string> {
  const known = byYear.get(year);
  if (known) return known;
  const easter = Date.parse(orthodoxEaster(year));
  const holidays = new Set([
    ...fixedHolidays.filter(({ since }) => year >= since).map(({ on }) => `${fourDigits(year)}-${on}`),
    ...movingHolidays.filter(({ since }) => year >= since).map(({ days }) => dateOf(easter + days * dayMs)),
  ]);
  if (byYear.size < mostRemembered) byYear.set(year, holidays);
  return holidays;
}

/**
 * Easter Sunday of the Orthodox Church by today's calendar: reckoned by the Julian one (Meeus, Astronomical Algorithms,
 * chapter 8), which lags by a number of days that grows with the centuries.
 */
export function orthodoxEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const lag = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dateOf(Date.parse(`${fourDigits(year)}-03-22`) + (d + e + lag) * dayMs);
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
