/** An invoice's lines as SAGA books them: to the cent, price times quantity, each VAT rate with the document's own base and VAT. Pure. */
import type { Adjustment, InvoiceLine, VatSubtotal } from '../core/invoice.ts';
import { negateDecimal } from '../core/money.ts';
import {
  type Cents,
  isZero,
  multiplyToCents,
  priceOf,
  readCents,
  sizeOf,
  sumCents,
  vatOf,
  writeCents,
} from './cents.ts';

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

/** Why an invoice's lines cannot be booked without guessing. */
export type SagaLinesFault =
  | 'lines'
  /** A line's VAT rate is not in the document's VAT breakdown. */
  | 'rates'
  /** The lines of a rate, with allowances and charges, do not come to its base. */
  | 'bases'
  /** SAGA knows reverse charge of a whole invoice only. */
  | 'mixed_reverse_charge';

export type SagaBooking =
  | { ok: true; lines: SagaLine[]; reverseCharge: boolean }
  | { ok: false; fault: SagaLinesFault };

export interface SagaInput {
  lines: Line[];
  vatBreakdown: Subtotal[];
  /** BG-20 and BG-21. Undefined where an older version has read the document: whatever the lines lack is taken for them. */
  adjustments: Pick<Adjustment, 'kind' | 'amount' | 'vatRate'>[] | undefined;
  /** For a credit note, whose amounts are positive by EN 16931 and negative in ledgers. */
  negative: boolean;
  /** The names of the lines for allowances and charges, and for what rounding leaves over. */
  names: { adjustments: string; rounding: string };
}

type Line = Pick<
  InvoiceLine,
  'name' | 'description' | 'quantity' | 'unit' | 'price' | 'net' | 'vatRate' | 'vatCategory'
> &
  Partial<Pick<InvoiceLine, 'sellerItemId' | 'buyerItemId' | 'standardItemId'>>;
type Subtotal = Pick<VatSubtotal, 'category' | 'rate' | 'base' | 'vat'>;

interface Draft extends Omit<SagaLine, 'value' | 'vat' | 'price'> {
  value: Cents;
  vat: Cents;
  /** As the document has it: per unit, or per so many, or rounded. */
  writtenPrice: string | null;
}

/** What the document says of one VAT rate. SAGA books by rate, so categories of one rate are one. */
interface Rate {
  rate: string;
  base: Cents;
  vat: Cents;
}

/**
 * An invoice has VAT by rate and not by line, and allowances of the whole document are in no line. So each line's VAT
 * is its share, the cents that rounding leaves over go to the largest line, and allowances and charges become a line of
 * their rate. With a single rate every line has it, whatever the line says.
 */
export function sagaLines({ lines, vatBreakdown, adjustments, negative, names }: SagaInput): SagaBooking {
  if (lines.length === 0) return { ok: false, fault: 'lines' };
  const reverseCharge = readReverseCharge(lines, vatBreakdown);
  if (reverseCharge === 'mixed') return { ok: false, fault: 'mixed_reverse_charge' };
  const rates = ratesOf(vatBreakdown);
  const only = rates.length === 1 ? rates[0]!.rate : undefined;
  const drafts = lines.map((line) => draftOf(line, only ?? plainRate(line.vatRate)));
  if (rates.length > 1 && drafts.some((d) => d.value !== 0n && !rates.some(({ rate }) => rate === d.vatRate)))
    return { ok: false, fault: 'rates' };
  const booked = [...drafts];
  for (const { rate, base, vat } of rates) {
    const own = drafts.filter(({ vatRate }) => vatRate === rate);
    const lacking = base - sumCents(own.map(({ value }) => value));
    const adjusted = adjustments
      ? sumCents(
          adjustments.filter((a) => only !== undefined || plainRate(a.vatRate) === rate).map(signedAmount),
        )
      : lacking;
    const rounding = lacking - adjusted;
    if (sizeOf(rounding) > mostRounding(own.length)) return { ok: false, fault: 'bases' };
    for (const [name, value] of [
      [names.adjustments, adjusted],
      [names.rounding, rounding],
    ] as const) {
      if (value === 0n) continue;
      const line = extraLine(name, value, rate);
      own.push(line);
      booked.push(line);
    }
    giveRounding(own, vat);
  }
  return { ok: true, lines: booked.map((draft) => toLine(draft, negative)), reverseCharge };
}

