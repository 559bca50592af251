/** Where a line of a CII document says what, and an allowance or charge, which a line and the whole document may have alike. */

import type { InvoiceLine } from '../core/invoice.ts';
import { buildLine, type WrittenAdjustment } from './build-line.ts';
import { classification } from './codes.ts';
import { ciiPeriod } from './read-cii-date.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, letGo, textOf, type XmlNode } from './xml.ts';

export function readCiiLine(line: XmlNode, at: number, terms: Terms): InvoiceLine {
  const document = childOf(line, 'AssociatedDocumentLineDocument');
  const product = childOf(line, 'SpecifiedTradeProduct');
  const agreement = childOf(line, 'SpecifiedLineTradeAgreement');
  const settlement = childOf(line, 'SpecifiedLineTradeSettlement');
  const quantity = childOf(line, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
  const netPrice = childOf(agreement, 'NetPriceProductTradePrice');
  const grossPrice = childOf(agreement, 'GrossPriceProductTradePrice');
  const base = childOf(netPrice, 'BasisQuantity') ?? childOf(grossPrice, 'BasisQuantity');
  const tax = childOf(settlement, 'ApplicableTradeTax');
  const written = {
    id: textOf(document, 'LineID'),
    name: textOf(product, 'Name'),
    description: textOf(product, 'Description'),
    quantity: textOf(quantity),
    unit: attributeOf(quantity, 'unitCode'),
    price: textOf(netPrice, 'ChargeAmount'),
    net: textOf(settlement, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount'),
    vatCategory: textOf(tax, 'CategoryCode'),
    vatRate: textOf(tax, 'RateApplicablePercent'),
    grossPrice: textOf(grossPrice, 'ChargeAmount'),
    priceAdjustments: childrenOf(grossPrice, 'AppliedTradeAllowanceCharge').map((one) => ({
      isCharge: textOf(one, 'ChargeIndicator', 'Indicator'),
      amount: textOf(one, 'ActualAmount'),
    })),
    priceBaseQuantity: textOf(base),
    priceBaseUnit: attributeOf(base, 'unitCode'),
    sellerItemId: textOf(product, 'SellerAssignedID'),
    buyerItemId: textOf(product, 'BuyerAssignedID'),
    standardItemId: textOf(product, 'GlobalID'),
    classifications: childrenOf(product, 'DesignatedProductClassification').map((one) => {
      const code = childOf(one, 'ClassCode');
      return classification(attributeOf(code, 'listID'), textOf(code));
    }),
    originCountry: textOf(product, 'OriginTradeCountry', 'ID'),
    attributes: childrenOf(product, 'ApplicableProductCharacteristic').map((one) => ({
      name: textOf(one, 'Description'),
      value: textOf(one, 'Value'),
    })),
    note: textOf(document, 'IncludedNote', 'Content'),
    objectId: textOf(settlement, 'AdditionalReferencedDocument', 'IssuerAssignedID'),
    orderLine: textOf(agreement, 'BuyerOrderReferencedDocument', 'LineID'),
    accountingReference: textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID'),
    period: ciiPeriod(childOf(settlement, 'BillingSpecifiedPeriod')),
    adjustments: childrenOf(settlement, 'SpecifiedTradeAllowanceCharge').map(ciiAdjustment),
  };
  letGo(line);
  return buildLine(written, at, terms);
}

export function ciiAdjustment(node: XmlNode): WrittenAdjustment {
  const tax = childOf(node, 'CategoryTradeTax');
  return {
    isCharge: textOf(node, 'ChargeIndicator', 'Indicator'),
    amount: textOf(node, 'ActualAmount'),
    base: textOf(node, 'BasisAmount'),
    percent: textOf(node, 'CalculationPercent'),
    reason: textOf(node, 'Reason'),
    reasonCode: textOf(node, 'ReasonCode'),
    vatCategory: textOf(tax, 'CategoryCode'),
    vatRate: textOf(tax, 'RateApplicablePercent'),
  };
}
