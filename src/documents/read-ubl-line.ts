/** A line of a UBL document, and what stands on a line and on the document alike: a period, an allowance or charge. */

import type { Adjustment, InvoiceLine, LineDetails, Period } from '../core/invoice.ts';
import { classification, isTrue } from './codes.ts';
import { type AdjustmentTerms, lineAdjustment, most } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, letGo, textOf, type XmlNode } from './xml.ts';

export function readUblLine(line: XmlNode, at: number, terms: Terms): InvoiceLine {
  const item = childOf(line, 'Item');
  const quantity = childOf(line, 'InvoicedQuantity') ?? childOf(line, 'CreditedQuantity');
  const category = childOf(item, 'ClassifiedTaxCategory');
  const price = childOf(line, 'Price');
  const read: InvoiceLine = {
    id: terms.text('BT-126', textOf(line, 'ID'), at),
    name: terms.text('BT-153', textOf(item, 'Name'), at),
    description: terms.text('BT-154', textOf(item, 'Description'), at),
    quantity: terms.decimal('BT-129', textOf(quantity), at),
    unit: terms.text('BT-130', attributeOf(quantity, 'unitCode'), at),
    price: terms.decimal('BT-146', textOf(price, 'PriceAmount'), at),
    net: terms.decimal('BT-131', textOf(line, 'LineExtensionAmount'), at),
    vatCategory: terms.text('BT-151', textOf(category, 'ID'), at),
    vatRate: terms.decimal('BT-152', textOf(category, 'Percent'), at),
    ...readPrice(price, at, terms),
    ...readItem(item, at, terms),
    note: terms.text('BT-127', textOf(line, 'Note'), at),
    objectId: terms.text('BT-128', textOf(line, 'DocumentReference', 'ID'), at),
    orderLine: terms.text('BT-132', textOf(line, 'OrderLineReference', 'LineID'), at),
    accountingReference: terms.text('BT-133', textOf(line, 'AccountingCost'), at),
    period: readUblPeriod(childOf(line, 'InvoicePeriod'), 'BT-134', 'BT-135', terms, at),
    adjustments: terms.list(
      'BG-27',
      childrenOf(line, 'AllowanceCharge'),
      most.lineAdjustments,
      (one) => readUblAdjustment(one, lineAdjustment, terms, at),
      at,
    ),
  };
  letGo(line);
  return read;
}

function readPrice(
  price: XmlNode | undefined,
  at: number,
  terms: Terms,
): Pick<LineDetails, 'grossPrice' | 'priceDiscount' | 'priceBaseQuantity' | 'priceBaseUnit'> {
  const base = childOf(price, 'BaseQuantity');
  const discount = childOf(price, 'AllowanceCharge');
  return {
    grossPrice: terms.decimal('BT-148', textOf(discount, 'BaseAmount'), at),
    priceDiscount: terms.decimal('BT-147', textOf(discount, 'Amount'), at),
    priceBaseQuantity: terms.decimal('BT-149', textOf(base), at),
    priceBaseUnit: terms.text('BT-150', attributeOf(base, 'unitCode'), at),
  };
}

function readItem(
  item: XmlNode | undefined,
  at: number,
  terms: Terms,
): Pick<
  LineDetails,
  'sellerItemId' | 'buyerItemId' | 'standardItemId' | 'classifications' | 'originCountry' | 'attributes'
> {
  const codes = childrenOf(item, 'CommodityClassification').map((one) => {
    const code = childOf(one, 'ItemClassificationCode');
    return classification(attributeOf(code, 'listID'), textOf(code));
  });
  return {
    sellerItemId: terms.text('BT-155', textOf(item, 'SellersItemIdentification', 'ID'), at),
    buyerItemId: terms.text('BT-156', textOf(item, 'BuyersItemIdentification', 'ID'), at),
    standardItemId: terms.text('BT-157', textOf(item, 'StandardItemIdentification', 'ID'), at),
    classifications: terms.texts('BT-158', codes, most.classifications, at),
    originCountry: terms.text('BT-159', textOf(item, 'OriginCountry', 'IdentificationCode'), at),
    attributes: terms.list(
      'BG-32',
      childrenOf(item, 'AdditionalItemProperty'),
      most.attributes,
      (one) => ({
        name: terms.text('BT-160', textOf(one, 'Name'), at),
        value: terms.text('BT-161', textOf(one, 'Value'), at),
      }),
      at,
    ),
  };
}

/** Null where neither end is said. */
export function readUblPeriod(
  period: XmlNode | undefined,
  from: string,
  to: string,
  terms: Terms,
  at?: number,
): Period | null {
  const read = {
    from: terms.date(from, textOf(period, 'StartDate'), at),
    to: terms.date(to, textOf(period, 'EndDate'), at),
  };
  return read.from === null && read.to === null ? null : read;
}

export function readUblAdjustment(
  node: XmlNode,
  numbers: Record<Adjustment['kind'], AdjustmentTerms>,
  terms: Terms,
  at: number,
): Adjustment {
  const kind = isTrue(textOf(node, 'ChargeIndicator')) ? 'charge' : 'allowance';
  const bt = numbers[kind];
  const category = childOf(node, 'TaxCategory');
  return {
    kind,
    amount: terms.decimal(bt.amount, textOf(node, 'Amount'), at),
    base: terms.decimal(bt.base, textOf(node, 'BaseAmount'), at),
    percent: terms.decimal(bt.percent, textOf(node, 'MultiplierFactorNumeric'), at),
    reason: terms.text(bt.reason, textOf(node, 'AllowanceChargeReason'), at),
    reasonCode: terms.text(bt.reasonCode, textOf(node, 'AllowanceChargeReasonCode'), at),
    vatCategory: terms.text(bt.vatCategory, textOf(category, 'ID'), at),
    vatRate: terms.decimal(bt.vatRate, textOf(category, 'Percent'), at),
  };
}
