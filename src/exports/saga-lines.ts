/** An invoice's lines as SAGA books them: to the cent, and adding up to the document's own VAT breakdown. Pure. */
import type { InvoiceLine, VatSubtotal } from '../core/invoice.ts';

export interface SagaLine {
  description: string;
  unit: string | null;
  sellerItemId: string | null;
  buyerItemId: string | null;
  standardItemId: string | null;
  /** Decimal strings. */
  quantity: string;
  price: string;
  value: string;
  vatRate: string;
  vat: string;
}

type Cents = bigint;
interface Draft extends Omit<SagaLine, 'value' | 'vat'> {
  value: Cents;
  vat: Cents;
}

type Line = Pick<
  InvoiceLine,
  'name' | 'description' | 'quantity' | 'unit' | 'price' | 'net' | 'vatRate' | 'vatCategory'
> &
  Partial<ItemIds>;
type ItemIds = Pick<InvoiceLine, 'sellerItemId' | 'buyerItemId' | 'standardItemId'>;
const noItem: ItemIds = { sellerItemId: null, buyerItemId: null, standardItemId: null };
type Subtotal = Pick<VatSubtotal, 'category' | 'rate' | 'base' | 'vat'>;

/**
 * An invoice has VAT by rate and not by line, and allowances of the whole document stand in no line. So each line's VAT
 * is its share, the cents that rounding leaves over go to the largest line, and what the lines lack of a rate's base
 * becomes a line of its own.
 * @param negative for a credit note, whose amounts are positive by EN 16931 and negative in books
 * @param rest what the line of its own is called
 */
export function sagaLines(
  lines: Line[],
  breakdown: Subtotal[],
  { negative, rest }: { negative: boolean; rest: string },
): SagaLine[] {
  const drafts = lines.map((line) => ({
    group: groupOf(line.vatCategory, line.vatRate),
    draft: draftOf(line),
  }));
  const result = drafts.map(({ draft }) => draft);
  for (const subtotal of breakdown) {
    const group = groupOf(subtotal.category, subtotal.rate);
    const own = drafts.filter((one) => one.group === group).map(({ draft }) => draft);
    const missing = readCents(subtotal.base) - sum(own.map(({ value }) => value));
    if (missing !== 0n) {
      const line = restLine(rest, missing, subtotal.rate);
      own.push(line);
      result.push(line);
    }
    giveRounding(own, readCents(subtotal.vat));
  }
  return result.map((draft) => toLine(draft, negative));
}

function draftOf(line: Line): Draft {
  const value = readCents(line.net);
  const vatRate = plainRate(line.vatRate);
  const quantity = line.quantity ?? '1';
  return {
    description: line.name ?? line.description ?? '',
    unit: line.unit,
    sellerItemId: line.sellerItemId ?? null,
    buyerItemId: line.buyerItemId ?? null,
    standardItemId: line.standardItemId ?? null,
    quantity,
    price: line.price ?? writeCents(value),
    vatRate,
    value,
    vat: share(value, vatRate),
  };
}

function restLine(description: string, value: Cents, rate: string | null): Draft {
  const vatRate = plainRate(rate);
  const vat = share(value, vatRate);
  return { ...noItem, description, unit: null, quantity: '1', price: writeCents(value), vatRate, value, vat };
}

function giveRounding(own: Draft[], vat: Cents): void {
  const left = vat - sum(own.map((draft) => draft.vat));
  if (left === 0n || own.length === 0) return;
  const largest = own.reduce((a, b) => (size(b.value) > size(a.value) ? b : a));
  largest.vat += left;
}

function toLine(draft: Draft, negative: boolean): SagaLine {
  const signed = (n: Cents) => writeCents(negative ? -n : n);
  return {
    ...draft,
    quantity: negative ? negate(draft.quantity) : draft.quantity,
    value: signed(draft.value),
    vat: signed(draft.vat),
  };
}

function groupOf(category: string | null, rate: string | null): string {
  return `${category ?? ''} ${plainRate(rate)}`;
}

/** `19.00` and `19` are one rate; none is 0. */
function plainRate(rate: string | null): string {
  return (rate ?? '0').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') || '0';
}

/** Rounded half away from zero. */
function share(value: Cents, rate: string): Cents {
  const [whole = '0', fraction = ''] = rate.split('.');
  const scale = 10n ** BigInt(fraction.length);
  return divideRounded(value * BigInt(whole + fraction), 100n * scale);
}

/** Decimals beyond the second are rounded half away from zero. */
function readCents(decimal: string | null): Cents {
  if (decimal === null) return 0n;
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const scale = BigInt(Math.max(0, fraction.length - 2));
  const exact = BigInt(whole + fraction.padEnd(2, '0'));
  const cents = divideRounded(exact, 10n ** scale);
  return negative ? -cents : cents;
}

function writeCents(cents: Cents): string {
  const digits = size(cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function divideRounded(n: bigint, by: bigint): bigint {
  const half = (size(n) * 2n + by) / (by * 2n);
  return n < 0n ? -half : half;
}

function size(n: bigint): bigint {
  return n < 0n ? -n : n;
}

function sum(terms: bigint[]): bigint {
  return terms.reduce((total, term) => total + term, 0n);
}

function negate(decimal: string): string {
  if (decimal.startsWith('-')) return decimal.slice(1);
  return /^[0.]*$/.test(decimal) ? decimal : `-${decimal}`;
}
