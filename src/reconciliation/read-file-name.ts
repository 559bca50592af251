/** What the name of a journal's file says: of purchases or of sales, and of which month. Pure. */
import { foldHeading } from './fold-heading.ts';
import { directionOfWords } from './journal-direction.ts';

export interface FileNameReading {
  direction: 'received' | 'sent' | null;
  /** The first and the last day of the month; without one the journal's own first and last day hold. */
  days: { from: string; to: string } | null;
}

export function readFileName(name: string): FileNameReading {
  const words = foldHeading(name.replace(/\.[^.]*$/, ''));
  const { year, month } =
    (
      /(?:^|\D)(?<year>20\d\d) ?(?<month>0[1-9]|1[0-2])(?!\d)/.exec(words) ??
      /(?:^|\D)(?<month>0[1-9]|1[0-2]) (?<year>20\d\d)(?!\d)/.exec(words)
    )?.groups ?? {};
  return { direction: directionOfWords(words), days: year && month ? monthDays(year, month) : null };
}

function monthDays(year: string, month: string) {
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
}
