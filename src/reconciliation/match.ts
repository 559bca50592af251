/**
 * Pairs the entries of a journal with the SPV's invoices, each once: what is in both, what differs, what only one of the
 * two has. Pure, and linear in both.
 */
import { negateDecimal, roundDecimal } from '../core/money.ts';
import type { JournalEntry } from './journal-entry.ts';
import { normaliseNumber } from './normalise-number.ts';

/** What the SPV has, as far as it can be compared. */
export interface SpvInvoice {
  id: string;
  number: string | null;
  issuedOn: string | null;
  /** The other party's, digits without RO. */
  partnerCif: string | null;
  /** Decimal strings: with VAT, and what is left to pay. A journal may have either. */
  gross: string | null;
  payable: string | null;
  /** A journal has a credit note with a minus, the document without. */
  creditNote: boolean;
  /** In another currency than lei, where a journal may have lei. */
  foreign: boolean;
}

export type Difference = 'number' | 'date' | 'cif' | 'total' | 'foreign_total';

export interface Pair<I extends SpvInvoice> {
  entry: JournalEntry;
  invoice: I;
  /** None: they agree. */
  differences: Difference[];
}

export interface Matching<I extends SpvInvoice> {
  pairs: Pair<I>[];
  /** Entries that no invoice fits. */
  extra: JournalEntry[];
  /** Invoices that no entry fits. */
  missing: I[];
}

/** @param tolerance of totals, a decimal string in lei */
export function matchJournal<I extends SpvInvoice>(
  entries: JournalEntry[],
  invoices: I[],
  tolerance: string,
): Matching<I> {
  let extra = entries.map((entry) => ({ entry, traits: traitsOfEntry(entry) }));
  let missing = invoices.map((invoice) => ({ invoice, traits: traitsOfInvoice(invoice) }));
  const pairs: Pair<I>[] = [];
  for (const { keys, unique } of passes) {
    const key = keyOf(keys);
    const waiting = group(missing, ({ traits }) => key(traits));
    const asking = unique ? group(extra, ({ traits }) => key(traits)) : undefined;
    const taken = new Set<I>();
    extra = extra.filter(({ entry, traits }) => {
      const k = key(traits);
      const fits = k === null ? undefined : waiting.get(k);
      if (!fits?.length || (unique && (fits.length > 1 || asking!.get(k!)!.length > 1))) return true;
      const { invoice } = fits.pop()!;
      taken.add(invoice);
      const settled = withTotalOf(entry, invoice, tolerance);
      pairs.push({ entry: settled, invoice, differences: differencesOf(settled, invoice, tolerance) });
      return false;
    });
    missing = missing.filter(({ invoice }) => !taken.has(invoice));
  }
  return {
    pairs: pairs.sort((a, b) => a.entry.line - b.entry.line),
    extra: extra.map(({ entry }) => entry),
    missing: missing.map(({ invoice }) => invoice),
  };
}

/** What an entry and an invoice are compared by. Null: unknown, and equal to nothing. */
interface Traits {
  exact: string | null;
  normal: string | null;
  digits: string | null;
  cif: string | null;
  date: string | null;
  /** Without its sign: a journal writes credit notes with a minus. */
  total: string | null;
}

/**
 * From the surest to the least sure. Inside one number and one partner, the same date and total come first, so that of
 * two invoices of one number each finds its own.
 */
const passes: { keys: (keyof Traits)[]; unique?: boolean }[] = [
  ...(['exact', 'normal'] as const).flatMap((number) => [
    { keys: [number, 'cif', 'date', 'total'] as (keyof Traits)[] },
    { keys: [number, 'cif', 'total'] as (keyof Traits)[] },
    { keys: [number, 'cif', 'date'] as (keyof Traits)[] },
    { keys: [number, 'cif'] as (keyof Traits)[] },
  ]),
  // A number without its series.
  { keys: ['digits', 'cif', 'date', 'total'] },
  // A journal without codes, and a code mistyped.
  { keys: ['normal', 'date', 'total'] },
  { keys: ['digits', 'date', 'total'], unique: true },
  { keys: ['normal', 'date'], unique: true },
  { keys: ['normal', 'total'], unique: true },
  // A number mistyped: only where nothing else could be meant.
  { keys: ['cif', 'date', 'total'], unique: true },
];

