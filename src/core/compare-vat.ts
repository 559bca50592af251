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
  category: string;
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
  const byKey = Map.groupBy(rows, ({ direction, category, rate }) => keyOf(direction, category ?? '', rate));
  const declared = Map.groupBy(lines, ({ direction, category, rate }) => keyOf(direction, category, rate));
  const keys = new Set([...declared.keys(), ...byKey.keys()]);
  return [...keys].map((key) => {
    const [direction, category, rate] = key.split(' ') as ['received' | 'sent', string, string];
    const own = byKey.get(key) ?? [];
    const said = declared.get(key) ?? [];
    const documents = { net: sumOf(own.map(({ net }) => net)), vat: sumOf(own.map(({ vat }) => vat)) };
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
      ...{ direction, category, rate, declared: declaredAmounts, documents },
      compared: withVat ? ('vat' as const) : ('net' as const),
      ...measure(a, b, threshold),
    };
  });
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

function keyOf(direction: string, category: string, rate: string): string {
  return `${direction} ${category} ${rate}`;
}
