/** Months as text: `octombrie 2026`. */
import { useLanguage } from '../text/language.tsx';
import { locales } from './language.ts';

/** @param month `2026-10` */
export function useSayMonth(): (month: string) => string {
  const { language } = useLanguage();
  return (month) =>
    new Date(`${month}-01T00:00:00Z`).toLocaleDateString(locales[language], {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
}

/** Newest first, starting with the current one: `2026-11`, `2026-10`, … */
export function lastMonths(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** `2026-10` and 3 is `2027-01`. */
export function monthAfter(month: string, n: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + n, 1)).toISOString().slice(0, 7);
}

/** The current month ends today. @param month `2026-10` @param today `2026-11-30` */
export function daysOfMonth(month: string, today: string): { firstDay: string; lastDay: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
  return { firstDay: `${month}-01`, lastDay: last < today ? last : today };
}
