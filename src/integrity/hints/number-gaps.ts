/** Gaps in the numbers of a series that otherwise runs on: FACT 101, 103. Pure. */
import type { Catalogued, Hint } from '../../core/hint.ts';
import { seenOf } from './catalogued.ts';

/** A supplier that invoices many customers leaves gaps for each of them: such a series says nothing. */
const fewest = 6;
const densest = 0.9;
const dense = 0.75;
/** More in a row is a new range and no gap. */
const longestGap = 2;
const mostHints = 20;

interface Numbered {
  n: number;
  digits: number;
  invoice: Catalogued;
}

export function findNumberGaps(invoices: Catalogued[]): Hint[] {
  return [...bySeries(invoices)].flatMap(([series, numbered]) => gapsOf(series, numbered));
}

/** The seller of a sent invoice is the company: one series for all of its buyers. */
function bySeries(invoices: Catalogued[]): Map<string, Numbered[]> {
  const found = new Map<string, Numbered[]>();
  for (const invoice of invoices) {
    const match = /^(.*?)(\d{1,12})$/.exec(invoice.number?.trim() ?? '');
    if (!match) continue;
    const [, prefix = '', digits = ''] = match;
    const seller = invoice.direction === 'sent' ? '' : invoice.partnerCif;
    if (seller === null) continue;
    const series = `${invoice.direction} ${seller} ${prefix}`;
    const numbered = { n: Number(digits), digits: digits.length, invoice };
    const own = found.get(series);
    if (own) own.push(numbered);
    else found.set(series, [numbered]);
  }
  return found;
}

function gapsOf(series: string, given: Numbered[]): Hint[] {
  const sorted = [...new Map(given.map((one) => [one.n, one])).values()].sort((a, b) => a.n - b.n);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const density = sorted.length / (last.n - first.n + 1);
  if (sorted.length < fewest || density < dense) return [];
  const hints: Hint[] = [];
  for (const [i, after] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!before || after.n === before.n + 1 || after.n - before.n - 1 > longestGap) continue;
    const { direction, partnerCif, partnerName } = after.invoice;
    const prefix = after.invoice.number!.trim().slice(0, -after.digits);
    const missing = Array.from(
      { length: after.n - before.n - 1 },
      (_, k) => `${prefix}${String(before.n + 1 + k).padStart(after.digits, '0')}`,
    );
    hints.push({
      kind: 'number_gap',
      subject: `${series} ${missing[0]}`,
      confidence: density >= densest ? 'likely' : 'possible',
      evidence: {
        direction,
        ...(direction === 'sent' ? { partnerCif: null, partnerName: null } : { partnerCif, partnerName }),
        missing,
        months: [],
        seen: [before, after].map(({ invoice }) => seenOf(invoice)),
        total: null,
      },
    });
  }
  return hints.slice(-mostHints);
}
