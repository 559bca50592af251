/** A VAT return's lines beside the sums of the documents: which differ by more than the threshold. Pure. */
import { addDecimals, compareDecimals, divideDecimals, multiplyDecimals, negateDecimal } from './money.ts';
import type { VatRow } from './vat.ts';
import type { ReturnLine } from './vat-lines.ts';

/**
 * Differences that ANAF calls significant: at least 20 % and at least 5,000 lei, both (OUG 70/2024, art. 5 (1), as in force
 * on 2025-09-01); ANAF may change them by order.
 */
export const defaultThreshold = { percent: '20', lei: '5000' };

export interface Threshold {
  percent: string;
  lei: string;
}

export interface VatDifference {
  /** Of the line; null where the return has no line for what the documents have. */
  label: string | null;
  direction: 'received' | 'sent';
  /** The first of `categories`. */
  category: string;
  /** Several where the return's lines do not tell them apart. */
  categories: string[];
  /** What the documents of each of them come to; empty of a single one. */
  shares: { category: string; net: string; vat: string }[];
  rate: string;
  declared: { net: string; vat: string | null };
  documents: { net: string; vat: string };
  /** Which column is compared: the VAT, or the base where the line or the documents have no VAT (art. 5 (2)). */
  compared: 'vat' | 'net';
  /** Documents minus declared. */
  difference: string;
  /** Of the declared amount, rounded to a tenth; null where nothing was declared. */
  percent: string | null;
  above: boolean;
}

export function compareVat(lines: ReturnLine[], rows: VatRow[], threshold: Threshold): VatDifference[] {
  const keyOf = keyOfReturn(lines);
  const byKey = Map.groupBy(rows, ({ direction, category, rate }) => keyOf(direction, category ?? '', rate));
  const declared = Map.groupBy(lines, ({ direction, category, rate }) => keyOf(direction, category, rate));
  const keys = new Set([...declared.keys(), ...byKey.keys()]);
  return [...keys].map((key) => {
    const [direction, category, rate] = key.split(' ') as ['received' | 'sent', string, string];
    const own = byKey.get(key) ?? [];
    const said = declared.get(key) ?? [];
    const categories = category.split('+');
    const documents = summed(own);
    const vats = said.flatMap(({ vat }) => vat ?? []);
    // A document states no VAT for a reverse charge or an acquisition within the Union: the return's is the buyer's own.
    const withVat = compareDecimals(rate, '0') > 0 && (said.length === 0 || vats.length > 0);
    const declaredAmounts = {
      net: sumOf(said.map(({ net }) => net)),
      vat: withVat ? sumOf(vats) : null,
    };
    const [a, b] = withVat
      ? [documents.vat, declaredAmounts.vat!]
      : ([documents.net, declaredAmounts.net] as const);
    return {
      label: said.length > 0 ? said.map(({ label }) => label).join(' + ') : null,
      ...{ direction, category: categories[0]!, categories, rate, declared: declaredAmounts, documents },
      shares: categories.length === 1 ? [] : sharesOf(categories, own),
      compared: withVat ? ('vat' as const) : ('net' as const),
      ...measure(a, b, threshold),
    };
  });
}

/**
 * D300 has one line for purchases that are exempt or not taxable (row 30 of OPANAF 2227/2019), and of sales such lines with
 * and without the right of deduction and for places outside Romania (rows 14, 15 and 3), which a document's category does
 * not decide between: E, Z and O are one sum of each direction, and exports (G) too, where no line of the return is about
 * exports alone.
 */
const withoutTax = { received: ['E', 'Z', 'O'], sent: ['E', 'Z', 'O', 'G'] };

function keyOfReturn(lines: ReturnLine[]) {
  const apart = new Set(lines.map(({ direction, category }) => `${direction} ${category}`));
  const groupOf = (direction: 'received' | 'sent') =>
    withoutTax[direction].filter((one) => one !== 'G' || !apart.has(`${direction} G`));
  return (direction: 'received' | 'sent', category: string, rate: string): string => {
    const group = groupOf(direction);
    const grouped = compareDecimals(rate, '0') === 0 && group.includes(category);
    return `${direction} ${grouped ? group.join('+') : category} ${rate}`;
  };
}

/** In the order of the categories; those without a document are left out. */
function sharesOf(categories: string[], rows: VatRow[]): VatDifference['shares'] {
  return categories.flatMap((category) => {
    const own = rows.filter((row) => row.category === category);
    return own.length === 0 ? [] : [{ category, ...summed(own) }];
  });
}

function summed(rows: VatRow[]): { net: string; vat: string } {
  return { net: sumOf(rows.map(({ net }) => net)), vat: sumOf(rows.map(({ vat }) => vat)) };
}

function measure(documents: string, declared: string, { percent, lei }: Threshold) {
  const difference = addDecimals(documents, negateDecimal(declared));
  const size = sizeOf(difference);
  const share = divideDecimals(multiplyDecimals(size, '100'), sizeOf(declared), 1);
  // Against nothing declared every difference is more than any percentage.
  const farEnough =
    share === undefined
      ? compareDecimals(size, '0') > 0
      : compareDecimals(multiplyDecimals(size, '100'), multiplyDecimals(sizeOf(declared), percent)) >= 0;
  return { difference, percent: share ?? null, above: farEnough && compareDecimals(size, lei) >= 0 };
}

function sumOf(amounts: string[]): string {
  return addDecimals('0.00', ...amounts);
}

function sizeOf(amount: string): string {
  return compareDecimals(amount, '0') < 0 ? negateDecimal(amount) : amount;
}
