/** The invoice's lines as a page shows them: one row of columns each, and below the name whatever else it says. Pure. */
import type { InvoiceLine } from '../core/invoice.ts';
import { codeName } from '../text/code-name.ts';
import { formatAmount, formatNumber } from '../text/format.ts';
import type { SheetTexts } from '../text/render/sheet-texts.ts';
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

export function sheetLines(lines: InvoiceLine[], texts: SheetTexts): SheetLine[] {
  return lines.map((line) => ({
    id: said(line.id) ?? '',
    name: said(line.name) ?? '',
    more: moreOf(line, texts),
    quantity: line.quantity === null ? '' : formatNumber(line.quantity, texts.language),
    unit: unitName(line.unit, texts),
    price: line.price === null ? '' : formatAmount(line.price, texts.language),
    priceFor: priceFor(line, texts),
    vat: vatOf(line, texts),
    net: line.net === null ? '' : formatAmount(line.net, texts.language),
  }));
}

function unitName(code: string | null, texts: SheetTexts): string {
  return code === null ? '' : (codeName(texts.units, code) ?? said(code) ?? '');
}

function moreOf(line: InvoiceLine, texts: SheetTexts): string[] {
  const labelled = (label: string, value: string | null) => (value === null ? null : `${label}: ${value}`);
  const details = [
    said(line.description),
    labelled(texts.lineNote, said(line.note)),
    ...line.attributes.map(({ name, value }) => labelled(said(name) ?? '–', said(value))),
    joined([
      labelled(texts.sellerItemId, saidCode(line.sellerItemId)),
      labelled(texts.buyerItemId, saidCode(line.buyerItemId)),
      labelled(texts.standardItemId, saidCode(line.standardItemId)),
    ]),
    joined([
      ...line.classifications.map((one) => labelled(texts.classification, saidCode(one))),
      labelled(texts.originCountry, said(line.originCountry)),
    ]),
    joined([
      labelled(texts.period, (line.period && periodText(line.period, texts)) || null),
      labelled(texts.orderLine, saidCode(line.orderLine)),
      labelled(texts.objectId, said(line.objectId)),
      labelled(texts.accounting, said(line.accountingReference)),
    ]),
    grossPriceOf(line, texts),
    ...line.adjustments.map((one) => adjustmentText(one, texts)),
  ];
  return details.filter((text) => text !== null && text !== '') as string[];
}

function grossPriceOf(line: InvoiceLine, texts: SheetTexts): string | null {
  const { grossPrice, priceDiscount, priceDiscounts } = line;
  if (grossPrice === null && priceDiscount === null) return null;
  const amounts = priceDiscounts.map((one) => formatAmount(one, texts.language));
  const several = amounts.length > 1 ? ` (${amounts.join(' + ')})` : '';
  return joined([
    grossPrice && `${texts.grossPrice}: ${formatAmount(grossPrice, texts.language)}`,
    priceDiscount && `${texts.priceDiscount} ${formatAmount(priceDiscount, texts.language)}${several}`,
  ]);
}

/** A price for one is what everybody expects, and goes unsaid. */
function priceFor({ priceBaseQuantity, priceBaseUnit, unit }: InvoiceLine, texts: SheetTexts): string {
  if (priceBaseQuantity === null) return '';
  const quantity = formatNumber(priceBaseQuantity, texts.language);
  const otherUnit = priceBaseUnit !== null && priceBaseUnit !== unit;
  if (quantity === '1' && !otherUnit) return '';
  return texts.perUnits(quantity, unitName(priceBaseUnit ?? unit, texts));
}

/** The rate, or the category where a rate would say nothing: `AE`, `O`. */
function vatOf({ vatCategory, vatRate }: InvoiceLine, texts: SheetTexts): string {
  const rate = vatRate === null ? null : texts.percent(formatNumber(vatRate, texts.language));
  if (vatCategory === null || vatCategory === 'S') return rate ?? said(vatCategory) ?? '';
  const category = said(vatCategory) ?? '';
  return rate === null || rate === texts.percent('0') ? category : `${category} ${rate}`;
}

function joined(details: (string | null)[]): string | null {
  return details.filter(Boolean).join(' · ') || null;
}
