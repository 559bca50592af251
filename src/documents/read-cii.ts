/** Reads a CrossIndustryInvoice (UN/CEFACT), which ANAF accepts beside UBL: the same terms under other paths. */

import type { InvoiceLine, Party, ReadInvoice, VatSubtotal } from '../core/invoice.ts';
import { partyCif } from './party-code.ts';
import { startTerms, type Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readCii(root: XmlNode): ReadInvoice {
  const terms = startTerms();
  const header = childOf(root, 'ExchangedDocument');
  const transaction = childOf(root, 'SupplyChainTradeTransaction');
  const agreement = childOf(transaction, 'ApplicableHeaderTradeAgreement');
  const settlement = childOf(transaction, 'ApplicableHeaderTradeSettlement');
  const totals = childOf(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const currency = terms.text('BT-5', textOf(settlement, 'InvoiceCurrencyCode'));
  return {
    syntax: 'cii',
    number: terms.text('BT-1', textOf(header, 'ID')),
    typeCode: terms.text('BT-3', textOf(header, 'TypeCode')),
    issuedOn: terms.date('BT-2', dateIn(childOf(header, 'IssueDateTime'))),
    dueOn: terms.date('BT-9', dueDate(settlement)),
    currency,
    seller: readParty(childOf(agreement, 'SellerTradeParty'), 'BT-27', terms),
    buyer: readParty(childOf(agreement, 'BuyerTradeParty'), 'BT-44', terms),
    net: terms.decimal('BT-109', textOf(totals, 'TaxBasisTotalAmount')),
    vat: terms.decimal('BT-110', textOf(taxTotalIn(totals, currency, terms))),
    gross: terms.decimal('BT-112', textOf(totals, 'GrandTotalAmount')),
    payable: terms.decimal('BT-115', textOf(totals, 'DuePayableAmount')),
    vatBreakdown: childrenOf(settlement, 'ApplicableTradeTax').map((tax, i) =>
      readSubtotal(tax, i + 1, terms),
    ),
    lines: childrenOf(transaction, 'IncludedSupplyChainTradeLineItem').map((line, i) =>
      readLine(line, i + 1, terms),
    ),
    remarks: terms.remarks,
  };
}

/** Format 102 is `20260703`; anything else is left for the date's own judge, which knows `2026-07-03`. */
function dateIn(node: XmlNode | undefined): string | null {
  const text = textOf(node, 'DateTimeString') ?? textOf(node, 'DateString') ?? textOf(node, 'DateTime');
  return text?.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') ?? null;
}

function dueDate(settlement: XmlNode | undefined): string | null {
  const dates = childrenOf(settlement, 'SpecifiedTradePaymentTerms').map((terms) =>
    dateIn(childOf(terms, 'DueDateDateTime')),
  );
  return dates.find((date) => date !== null) ?? null;
}

/** The total may stand there twice, in the invoice's currency and in lei. */
function taxTotalIn(totals: XmlNode | undefined, currency: string | null, terms: Terms): XmlNode | undefined {
  const all = childrenOf(totals, 'TaxTotalAmount');
  const found = all.find((total) => attributeOf(total, 'currencyID') === currency);
  if (!found && all[0]) {
    terms.remark({
      term: 'BT-110',
      problem: 'other_currency',
      written: attributeOf(all[0], 'currencyID') ?? '',
    });
  }
  return found ?? all[0];
}

function readParty(party: XmlNode | undefined, nameTerm: string, terms: Terms): Party {
  return {
    cif: partyCif({
      taxRegistrations: childrenOf(party, 'SpecifiedTaxRegistration').map((one) => {
        const id = childOf(one, 'ID');
        const scheme = attributeOf(id, 'schemeID');
        // CII's own codes: VA is a VAT registration, FC a fiscal number.
        return { scheme: scheme === 'VA' ? 'VAT' : scheme, code: textOf(id) };
      }),
      legal: textOf(party, 'SpecifiedLegalOrganization', 'ID'),
    }),
    // BT-28 is here a name of the legal organisation; BT-27 is the party's own.
    name: terms.text(
      nameTerm,
      textOf(party, 'SpecifiedLegalOrganization', 'TradingBusinessName') ?? textOf(party, 'Name'),
    ),
  };
}

function readSubtotal(tax: XmlNode, ordinal: number, terms: Terms): VatSubtotal {
  return {
    category: terms.text(`BT-118 #${ordinal}`, textOf(tax, 'CategoryCode')),
    rate: terms.decimal(`BT-119 #${ordinal}`, textOf(tax, 'RateApplicablePercent')),
    base: terms.decimal(`BT-116 #${ordinal}`, textOf(tax, 'BasisAmount')),
    vat: terms.decimal(`BT-117 #${ordinal}`, textOf(tax, 'CalculatedAmount')),
    exemptionReason: terms.text(
      `BT-120 #${ordinal}`,
      textOf(tax, 'ExemptionReason') ?? textOf(tax, 'ExemptionReasonCode'),
    ),
  };
}

function readLine(line: XmlNode, ordinal: number, terms: Terms): InvoiceLine {
  const product = childOf(line, 'SpecifiedTradeProduct');
  const settlement = childOf(line, 'SpecifiedLineTradeSettlement');
  const tax = childOf(settlement, 'ApplicableTradeTax');
  const quantity = childOf(line, 'SpecifiedLineTradeDelivery', 'BilledQuantity');
  return {
    id: terms.text(`BT-126 #${ordinal}`, textOf(line, 'AssociatedDocumentLineDocument', 'LineID')),
    name: terms.text(`BT-153 #${ordinal}`, textOf(product, 'Name')),
    description: terms.text(`BT-154 #${ordinal}`, textOf(product, 'Description')),
    quantity: terms.decimal(`BT-129 #${ordinal}`, textOf(quantity)),
    unit: terms.text(`BT-130 #${ordinal}`, attributeOf(quantity, 'unitCode')),
    price: terms.decimal(
      `BT-146 #${ordinal}`,
      textOf(line, 'SpecifiedLineTradeAgreement', 'NetPriceProductTradePrice', 'ChargeAmount'),
    ),
    net: terms.decimal(
      `BT-131 #${ordinal}`,
      textOf(settlement, 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount'),
    ),
    vatCategory: terms.text(`BT-151 #${ordinal}`, textOf(tax, 'CategoryCode')),
    vatRate: terms.decimal(`BT-152 #${ordinal}`, textOf(tax, 'RateApplicablePercent')),
  };
}
