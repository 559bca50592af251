/** Whether a journal is of purchases or of sales: by its title, or else by whose names its headings have. Pure. */

import type { Headings } from './find-headings.ts';
import { foldHeading } from './fold-heading.ts';
import type { Cell } from './read-values.ts';

export interface JournalDirection {
  direction: 'received' | 'sent';
  /** Its title says so; headings alone may mislead. */
  titled: boolean;
}

const titleRows = 10;
const purchases = /\b(cumparari|cumparare|achizitii|intrari|purchases?|received|primite)\b/;
const sales = /\b(vanzari|vanzare|livrari|iesiri|sales?|issued|emise|trimise)\b/;
const sellers =
  /\b(furnizor|furnizorul|furnizorului|furnizori|vanzator|vanzatorului|supplier|seller|vendor)\b/;
const buyers =
  /\b(client|clientul|clientului|clienti|beneficiar|beneficiarul|beneficiarului|cumparator|cumparatorului|customer|buyer)\b/;

export function readDirection(rows: Cell[][], headings: Headings | undefined): JournalDirection | null {
  const title = rows
    .slice(0, Math.min(headings?.row ?? titleRows, titleRows))
    .flat()
    .map(foldHeading)
    .join(' ');
  const byTitle = decide(title, purchases, sales);
  if (byTitle) return { direction: byTitle, titled: true };
  const names = headings?.columns.map(({ names: [whole = ''] }) => whole).join(' ') ?? '';
  const byHeadings = decide(names, sellers, buyers);
  return byHeadings && { direction: byHeadings, titled: false };
}

/** @param words as `foldHeading` leaves them */
export function directionOfWords(words: string): JournalDirection['direction'] | null {
  return decide(words, purchases, sales);
}

/** Both words, or neither, decide nothing. */
function decide(text: string, received: RegExp, sent: RegExp): JournalDirection['direction'] | null {
  const [isReceived, isSent] = [received.test(text), sent.test(text)];
  return isReceived === isSent ? null : isReceived ? 'received' : 'sent';
}
