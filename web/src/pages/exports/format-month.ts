/** Months as text: `octombrie 2026`. */
import { locales } from '../../format/language.ts';
import { useLanguage } from '../../text/language.tsx';

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
