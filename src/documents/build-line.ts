/** Makes a line, an allowance or charge and a period of what either syntax has written: the paths belong to the readers. */

import type { Adjustment, InvoiceLine, Period } from '../core/invoice.ts';
import { addDecimals, negateDecimal } from '../core/money.ts';
import { isTrue } from './codes.ts';
import { type AdjustmentTerms, lineAdjustment, most } from './term-numbers.ts';
import type { Terms } from './terms.ts';

type Text = string | null;
type Kind = Adjustment['kind'];

export interface WrittenAdjustment extends Record<Exclude<keyof Adjustment, 'kind'>, Text> {
  /** The text of the charge indicator. */
  isCharge: Text;
}

export interface WrittenPeriod {
  from: Text;
  to: Text;
}

/** What a line says as text, in the order of EN 16931; the lists keep the document's order. */
export interface WrittenLine
  extends Record<
    Exclude<
      keyof InvoiceLine,
      'period' | 'adjustments' | 'classifications' | 'attributes' | 'priceDiscount' | 'priceDiscounts'
    >,
    Text
  > {
  period: WrittenPeriod;
  adjustments: WrittenAdjustment[];
  classifications: Text[];
  attributes: { name: Text; value: Text }[];
  /** Of the price: EN 16931 has one discount (BT-147), documents have several, and charges among them. */
  priceAdjustments: { isCharge: Text; amount: Text }[];
}

export function buildLine(written: WrittenLine, at: number, terms: Terms): InvoiceLine {
  const text = (term: string, value: Text) => terms.text(term, value, at);
  const decimal = (term: string, value: Text) => terms.decimal(term, value, at);
  return {
    id: text('BT-126', written.id),
    name: text('BT-153', written.name),
    description: text('BT-154', written.description),
    quantity: decimal('BT-129', written.quantity),
    unit: text('BT-130', written.unit),
    price: decimal('BT-146', written.price),
    net: decimal('BT-131', written.net),
    vatCategory: text('BT-151', written.vatCategory),
    vatRate: decimal('BT-152', written.vatRate),
    grossPrice: decimal('BT-148', written.grossPrice),
    ...buildPriceDiscounts(written.priceAdjustments, decimal),
    priceBaseQuantity: decimal('BT-149', written.priceBaseQuantity),
    priceBaseUnit: text('BT-150', written.priceBaseUnit),
    sellerItemId: text('BT-155', written.sellerItemId),
    buyerItemId: text('BT-156', written.buyerItemId),
    standardItemId: text('BT-157', written.standardItemId),
    classifications: terms.texts('BT-158', written.classifications, most.classifications, at),
    originCountry: text('BT-159', written.originCountry),
    attributes: terms.list(
      'BG-32',
      written.attributes,
      most.attributes,
      ({ name, value }) => ({ name: text('BT-160', name), value: text('BT-161', value) }),
      at,
    ),
    note: text('BT-127', written.note),
    objectId: text('BT-128', written.objectId),
    orderLine: text('BT-132', written.orderLine),
    accountingReference: text('BT-133', written.accountingReference),
    period: buildPeriod(written.period, 'BT-134', 'BT-135', terms, at),
    adjustments: terms.list(
      'BG-27',
      written.adjustments,
      most.lineAdjustments,
      (one) => buildAdjustment(one, lineAdjustment, terms, at),
      at,
    ),
  };
}

/** Their sum, charges subtracted, and each for itself. */
function buildPriceDiscounts(
  all: WrittenLine['priceAdjustments'],
  decimal: (term: string, value: Text) => Text,
): Pick<InvoiceLine, 'priceDiscount' | 'priceDiscounts'> {
  const read = all.slice(0, most.lineAdjustments).flatMap(({ isCharge, amount }) => {
    const value = decimal('BT-147', amount);
    return value === null ? [] : [isTrue(isCharge) ? negateDecimal(value) : value];
  });
  return { priceDiscount: read.length === 0 ? null : addDecimals(...read), priceDiscounts: read };
}

/** Null where neither end is said. */
export function buildPeriod(
  written: WrittenPeriod,
  from: string,
  to: string,
  terms: Terms,
  at?: number,
): Period | null {
  const period = { from: terms.date(from, written.from, at), to: terms.date(to, written.to, at) };
  return period.from === null && period.to === null ? null : period;
}

export function buildAdjustment(
  written: WrittenAdjustment,
  numbers: Record<Kind, AdjustmentTerms>,
  terms: Terms,
  at: number,
): Adjustment {
  const kind: Kind = isTrue(written.isCharge) ? 'charge' : 'allowance';
  const bt = numbers[kind];
  return {
    kind,
    amount: terms.decimal(bt.amount, written.amount, at),
    base: terms.decimal(bt.base, written.base, at),
    percent: terms.decimal(bt.percent, written.percent, at),
    reason: terms.text(bt.reason, written.reason, at),
    reasonCode: terms.text(bt.reasonCode, written.reasonCode, at),
    vatCategory: terms.text(bt.vatCategory, written.vatCategory, at),
    vatRate: terms.decimal(bt.vatRate, written.vatRate, at),
  };
}
