/** Reads a CrossIndustryInvoice (UN/CEFACT), which ANAF accepts beside UBL: the same terms under other paths. */

import type { InvoiceDetails, ReadInvoice, VatSubtotal } from '../core/invoice.ts';
import { buildAdjustment, buildPeriod } from './build-line.ts';
import { ciiDate, ciiPeriod } from './read-cii-date.ts';
import { ciiAdjustment, readCiiLine } from './read-cii-line.ts';
import { readCiiDelivery, readCiiParty, readCiiPayee, readCiiRepresentative } from './read-cii-party.ts';
import { readCiiMeans } from './read-cii-payment.ts';
import { readCiiReferences } from './read-cii-references.ts';
import { buyerTerms, documentAdjustment, most, sellerTerms } from './term-numbers.ts';
import { startTerms, type Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

export function readCii(root: XmlNode): ReadInvoice {
  const terms = startTerms();
  const header = childOf(root, 'ExchangedDocument');
  const transaction = childOf(root, 'SupplyChainTradeTransaction');
  const settlement = childOf(transaction, 'ApplicableHeaderTradeSettlement');
  const totals = childOf(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const currency = terms.text('BT-5', textOf(settlement, 'InvoiceCurrencyCode'));
  const vatCurrency = terms.text('BT-6', textOf(settlement, 'TaxCurrencyCode'));
  return {
    syntax: 'cii',
    number: terms.text('BT-1', textOf(header, 'ID')),
    typeCode: terms.text('BT-3', textOf(header, 'TypeCode')),
    issuedOn: terms.date('BT-2', ciiDate(childOf(header, 'IssueDateTime'))),
    dueOn: terms.date('BT-9', dueDate(settlement)),
    currency,
    vatCurrency,
    net: terms.decimal('BT-109', textOf(totals, 'TaxBasisTotalAmount')),
    vat: terms.decimal('BT-110', textOf(taxTotalIn(totals, currency, terms))),
    gross: terms.decimal('BT-112', textOf(totals, 'GrandTotalAmount')),
    payable: terms.decimal('BT-115', textOf(totals, 'DuePayableAmount')),
    totals: readTotals(totals, vatCurrency, terms),
    vatBreakdown: terms.list(
      'BG-23',
      childrenOf(settlement, 'ApplicableTradeTax'),
      most.vatGroups,
      (tax, i) => readSubtotal(tax, i, terms),
    ),
    ...readParties(transaction, terms),
    ...readHead(root, settlement, terms),
    ...readCiiReferences(transaction, terms),
    adjustments: terms.list(
      'BG-20',
      childrenOf(settlement, 'SpecifiedTradeAllowanceCharge'),
      most.adjustments,
      (one, i) => buildAdjustment(ciiAdjustment(one), documentAdjustment, terms, i),
    ),
    lines: terms.list(
      'BG-25',
      childrenOf(transaction, 'IncludedSupplyChainTradeLineItem'),
      most.lines,
      (line, i) => readCiiLine(line, i, terms),
    ),
    remarks: terms.remarks,
  };
}

function dueDate(settlement: XmlNode | undefined): string | null {
  const dates = childrenOf(settlement, 'SpecifiedTradePaymentTerms').map((terms) =>
    ciiDate(childOf(terms, 'DueDateDateTime')),
  );
  return dates.find((date) => date !== null) ?? null;
}

/** The total may be there twice, in the invoice's currency and in lei. */
function taxTotalIn(totals: XmlNode | undefined, currency: string | null, terms: Terms): XmlNode | undefined {
  const all = childrenOf(totals, 'TaxTotalAmount');
  // An amount that names no currency is in the invoice's.
  const found =
    all.find((total) => attributeOf(total, 'currencyID') === currency) ??
    all.find((total) => attributeOf(total, 'currencyID') === null);
  if (!found && all[0]) terms.remark('other_currency', 'BT-110', attributeOf(all[0], 'currencyID') ?? '');
  return found ?? all[0];
}

function readTotals(
  totals: XmlNode | undefined,
  vatCurrency: string | null,
  terms: Terms,
): InvoiceDetails['totals'] {
  const inVatCurrency = childrenOf(totals, 'TaxTotalAmount').find(
    (total) => vatCurrency !== null && attributeOf(total, 'currencyID') === vatCurrency,
  );
  return {
    lines: terms.decimal('BT-106', textOf(totals, 'LineTotalAmount')),
    allowances: terms.decimal('BT-107', textOf(totals, 'AllowanceTotalAmount')),
    charges: terms.decimal('BT-108', textOf(totals, 'ChargeTotalAmount')),
    vatInVatCurrency: terms.decimal('BT-111', textOf(inVatCurrency)),
    prepaid: terms.decimal('BT-113', textOf(totals, 'TotalPrepaidAmount')),
    rounding: terms.decimal('BT-114', textOf(totals, 'RoundingAmount')),
  };
}

function readSubtotal(tax: XmlNode, at: number, terms: Terms): VatSubtotal {
  const exemptionCode = terms.text('BT-121', textOf(tax, 'ExemptionReasonCode'), at);
  return {
    category: terms.text('BT-118', textOf(tax, 'CategoryCode'), at),
    rate: terms.decimal('BT-119', textOf(tax, 'RateApplicablePercent'), at),
    base: terms.decimal('BT-116', textOf(tax, 'BasisAmount'), at),
    vat: terms.decimal('BT-117', textOf(tax, 'CalculatedAmount'), at),
    exemptionReason: terms.text('BT-120', textOf(tax, 'ExemptionReason'), at) ?? exemptionCode,
    exemptionCode,
  };
}

function readParties(
  transaction: XmlNode | undefined,
  terms: Terms,
): Pick<InvoiceDetails, 'seller' | 'buyer' | 'payee' | 'taxRepresentative' | 'delivery'> {
  const agreement = childOf(transaction, 'ApplicableHeaderTradeAgreement');
  return {
    seller: readCiiParty(childOf(agreement, 'SellerTradeParty'), sellerTerms, terms),
    buyer: readCiiParty(childOf(agreement, 'BuyerTradeParty'), buyerTerms, terms),
    payee: readCiiPayee(childOf(transaction, 'ApplicableHeaderTradeSettlement', 'PayeeTradeParty'), terms),
    taxRepresentative: readCiiRepresentative(childOf(agreement, 'SellerTaxRepresentativeTradeParty'), terms),
    delivery: readCiiDelivery(childOf(transaction, 'ApplicableHeaderTradeDelivery'), terms),
  };
}

function readHead(
  root: XmlNode,
  settlement: XmlNode | undefined,
  terms: Terms,
): Pick<
  InvoiceDetails,
  | 'specification'
  | 'process'
  | 'taxPointOn'
  | 'taxPointCode'
  | 'notes'
  | 'paymentTerms'
  | 'period'
  | 'paymentMeans'
  | 'creditorId'
> {
  const context = childOf(root, 'ExchangedDocumentContext');
  const taxes = childrenOf(settlement, 'ApplicableTradeTax');
  const first = (read: (tax: XmlNode) => string | null) =>
    taxes.map(read).find((text) => text !== null) ?? null;
  const paymentTerms = childrenOf(settlement, 'SpecifiedTradePaymentTerms')
    .map((one) => textOf(one, 'Description'))
    .find((text) => text !== null);
  return {
    specification: terms.text('BT-24', textOf(context, 'GuidelineSpecifiedDocumentContextParameter', 'ID')),
    process: terms.text('BT-23', textOf(context, 'BusinessProcessSpecifiedDocumentContextParameter', 'ID')),
    taxPointOn: terms.date(
      'BT-7',
      first((tax) => ciiDate(childOf(tax, 'TaxPointDate'))),
    ),
    taxPointCode: terms.text(
      'BT-8',
      first((tax) => textOf(tax, 'DueDateTypeCode')),
    ),
    notes: terms.texts('BT-22', notesIn(childOf(root, 'ExchangedDocument')), most.notes),
    paymentTerms: terms.text('BT-20', paymentTerms ?? null),
    period: buildPeriod(ciiPeriod(childOf(settlement, 'BillingSpecifiedPeriod')), 'BT-73', 'BT-74', terms),
    paymentMeans: readCiiMeans(settlement, terms),
    creditorId: terms.text('BT-90', textOf(settlement, 'CreditorReferenceID')),
  };
}

/** A note's subject is an element of its own here, and a prefix in UBL: both read `#AAI#text`. */
function notesIn(header: XmlNode | undefined): (string | null)[] {
  return childrenOf(header, 'IncludedNote').map((note) => {
    const subject = textOf(note, 'SubjectCode');
    const content = textOf(note, 'Content');
    return subject === null ? content : `#${subject}#${content ?? ''}`;
  });
}