/** BR-S-08 and its like let a base differ by less than one, and each line may have been rounded by half a cent. */
function mostRounding(lines: number): Cents {
  return 100n + BigInt(Math.ceil(lines / 2));
}

/** A line or a group that comes to nothing decides nothing. */
function readReverseCharge(lines: Line[], vatBreakdown: Subtotal[]): boolean | 'mixed' {
  const categories = [
    ...lines.filter(({ net }) => readCents(net) !== 0n).map(({ vatCategory }) => vatCategory),
    ...vatBreakdown.filter(({ base }) => readCents(base) !== 0n).map(({ category }) => category),
  ].filter((category) => category !== null);
  const reversed = categories.filter((category) => category === 'AE').length;
  if (reversed === 0) return false;
  return reversed === categories.length ? true : 'mixed';
}

function ratesOf(vatBreakdown: Subtotal[]): Rate[] {
  const rates = new Map<string, Rate>();
  for (const group of vatBreakdown) {
    const rate = plainRate(group.rate);
    const { base, vat } = rates.get(rate) ?? { base: 0n, vat: 0n };
    rates.set(rate, { rate, base: base + readCents(group.base), vat: vat + readCents(group.vat) });
  }
  return [...rates.values()];
}

function draftOf(line: Line, vatRate: string): Draft {
  const value = readCents(line.net);
  const quantity = line.quantity ?? '1';
  return {
    description: line.name ?? line.description ?? '',
    unit: line.unit,
    sellerItemId: line.sellerItemId ?? null,
    buyerItemId: line.buyerItemId ?? null,
    standardItemId: line.standardItemId ?? null,
    // A value without a quantity is booked as one piece.
    quantity: value !== 0n && isZero(quantity) ? '1' : quantity,
    writtenPrice: line.price,
    vatRate,
    value,
    vat: vatOf(value, vatRate),
  };
}

function extraLine(description: string, value: Cents, vatRate: string): Draft {
  const noItem = { sellerItemId: null, buyerItemId: null, standardItemId: null };
  const vat = vatOf(value, vatRate);
  return { ...noItem, description, unit: null, quantity: '1', writtenPrice: null, vatRate, value, vat };
}

function signedAmount({ kind, amount }: Pick<Adjustment, 'kind' | 'amount'>): Cents {
  return kind === 'charge' ? readCents(amount) : -readCents(amount);
}

function giveRounding(own: Draft[], vat: Cents): void {
  const left = vat - sumCents(own.map((draft) => draft.vat));
  if (left === 0n || own.length === 0) return;
  const largest = own.reduce((a, b) => (sizeOf(b.value) > sizeOf(a.value) ? b : a));
  largest.vat += left;
}

function toLine({ writtenPrice, ...draft }: Draft, negative: boolean): SagaLine {
  const signed = (n: Cents) => writeCents(negative ? -n : n);
  return {
    ...draft,
    quantity: negative ? negateDecimal(draft.quantity) : draft.quantity,
    price: unitPrice(draft.value, draft.quantity, writtenPrice),
    value: signed(draft.value),
    vat: signed(draft.vat),
  };
}

/** The document's own price where it is the price of one; a price for a hundred, or before a discount, is not. */
function unitPrice(value: Cents, quantity: string, written: string | null): string {
  if (written !== null && multiplyToCents(written, quantity) === value) return written;
  return isZero(quantity) ? '0.00' : priceOf(value, quantity);
}

/** `19.00` and `19` are one rate; none is 0. */
function plainRate(rate: string | null): string {
  return (rate ?? '0').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') || '0';
}
