/** An invoice's VAT by rate as columns of a list, with the sign that the invoice has in a sum. Pure. */
import type { VatSubtotal } from '../core/invoice.ts';
import { addDecimals, compareDecimals, negateDecimal } from '../core/money.ts';
import type { Invoice } from '../db/invoices/invoice.ts';
import type { ExportTexts } from '../text/exports/export-texts.ts';
import { checkSums } from './check-sums.ts';
import { type Column, column, type Value } from './column.ts';

type Group = Pick<VatSubtotal, 'category' | 'rate'>;

/** `21` for a rate, the category (`AE`, `E` …) where the rate is zero. */
type VatKey = string;

const other = 'other';
/** Of a few years and some foreign invoices; what a list cannot show apart is added up in a last pair. */
const mostKeys = 16;

/** In the order of the columns: rates from the highest, then categories. */
export function vatKeysOf(groups: Iterable<Group>): VatKey[] {
  const keys = [...new Set([...groups].map(keyOf))].sort(compareKeys);
  return keys.length <= mostKeys ? keys : [...keys.slice(0, mostKeys), other];
}

function keyOf({ category, rate }: Group): VatKey {
  if (rate === null || compareDecimals(rate, '0') === 0) return category ?? 'O';
  return rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

function compareKeys(a: VatKey, b: VatKey): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y))
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || (a < b ? -1 : 1);
  return y - x;
}

export function vatColumns(keys: VatKey[], t: ExportTexts): Column<Invoice>[] {
  const known = new Set(keys);
  const title = (key: VatKey) => (key === other ? t.otherRates : (t.vatCategories[key] ?? `${key}%`));
  return [
    ...keys.flatMap((key) => [
      column<Invoice>(t.baseOf(title(key)), 'amount', 14, (i) => amountOf(i, key, known, 'base')),
      column<Invoice>(t.vatOf(title(key)), 'amount', 14, (i) => amountOf(i, key, known, 'vat')),
    ]),
    column<Invoice>(t.titles.sums, 'text', 40, (i) => sumsRemark(i, keys, t)),
  ];
}

function amountOf(
  { vatBreakdown, sign }: Invoice,
  key: VatKey,
  known: Set<VatKey>,
  part: 'base' | 'vat',
): string | null {
  const own = (vatBreakdown ?? [])
    .filter((group) => keyOf(group) === key || (key === other && !known.has(keyOf(group))))
    .flatMap((group) => group[part] ?? []);
  return own.length === 0 ? null : signed(addDecimals(...own), sign);
}

/** The last check: what the columns of an invoice come to is its own totals, or the row says so. */
function sumsRemark(invoice: Invoice, keys: VatKey[], t: ExportTexts): Value {
  if (invoice.vatBreakdown === null) return null;
  const known = new Set(keys);
  const amounts = (part: 'base' | 'vat') => keys.flatMap((key) => amountOf(invoice, key, known, part) ?? []);
  const faults = checkSums(invoice, {
    nets: amounts('base'),
    vats: amounts('vat'),
    negated: invoice.sign === -1,
  });
  if (faults.length === 0) return null;
  return faults.map(({ term, written, expected }) => t.sumDiffers(term, written, expected ?? '-')).join('; ');
}

export function signed(amount: string | null, sign: Invoice['sign']): string | null {
  return amount === null || sign === 1 ? amount : negateDecimal(amount);
}
