/** Reads an Invoice or a CreditNote in UBL 2.1: the paths of EN 16931's terms, and what real issuers do with them. */

import type { InvoiceLine, Party, ReadInvoice, VatSubtotal } from '../core/invoice.ts';
import { partyCif } from './party-code.ts';
import { startTerms, type Terms } from './terms.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from './xml.ts';

/** Reading is not judging: whatever ANAF has accepted is taken over, negative totals and all. */
export function readUbl(root: XmlNode, syntax: 'ubl_invoice' | 'ubl_credit_note'): ReadInvoice {
  const terms = startTerms();
  const currency = terms.text('BT-5', textOf(root, 'DocumentCurrencyCode'));
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
    seller: readParty(childOf(root, 'AccountingSupplierParty', 'Party'), 'BT-27', terms),
    buyer: readParty(childOf(root, 'AccountingCustomerParty', 'Party'), 'BT-44', terms),
    net: terms.decimal('BT-109', textOf(totals, 'TaxExclusiveAmount')),
    vat: terms.decimal('BT-110', textOf(tax, 'TaxAmount')),
    gross: terms.decimal('BT-112', textOf(totals, 'TaxInclusiveAmount')),
    payable: terms.decimal('BT-115', textOf(totals, 'PayableAmount')),
    vatBreakdown: childrenOf(tax, 'TaxSubtotal').map((subtotal, i) => readSubtotal(subtotal, i + 1, terms)),
    lines: childrenOf(root, line as string).map((one, i) => readLine(one, i + 1, terms)),
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
  const inCurrency = all.filter(
    (total) => attributeOf(childOf(total, 'TaxAmount'), 'currencyID') === currency,
  );
  const candidates = inCurrency.length > 0 ? inCurrency : all;
  const chosen = candidates.find((total) => childOf(total, 'TaxSubtotal')) ?? candidates[0];
  if (chosen && inCurrency.length === 0) {
    const written = attributeOf(childOf(chosen, 'TaxAmount'), 'currencyID') ?? '';
    terms.remark({ term: 'BT-110', problem: 'other_currency', written });
  }
  return chosen;
}

function readParty(party: XmlNode | undefined, nameTerm: string, terms: Terms): Party {
  return {
    cif: partyCif({
      taxRegistrations: childrenOf(party, 'PartyTaxScheme').map((one) => ({
        scheme: textOf(one, 'TaxScheme', 'ID'),
        code: textOf(one, 'CompanyID'),
      })),
      legal: textOf(party, 'PartyLegalEntity', 'CompanyID'),
    }),
    name: terms.text(
      nameTerm,
      textOf(party, 'PartyName', 'Name') ?? textOf(party, 'PartyLegalEntity', 'RegistrationName'),
    ),
  };
}

function readSubtotal(subtotal: XmlNode, ordinal: number, terms: Terms): VatSubtotal {
  const category = childOf(subtotal, 'TaxCategory');
  return {
    category: terms.text(`BT-118 #${ordinal}`, textOf(category, 'ID')),
    rate: terms.decimal(`BT-119 #${ordinal}`, textOf(category, 'Percent')),
    base: terms.decimal(`BT-116 #${ordinal}`, textOf(subtotal, 'TaxableAmount')),
    vat: terms.decimal(`BT-117 #${ordinal}`, textOf(subtotal, 'TaxAmount')),
    exemptionReason: terms.text(
      `BT-120 #${ordinal}`,
      textOf(category, 'TaxExemptionReason') ?? textOf(category, 'TaxExemptionReasonCode'),
    ),
  };
}

function readLine(line: XmlNode, ordinal: number, terms: Terms): InvoiceLine {
  const item = childOf(line, 'Item');
  const quantity = childOf(line, 'InvoicedQuantity') ?? childOf(line, 'CreditedQuantity');
  const category = childOf(item, 'ClassifiedTaxCategory');
  return {
    id: terms.text(`BT-126 #${ordinal}`, textOf(line, 'ID')),
    name: terms.text(`BT-153 #${ordinal}`, textOf(item, 'Name')),
    description: terms.text(`BT-154 #${ordinal}`, textOf(item, 'Description')),
    quantity: terms.decimal(`BT-129 #${ordinal}`, textOf(quantity)),
    unit: terms.text(`BT-130 #${ordinal}`, attributeOf(quantity, 'unitCode')),
    price: terms.decimal(`BT-146 #${ordinal}`, textOf(line, 'Price', 'PriceAmount')),
    net: terms.decimal(`BT-131 #${ordinal}`, textOf(line, 'LineExtensionAmount')),
    vatCategory: terms.text(`BT-151 #${ordinal}`, textOf(category, 'ID')),
    vatRate: terms.decimal(`BT-152 #${ordinal}`, textOf(category, 'Percent')),
  };
}
