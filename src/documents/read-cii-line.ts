/** A line of a CII document, and an allowance or charge, which stands on a line and on the document alike. */

import type { Adjustment, InvoiceLine, LineDetails } from '../core/invoice.ts';
import { classification, isTrue } from './codes.ts';
import { readCiiPeriod } from './read-cii-date.ts';
import { type AdjustmentTerms, lineAdjustment, most } from './term-numbers.ts';
import type { Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, letGo, textOf, type XmlNode } from './xml.ts';

export function readCiiLine(line: XmlNode, at: number, terms: Terms): InvoiceLine {
  const document = childOf(line, 'AssociatedDocumentLineDocument');
  const product = childOf(line, 'SpecifiedTradeProduct');
  const agreement = childOf(line, 'SpecifiedLineTradeAgreement');
  const settlement = childOf(line, 'SpecifiedLineTradeSettlement');
  const quantity = childOf(line, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
  const read: InvoiceLine = {
    id: terms.text('BT-126', textOf(document, 'LineID'), at),
    name: terms.text('BT-153', textOf(product, 'Name'), at),
    description: terms.text('BT-154', textOf(product, 'Description'), at),
    quantity: terms.decimal('BT-129', textOf(quantity), at),
    unit: terms.text('BT-130', attributeOf(quantity, 'unitCode'), at),
    price: terms.decimal('BT-146', textOf(agreement, 'NetPriceProductTradePrice', 'ChargeAmount'), at),
    ...readPrice(agreement, at, terms),
    ...readSettlement(settlement, at, terms),
    ...readProduct(product, at, terms),
    note: terms.text('BT-127', textOf(document, 'IncludedNote', 'Content'), at),
    orderLine: terms.text('BT-132', textOf(agreement, 'BuyerOrderReferencedDocument', 'LineID'), at),
  };
  letGo(line);
  return read;
}

function readPrice(
  agreement: XmlNode | undefined,
  at: number,
  terms: Terms,
): Pick<LineDetails, 'grossPrice' | 'priceDiscount' | 'priceBaseQuantity' | 'priceBaseUnit'> {
  const gross = childOf(agreement, 'GrossPriceProductTradePrice');
  const base =
    childOf(agreement, 'NetPriceProductTradePrice', 'BasisQuantity') ?? childOf(gross, 'BasisQuantity');
  return {
    grossPrice: terms.decimal('BT-148', textOf(gross, 'ChargeAmount'), at),
    priceDiscount: terms.decimal('BT-147', textOf(gross, 'AppliedTradeAllowanceCharge', 'ActualAmount'), at),
    priceBaseQuantity: terms.decimal('BT-149', textOf(base), at),
    priceBaseUnit: terms.text('BT-150', attributeOf(base, 'unitCode'), at),
  };
}

function readSettlement(
  settlement: XmlNode | undefined,
  at: number,
  terms: Terms,
): Pick<
  InvoiceLine,
  'net' | 'vatCategory' | 'vatRate' | 'period' | 'adjustments' | 'objectId' | 'accountingReference'
> {
  const tax = childOf(settlement, 'ApplicableTradeTax');
  const net = textOf(settlement, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount');
  return {
    net: terms.decimal('BT-131', net, at),
    vatCategory: terms.text('BT-151', textOf(tax, 'CategoryCode'), at),
    vatRate: terms.decimal('BT-152', textOf(tax, 'RateApplicablePercent'), at),
    period: readCiiPeriod(childOf(settlement, 'BillingSpecifiedPeriod'), 'BT-134', 'BT-135', terms, at),
    adjustments: terms.list(
      'BG-27',
      childrenOf(settlement, 'SpecifiedTradeAllowanceCharge'),
      most.lineAdjustments,
      (one) => readCiiAdjustment(one, lineAdjustment, terms, at),
      at,
    ),
    objectId: terms.text(
      'BT-128',
      textOf(settlement, 'AdditionalReferencedDocument', 'IssuerAssignedID'),
      at,
    ),
    accountingReference: terms.text(
      'BT-133',
      textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID'),
      at,
    ),
  };
}

function readProduct(
  product: XmlNode | undefined,
  at: number,
  terms: Terms,
): Pick<
  LineDetails,
  'sellerItemId' | 'buyerItemId' | 'standardItemId' | 'classifications' | 'originCountry' | 'attributes'
> {
  const codes = childrenOf(product, 'DesignatedProductClassification').map((one) => {
    const code = childOf(one, 'ClassCode');
    return classification(attributeOf(code, 'listID'), textOf(code));
  });
  return {
    sellerItemId: terms.text('BT-155', textOf(product, 'SellerAssignedID'), at),
    buyerItemId: terms.text('BT-156', textOf(product, 'BuyerAssignedID'), at),
    standardItemId: terms.text('BT-157', textOf(product, 'GlobalID'), at),
    classifications: terms.texts('BT-158', codes, most.classifications, at),
    originCountry: terms.text('BT-159', textOf(product, 'OriginTradeCountry', 'ID'), at),
    attributes: terms.list(
      'BG-32',
      childrenOf(product, 'ApplicableProductCharacteristic'),
      most.attributes,
      (one) => ({
        name: terms.text('BT-160', textOf(one, 'Description'), at),
        value: terms.text('BT-161', textOf(one, 'Value'), at),
      }),
      at,
    ),
  };
}

export function readCiiAdjustment(
  node: XmlNode,
  numbers: Record<Adjustment['kind'], AdjustmentTerms>,
  terms: Terms,
  at: number,
): Adjustment {
  const kind = isTrue(textOf(node, 'ChargeIndicator', 'Indicator')) ? 'charge' : 'allowance';
  const bt = numbers[kind];
  const tax = childOf(node, 'CategoryTradeTax');
  return {
    kind,
    amount: terms.decimal(bt.amount, textOf(node, 'ActualAmount'), at),
    base: terms.decimal(bt.base, textOf(node, 'BasisAmount'), at),
    percent: terms.decimal(bt.percent, textOf(node, 'CalculationPercent'), at),
    reason: terms.text(bt.reason, textOf(node, 'Reason'), at),
    reasonCode: terms.text(bt.reasonCode, textOf(node, 'ReasonCode'), at),
    vatCategory: terms.text(bt.vatCategory, textOf(tax, 'CategoryCode'), at),
    vatRate: terms.decimal(bt.vatRate, textOf(tax, 'RateApplicablePercent'), at),
  };
}