function keyOf(keys: (keyof Traits)[]): (traits: Traits) => string | null {
  return (traits) => {
    const values = keys.map((key) => traits[key]);
    return values.includes(null) ? null : values.join('\n');
  };
}

function group<T>(all: T[], key: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  // Reversed, so that pop() takes the first.
  for (const one of all.toReversed()) {
    const k = key(one);
    if (k === null) continue;
    const known = groups.get(k);
    if (known) known.push(one);
    else groups.set(k, [one]);
  }
  return groups;
}

function traitsOfEntry({ number, date, cif, total }: JournalEntry): Traits {
  return { ...numberTraits(number), cif, date, total: plainTotal(total) };
}

function traitsOfInvoice({ number, partnerCif, issuedOn, gross, payable }: SpvInvoice): Traits {
  return { ...numberTraits(number), cif: partnerCif, date: issuedOn, total: plainTotal(gross ?? payable) };
}

function numberTraits(number: string | null): Pick<Traits, 'exact' | 'normal' | 'digits'> {
  const normal = normaliseNumber(number);
  return { exact: number, normal, digits: normal?.replace(/\D/g, '') || null };
}

/** In hundredths: `-12.50` and `12.5` are one. */
function plainTotal(total: string | null): string | null {
  return total === null ? null : String(toCents(total)).replace('-', '');
}

function differencesOf(entry: JournalEntry, invoice: SpvInvoice, tolerance: string): Difference[] {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  const numbers = differInNumber(normaliseNumber(entry.number), normaliseNumber(invoice.number));
  return [
    ...(numbers ? (['number'] as const) : []),
    ...(differ(entry.date, invoice.issuedOn) ? (['date'] as const) : []),
    ...(differ(entry.cif, invoice.partnerCif) ? (['cif'] as const) : []),
    ...(agreesInTotal(entry, invoice, tolerance)
      ? []
      : ([invoice.foreign ? 'foreign_total' : 'total'] as const)),
  ];
}

/** A journal that leaves the series out has the same number. */
function differInNumber(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false;
  const withoutSeries = /^\d+$/.test(a) || /^\d+$/.test(b);
  return !(withoutSeries && a.replace(/\D/g, '') === b.replace(/\D/g, ''));
}

function agreesInTotal({ total }: JournalEntry, invoice: SpvInvoice, tolerance: string): boolean {
  const { gross, payable, creditNote } = invoice;
  const known = [gross, payable].filter((amount) => amount !== null);
  if (total === null || known.length === 0) return true;
  const written = creditNote ? [...known, ...known.map(negateDecimal)] : known;
  return written.some((amount) => isWithin(total, amount, tolerance));
}

/** Some programs print the invoice's total in each of its rows; then the rows' sum is not the total. */
function withTotalOf(entry: JournalEntry, invoice: SpvInvoice, tolerance: string): JournalEntry {
  const { repeatedTotal, ...one } = entry;
  if (repeatedTotal === undefined || agreesInTotal(one, invoice, tolerance)) return one;
  const repeated = { ...one, total: repeatedTotal };
  return agreesInTotal(repeated, invoice, tolerance) ? repeated : one;
}

function isWithin(a: string, b: string, tolerance: string): boolean {
  const [x, y, most] = [a, b, tolerance].map(toCents) as [bigint, bigint, bigint];
  return (x > y ? x - y : y - x) <= most;
}

function toCents(decimal: string): bigint {
  const [whole = '0', cents = ''] = roundDecimal(decimal, 2).split('.');
  return BigInt(`${whole}${cents.padEnd(2, '0')}`);
}
