/** Where a line of a UBL document says what, and what a line and the whole document may have alike: a period, an allowance or charge. */

import type { InvoiceLine } from '../core/invoice.ts';
import { buildLine, type WrittenAdjustment, type WrittenPeriod } from './build-line.ts';
import { classification } from './codes.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, letGo, textOf, type XmlNode } from './xml.ts';

export function readUblLine(line: XmlNode, at: number, terms: Terms): InvoiceLine {
  const item = childOf(line, 'Item');
  const quantity = childOf(line, 'InvoicedQuantity') ?? childOf(line, 'CreditedQuantity');
  const category = childOf(item, 'ClassifiedTaxCategory');
  const price = childOf(line, 'Price');
  const base = childOf(price, 'BaseQuantity');
  const discounts = childrenOf(price, 'AllowanceCharge');
  const written = {
    id: textOf(line, 'ID'),
    name: textOf(item, 'Name'),
    description: textOf(item, 'Description'),
    quantity: textOf(quantity),
    unit: attributeOf(quantity, 'unitCode'),
    price: textOf(price, 'PriceAmount'),
    net: textOf(line, 'LineExtensionAmount'),
    vatCategory: textOf(category, 'ID'),
    vatRate: textOf(category, 'Percent'),
    grossPrice: textOf(discounts[0], 'BaseAmount'),
    priceAdjustments: discounts.map((one) => ({
      isCharge: textOf(one, 'ChargeIndicator'),
      amount: textOf(one, 'Amount'),
    })),
    priceBaseQuantity: textOf(base),
    priceBaseUnit: attributeOf(base, 'unitCode'),
    sellerItemId: textOf(item, 'SellersItemIdentification', 'ID'),
    buyerItemId: textOf(item, 'BuyersItemIdentification', 'ID'),
    standardItemId: textOf(item, 'StandardItemIdentification', 'ID'),
    classifications: childrenOf(item, 'CommodityClassification').map((one) => {
      const code = childOf(one, 'ItemClassificationCode');
      return classification(attributeOf(code, 'listID'), textOf(code));
    }),
    originCountry: textOf(item, 'OriginCountry', 'IdentificationCode'),
    attributes: childrenOf(item, 'AdditionalItemProperty').map((one) => ({
      name: textOf(one, 'Name'),
      value: textOf(one, 'Value'),
    })),
    note: textOf(line, 'Note'),
    objectId: textOf(line, 'DocumentReference', 'ID'),
    orderLine: textOf(line, 'OrderLineReference', 'LineID'),
    accountingReference: textOf(line, 'AccountingCost'),
    period: ublPeriod(childOf(line, 'InvoicePeriod')),
    adjustments: childrenOf(line, 'AllowanceCharge').map(ublAdjustment),
  };
  letGo(line);
  return buildLine(written, at, terms);
}

export function ublPeriod(period: XmlNode | undefined): WrittenPeriod {
  return { from: textOf(period, 'StartDate'), to: textOf(period, 'EndDate') };
}

export function ublAdjustment(node: XmlNode): WrittenAdjustment {
  const category = childOf(node, 'TaxCategory');
  return {
    isCharge: textOf(node, 'ChargeIndicator'),
    amount: textOf(node, 'Amount'),
    base: textOf(node, 'BaseAmount'),
    percent: textOf(node, 'MultiplierFactorNumeric'),
    reason: textOf(node, 'AllowanceChargeReason'),
    reasonCode: textOf(node, 'AllowanceChargeReasonCode'),
    vatCategory: textOf(category, 'ID'),
    vatRate: textOf(category, 'Percent'),
  };
}
