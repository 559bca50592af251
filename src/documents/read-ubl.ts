/** Reads an Invoice or a CreditNote in UBL 2.1: the paths of EN 16931's terms, and what real issuers do with them. */

import type { InvoiceDetails, PaymentMeans, ReadInvoice, VatSubtotal } from '../core/invoice.ts';
import { buildAdjustment, buildPeriod } from './build-line.ts';
import { readUblLine, ublAdjustment, ublPeriod } from './read-ubl-line.ts';
import {
  readUblDelivery,
  readUblParty,
  readUblPayee,
  readUblRepresentative,
  sepaCreditor,
} from './read-ubl-party.ts';
import { readUblReferences } from './read-ubl-references.ts';
import { buyerTerms, documentAdjustment, most, sellerTerms } from './term-numbers.ts';
import { startTerms, type Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

/** Reading is not judging: whatever ANAF has accepted is taken over, negative totals and all. */
export function readUbl(root: XmlNode, syntax: 'ubl_invoice' | 'ubl_credit_note'): ReadInvoice {
  const terms = startTerms();
  const currency = terms.text('BT-5', textOf(root, 'DocumentCurrencyCode'));
  const vatCurrency = terms.text('BT-6', textOf(root, 'TaxCurrencyCode'));
  const totals = childOf(root, 'LegalMonetaryTotal');
  const tax = taxTotalIn(root, currency, terms);
  const [typeCode, line] =
    syntax === 'ubl_invoice' ? ['InvoiceTypeCode', 'InvoiceLine'] : ['CreditNoteTypeCode', 'CreditNoteLine'];
  return {
    syntax,
    number: terms.text('BT-1', textOf(root, 'ID')),
    typeCode: terms.text('BT-3', textOf(root, typeCode as string)),
    issuedOn: terms.date('BT-2', textOf(root, 'IssueDate')),
    dueOn: terms.date('BT-9', dueDate(root)),
    currency,
    vatCurrency,
    net: terms.decimal('BT-109', textOf(totals, 'TaxExclusiveAmount')),
    vat: terms.decimal('BT-110', textOf(tax, 'TaxAmount')),
    gross: terms.decimal('BT-112', textOf(totals, 'TaxInclusiveAmount')),
    payable: terms.decimal('BT-115', textOf(totals, 'PayableAmount')),
    totals: readTotals(root, totals, vatCurrency, terms),
    vatBreakdown: terms.list('BG-23', childrenOf(tax, 'TaxSubtotal'), most.vatGroups, (subtotal, i) =>
      readSubtotal(subtotal, i, terms),
    ),
    ...readParties(root, terms),
    ...readHead(root, terms),
    ...readUblReferences(root, syntax, terms),
    adjustments: terms.list('BG-20', childrenOf(root, 'AllowanceCharge'), most.adjustments, (one, i) =>
      buildAdjustment(ublAdjustment(one), documentAdjustment, terms, i),
    ),
    lines: terms.list('BG-25', childrenOf(root, line as string), most.lines, (one, i) =>
      readUblLine(one, i, terms),
    ),
    remarks: terms.remarks,
  };
}

/** A credit note has no DueDate of its own. */
function dueDate(root: XmlNode): string | null {
  const first = childrenOf(root, 'PaymentMeans')
    .map((means) => textOf(means, 'PaymentDueDate'))
    .find((date) => date !== null);
  return textOf(root, 'DueDate') ?? first ?? null;
}

/**
 * An invoice in another currency has a second total in lei, so the first one found may be the wrong one; BT-6 may also
 * equal BT-5, and then one total is both. Only the total in the invoice's currency has the breakdown.
 */
function taxTotalIn(root: XmlNode, currency: string | null, terms: Terms): XmlNode | undefined {
  const all = childrenOf(root, 'TaxTotal');
  const inCurrency = all.filter((total) => currencyOf(childOf(total, 'TaxAmount')) === currency);
  // An amount that names no currency is in the invoice's.
  const unsaid = all.filter((total) => currencyOf(childOf(total, 'TaxAmount')) === null);
  const candidates = [inCurrency, unsaid, all].find((some) => some.length > 0) ?? [];
  const chosen = candidates.find((total) => childOf(total, 'TaxSubtotal')) ?? candidates[0];
  if (chosen && inCurrency.length + unsaid.length === 0) {
    terms.remark('other_currency', 'BT-110', currencyOf(childOf(chosen, 'TaxAmount')) ?? '');
  }
  return chosen;
}

function readTotals(
  root: XmlNode,
  totals: XmlNode | undefined,
  vatCurrency: string | null,
  terms: Terms,
): InvoiceDetails['totals'] {
  const inVatCurrency = childrenOf(root, 'TaxTotal').find(
    (total) => vatCurrency !== null && currencyOf(childOf(total, 'TaxAmount')) === vatCurrency,
  );
  return {
    lines: terms.decimal('BT-106', textOf(totals, 'LineExtensionAmount')),
    allowances: terms.decimal('BT-107', textOf(totals, 'AllowanceTotalAmount')),
    charges: terms.decimal('BT-108', textOf(totals, 'ChargeTotalAmount')),
    vatInVatCurrency: terms.decimal('BT-111', textOf(inVatCurrency, 'TaxAmount')),
    prepaid: terms.decimal('BT-113', textOf(totals, 'PrepaidAmount')),
    rounding: terms.decimal('BT-114', textOf(totals, 'PayableRoundingAmount')),
  };
}

function currencyOf(amount: XmlNode | undefined): string | null {
  return attributeOf(amount, 'currencyID');
}

function readSubtotal(subtotal: XmlNode, at: number, terms: Terms): VatSubtotal {
  const category = childOf(subtotal, 'TaxCategory');
  const exemptionCode = terms.text('BT-121', textOf(category, 'TaxExemptionReasonCode'), at);
  return {
    category: terms.text('BT-118', textOf(category, 'ID'), at),
    rate: terms.decimal('BT-119', textOf(category, 'Percent'), at),
    base: terms.decimal('BT-116', textOf(subtotal, 'TaxableAmount'), at),
    vat: terms.decimal('BT-117', textOf(subtotal, 'TaxAmount'), at),
    exemptionReason: terms.text('BT-120', textOf(category, 'TaxExemptionReason'), at) ?? exemptionCode,
    exemptionCode,
  };
}

function readParties(
  root: XmlNode,
  terms: Terms,
): Pick<InvoiceDetails, 'seller' | 'buyer' | 'payee' | 'taxRepresentative' | 'delivery' | 'creditorId'> {
  const seller = childOf(root, 'AccountingSupplierParty', 'Party');
  const payee = childOf(root, 'PayeeParty');
  return {
    seller: readUblParty(seller, sellerTerms, terms),
    buyer: readUblParty(childOf(root, 'AccountingCustomerParty', 'Party'), buyerTerms, terms),
    payee: readUblPayee(payee, terms),
    taxRepresentative: readUblRepresentative(childOf(root, 'TaxRepresentativeParty'), terms),
    delivery: readUblDelivery(childOf(root, 'Delivery'), terms),
    creditorId: terms.text('BT-90', sepaCreditor(seller) ?? sepaCreditor(payee)),
  };
}

function readHead(
  root: XmlNode,
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
> {
  const period = childOf(root, 'InvoicePeriod');
  const notes = childrenOf(root, 'Note').map((note) => textOf(note));
  return {
    specification: terms.text('BT-24', textOf(root, 'CustomizationID')),
    process: terms.text('BT-23', textOf(root, 'ProfileID')),
    taxPointOn: terms.date('BT-7', textOf(root, 'TaxPointDate')),
    taxPointCode: terms.text('BT-8', textOf(period, 'DescriptionCode')),
    notes: terms.texts('BT-22', notes, most.notes),
    paymentTerms: terms.text('BT-20', textOf(root, 'PaymentTerms', 'Note')),
    period: buildPeriod(ublPeriod(period), 'BT-73', 'BT-74', terms),
    paymentMeans: terms.list('BG-16', childrenOf(root, 'PaymentMeans'), most.paymentMeans, (one, i) =>
      readMeans(one, i, terms),
    ),
  };
}

function readMeans(means: XmlNode, at: number, terms: Terms): PaymentMeans {
  const code = childOf(means, 'PaymentMeansCode');
  const account = childOf(means, 'PayeeFinancialAccount');
  const card = childOf(means, 'CardAccount');
  const mandate = childOf(means, 'PaymentMandate');
  return {
    code: terms.text('BT-81', textOf(code), at),
    text: terms.text('BT-82', attributeOf(code, 'name'), at),
    reference: terms.text('BT-83', textOf(means, 'PaymentID'), at),
    account: terms.text('BT-84', textOf(account, 'ID'), at),
    accountName: terms.text('BT-85', textOf(account, 'Name'), at),
    bic: terms.text('BT-86', textOf(account, 'FinancialInstitutionBranch', 'ID'), at),
    card: terms.text('BT-87', textOf(card, 'PrimaryAccountNumberID'), at),
    cardHolder: terms.text('BT-88', textOf(card, 'HolderName'), at),
    mandate: terms.text('BT-89', textOf(mandate, 'ID'), at),
    debitedAccount: terms.text('BT-91', textOf(mandate, 'PayerFinancialAccount', 'ID'), at),
  };
}
