/** Until when the law wants an invoice kept. Knows no purchase of a building, for which it may be longer. Pure. */
import { bucharestDay } from './bucharest.ts';

const years = 5;

/**
 * Article 25 of Legea 82/1991, as Legea 36/2023 has it: five years from 1 July of the year after the one in which the
 * financial year ended. The day given is the last one. Financial years are taken for calendar years.
 * @param issuedOn where it could not be read, the year in which the invoice became available is the latest it can be of
 */
export function retainUntil(issuedOn: string | null, availableAt: Date | null): string | null {
  const written = issuedOn ?? (availableAt && bucharestDay(availableAt));
  if (written === null) return null;
  const year = Number(written.slice(0, 4)) + 1 + years;
  return year > 9999 ? null : `${String(year).padStart(4, '0')}-07-01`;
}
