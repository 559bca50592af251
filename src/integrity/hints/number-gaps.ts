/** Gaps in the numbers of a series that otherwise runs on: FACT 101, 103. Pure. */
import type { Catalogued, Hint } from '../../core/hint.ts';
import { seenOf } from './catalogued.ts';

/** Numbers of the time before: fewer show no habit. */
const fewest = 6;
/** A series with more of its older numbers missing leaves numbers out by itself, and a gap in it says nothing. One that lacked none is a habit: then a gap is likely (bench/README.md, Hints). */
const mostLeftOut = 0.04;
/** More in a row is a new range and no gap. */
const longestGap = 2;
const mostHints = 20;

interface Numbered {
  n: number;
  digits: number;
  issuedOn: string;
  invoice: Catalogued;
}

interface Recent {
  /** Gaps that ended before are how the series was numbered; those after are looked at. */
  since: string;
  /** A gap that the newest days leave may close by itself. */
  settled: string;
}

export function findNumberGaps(invoices: Catalogued[], recent: Recent): Hint[] {
  return [...bySeries(invoices)].flatMap(([series, numbered]) => gapsOf(series, numbered, recent));
}

/** The seller of a sent invoice is the company: one series for all of its buyers. */
function bySeries(invoices: Catalogued[]): Map<string, Numbered[]> {
  const found = new Map<string, Numbered[]>();
  for (const invoice of invoices) {
    const match = /^(.*?)(\d{1,12})$/.exec(invoice.number?.trim() ?? '');
    if (!match || invoice.issuedOn === null) continue;
    const [, prefix = '', digits = ''] = match;
    const seller = invoice.direction === 'sent' ? '' : invoice.partnerCif;
    if (seller === null) continue;
    const series = `${invoice.direction} ${seller} ${prefix}`;
    const { issuedOn } = invoice;
    const numbered = { n: Number(digits), digits: digits.length, issuedOn, invoice };
    const own = found.get(series);
    if (own) own.push(numbered);
    else found.set(series, [numbered]);
  }
  return found;
}

function gapsOf(series: string, given: Numbered[], { since, settled }: Recent): Hint[] {
  const sorted = [...new Map(given.map((one) => [one.n, one])).values()].sort((a, b) => a.n - b.n);
  const older = sorted.filter(({ issuedOn }) => issuedOn < since);
  if (older.length < fewest) return [];
  const range = older.at(-1)!.n - older[0]!.n + 1;
  const leftOut = (range - older.length) / range;
  if (leftOut > mostLeftOut) return [];
  const hints: Hint[] = [];
  for (const [i, after] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!before || after.n === before.n + 1 || after.n - before.n - 1 > longestGap) continue;
    if (after.issuedOn < since || after.issuedOn > settled) continue;
    const { direction, partnerCif, partnerName } = after.invoice;
    const prefix = after.invoice.number!.trim().slice(0, -after.digits);
    const missing = Array.from(
      { length: after.n - before.n - 1 },
      (_, k) => `${prefix}${String(before.n + 1 + k).padStart(after.digits, '0')}`,
    );
    hints.push({
      kind: 'number_gap',
      subject: `${series} ${missing[0]}`,
      confidence: leftOut === 0 ? 'likely' : 'possible',
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
