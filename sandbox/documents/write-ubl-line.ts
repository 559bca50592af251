/** The parts of a UBL document that carry amounts: a line, an allowance or charge, a VAT category. */
import type { Dressing, LineDressing } from './dressing.ts';
import { type Element, leaf, node, nodeUnlessEmpty } from './element.ts';
import type { AdjustmentFacts, InvoiceFacts, LineFacts } from './facts.ts';

export const amount = (name: string, text: string | null, currency: string) =>
  leaf(name, text, ['currencyID', currency]);

export function ublLine(
  line: LineFacts,
  extra: LineDressing | undefined,
  { root, currency }: InvoiceFacts,
  { blank }: Dressing,
): Element {
  const credit = root === 'CreditNote';
  return node(
    credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', line.id),
    leaf('cbc:Note', line.note),
    leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, ['unitCode', line.unit]),
    amount('cbc:LineExtensionAmount', line.net, currency),
    nodeUnlessEmpty(
      'cac:InvoicePeriod',
      leaf('cbc:StartDate', extra?.periodFrom ?? null),
      leaf('cbc:EndDate', extra?.periodTo ?? null),
    ),
    line.adjustments.map((one) => adjustmentElement(one, currency)),
    node(
      'cac:Item',
      leaf('cbc:Description', line.description ?? blank),
      leaf('cbc:Name', line.name),
      extra === undefined ? null : itemCodes(extra),
      taxCategory('cac:ClassifiedTaxCategory', line.vatCategory, line.vatRate, null, null),
    ),
    price(line, extra, currency),
  );
}

function itemCodes(extra: LineDressing) {
  return [
    extra.sellerItem === null
      ? null
      : node('cac:SellersItemIdentification', leaf('cbc:ID', extra.sellerItem)),
    nodeUnlessEmpty('cac:StandardItemIdentification', leaf('cbc:ID', extra.ean, ['schemeID', '0160'])),
    nodeUnlessEmpty(
      'cac:CommodityClassification',
      leaf('cbc:ItemClassificationCode', extra.cpv, ['listID', 'STI']),
    ),
  ];
}

function price(line: LineFacts, extra: LineDressing | undefined, currency: string): Element {
  const discount =
    extra === undefined || extra.priceDiscount === null
      ? null
      : node(
          'cac:AllowanceCharge',
          leaf('cbc:ChargeIndicator', 'false'),
          amount('cbc:Amount', extra.priceDiscount, currency),
          amount('cbc:BaseAmount', extra.grossPrice, currency),
        );
  return node(
    'cac:Price',
    amount('cbc:PriceAmount', line.price, currency),
    leaf('cbc:BaseQuantity', line.priceBaseQuantity, ['unitCode', line.unit]),
    discount,
  );
}

export function adjustmentElement(one: AdjustmentFacts, currency: string): Element {
  return node(
    'cac:AllowanceCharge',
    leaf('cbc:ChargeIndicator', String(one.charge)),
    leaf('cbc:AllowanceChargeReasonCode', one.reasonCode),
    leaf('cbc:AllowanceChargeReason', one.reason),
    leaf('cbc:MultiplierFactorNumeric', one.percent),
    amount('cbc:Amount', one.amount, currency),
    amount('cbc:BaseAmount', one.base, currency),
    one.vatCategory === null
      ? null
      : taxCategory('cac:TaxCategory', one.vatCategory, one.vatRate, null, null),
  );
}

export function taxCategory(
  name: string,
  category: string,
  rate: string | null,
  exemptionCode: string | null,
  exemption: string | null,
): Element {
  return node(
    name,
    leaf('cbc:ID', category),
    leaf('cbc:Percent', rate),
    leaf('cbc:TaxExemptionReasonCode', exemptionCode),
    leaf('cbc:TaxExemptionReason', exemption),
    node('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  );
}
