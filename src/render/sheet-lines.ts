/** The invoice's lines as a page shows them: one row of columns each, and below the name whatever else it says. Pure. */
import type { InvoiceLine } from '../core/invoice.ts';
import { formatAmount, formatNumber } from '../text/format.ts';
import type { Words } from '../text/render/messages.ts';
import { periodText } from './rows.ts';
import { said, saidCode } from './said.ts';
import { adjustmentText } from './sheet-totals.ts';

export interface SheetLine {
  id: string;
  name: string;
  /** In small print below the name. */
  more: string[];
  quantity: string;
  unit: string;
  price: string;
  /** Below the price, when it is for more than one: `for 100 kg`. */
  priceFor: string;
  vat: string;
  net: string;
}

export function sheetLines(lines: InvoiceLine[], words: Words): SheetLine[] {
  return lines.map((line) => ({
    id: said(line.id) ?? '',
    name: said(line.name) ?? '',
    more: moreOf(line, words),
    quantity: line.quantity === null ? '' : formatNumber(line.quantity, words),
    unit: unitName(line.unit, words),
    price: line.price === null ? '' : formatAmount(line.price, words),
    priceFor: priceFor(line, words),
    vat: vatOf(line, words),
    net: line.net === null ? '' : formatAmount(line.net, words),
  }));
}

function unitName(code: string | null, words: Words): string {
  return code === null ? '' : (words.units[code] ?? said(code) ?? '');
}

function moreOf(line: InvoiceLine, words: Words): string[] {
  const labelled = (label: string, value: string | null) => (value === null ? null : `${label}: ${value}`);
  const texts = [
    said(line.description),
    labelled(words.lineNote, said(line.note)),
    ...line.attributes.map(({ name, value }) => labelled(said(name) ?? '–', said(value))),
    joined([
      labelled(words.sellerItemId, saidCode(line.sellerItemId)),
      labelled(words.buyerItemId, saidCode(line.buyerItemId)),
      labelled(words.standardItemId, saidCode(line.standardItemId)),
    ]),
    joined([
      ...line.classifications.map((one) => labelled(words.classification, saidCode(one))),
      labelled(words.originCountry, said(line.originCountry)),
    ]),
    joined([
      labelled(words.period, (line.period && periodText(line.period, words)) || null),
      labelled(words.orderLine, said(line.orderLine)),
      labelled(words.objectId, said(line.objectId)),
      labelled(words.accounting, said(line.accountingReference)),
    ]),
    grossPriceOf(line, words),
    ...line.adjustments.map((one) => adjustmentText(one, words)),
  ];
  return texts.filter((text) => text !== null && text !== '') as string[];
}

function grossPriceOf({ grossPrice, priceDiscount }: InvoiceLine, words: Words): string | null {
  if (grossPrice === null && priceDiscount === null) return null;
  return joined([
    grossPrice && `${words.grossPrice}: ${formatAmount(grossPrice, words)}`,
    priceDiscount && `${words.priceDiscount} ${formatAmount(priceDiscount, words)}`,
  ]);
}

/** A price for one is what everybody expects, and goes unsaid. */
function priceFor({ priceBaseQuantity, priceBaseUnit, unit }: InvoiceLine, words: Words): string {
  if (priceBaseQuantity === null) return '';
  const quantity = formatNumber(priceBaseQuantity, words);
  const otherUnit = priceBaseUnit !== null && priceBaseUnit !== unit;
  if (quantity === '1' && !otherUnit) return '';
  return words.perUnits(quantity, unitName(priceBaseUnit ?? unit, words));
}

/** The rate, or the category where a rate would say nothing: `AE`, `O`. */
function vatOf({ vatCategory, vatRate }: InvoiceLine, words: Words): string {
  const rate = vatRate === null ? null : words.percent(formatNumber(vatRate, words));
  if (vatCategory === null || vatCategory === 'S') return rate ?? said(vatCategory) ?? '';
  const category = said(vatCategory) ?? '';
  return rate === null || rate === words.percent('0') ? category : `${category} ${rate}`;
}

function joined(texts: (string | null)[]): string | null {
  return texts.filter(Boolean).join(' · ') || null;
}
