/** The parts of a CII document that carry amounts: a line, an allowance or charge, a VAT category; and its dates. */
import type { LineDressing } from './dressing.ts';
import { type Element, leaf, node, nodeUnlessEmpty } from './element.ts';
import type { AdjustmentFacts, LineFacts, VatGroupFacts } from './facts.ts';

/** Dates are written 20250801, which format 102 says. */
export const ciiDate = (name: string, date: string, type: 'udt' | 'qdt' = 'udt'): Element =>
  node(name, leaf(`${type}:DateTimeString`, date.replaceAll('-', ''), ['format', '102']));

export function ciiLine(line: LineFacts, extra: LineDressing | undefined, blank: null | ''): Element {
  const base = leaf('ram:BasisQuantity', line.priceBaseQuantity, ['unitCode', line.unit]);
  return node(
    'ram:IncludedSupplyChainTradeLineItem',
    node(
      'ram:AssociatedDocumentLineDocument',
      leaf('ram:LineID', line.id),
      line.note === null ? null : node('ram:IncludedNote', leaf('ram:Content', line.note)),
    ),
    node(
      'ram:SpecifiedTradeProduct',
      leaf('ram:GlobalID', extra?.ean ?? null, ['schemeID', '0160']),
      leaf('ram:SellerAssignedID', extra?.sellerItem ?? null),
      leaf('ram:Name', line.name),
      leaf('ram:Description', line.description ?? blank),
      nodeUnlessEmpty(
        'ram:DesignatedProductClassification',
        leaf('ram:ClassCode', extra?.cpv ?? null, ['listID', 'STI']),
      ),
    ),
    node(
      'ram:SpecifiedLineTradeAgreement',
      extra === undefined || extra.grossPrice === null ? null : grossPrice(extra, base),
      node('ram:NetPriceProductTradePrice', leaf('ram:ChargeAmount', line.price), base),
    ),
    node(
      'ram:SpecifiedLineTradeDelivery',
      leaf('ram:BilledQuantity', line.quantity, ['unitCode', line.unit]),
    ),
    node(
      'ram:SpecifiedLineTradeSettlement',
      ciiTax('ram:ApplicableTradeTax', line.vatCategory, line.vatRate),
      extra === undefined || extra.periodFrom === null || extra.periodTo === null
        ? null
        : node(
            'ram:BillingSpecifiedPeriod',
            ciiDate('ram:StartDateTime', extra.periodFrom),
            ciiDate('ram:EndDateTime', extra.periodTo),
          ),
      line.adjustments.map(ciiAdjustment),
      node('ram:SpecifiedTradeSettlementLineMonetarySummation', leaf('ram:LineTotalAmount', line.net)),
    ),
  );
}

function grossPrice(extra: LineDressing, base: Element | null): Element {
  const discount = node(
    'ram:AppliedTradeAllowanceCharge',
    indicator(false),
    leaf('ram:ActualAmount', extra.priceDiscount),
  );
  return node('ram:GrossPriceProductTradePrice', leaf('ram:ChargeAmount', extra.grossPrice), base, discount);
}

const indicator = (charge: boolean): Element =>
  node('ram:ChargeIndicator', leaf('udt:Indicator', String(charge)));

export function ciiAdjustment(one: AdjustmentFacts): Element {
  return node(
    'ram:SpecifiedTradeAllowanceCharge',
    indicator(one.charge),
    leaf('ram:CalculationPercent', one.percent),
    leaf('ram:BasisAmount', one.base),
    leaf('ram:ActualAmount', one.amount),
    leaf('ram:ReasonCode', one.reasonCode),
    leaf('ram:Reason', one.reason),
    one.vatCategory === null ? null : ciiTax('ram:CategoryTradeTax', one.vatCategory, one.vatRate),
  );
}

/** With a group it is one row of the VAT breakdown, without it only says which VAT something bears. */
export function ciiTax(name: string, category: string, rate: string | null, group?: VatGroupFacts): Element {
  return node(
    name,
    leaf('ram:CalculatedAmount', group?.vat ?? null),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', group?.exemption ?? null),
    leaf('ram:BasisAmount', group?.base ?? null),
    leaf('ram:CategoryCode', category),
    leaf('ram:ExemptionReasonCode', group?.exemptionCode ?? null),
    leaf('ram:RateApplicablePercent', rate),
  );
}
