import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { all, one, parse, type Read, text } from '../testing/parse.ts';
import { invoices, label } from '../testing/samples.ts';
import type { AdjustmentFacts, InvoiceFacts, LineFacts, PartyFacts } from './facts.ts';

test('what the facts say of a UBL document is what stands in it', () => {
  for (const document of invoices(25)) {
    const { facts, xml } = document;
    if (facts.root === 'CrossIndustryInvoice') continue;
    const name = label(document);
    const root = parse(xml);
    assert.deepEqual(headOf(root), headFacts(facts), name);
    assert.deepEqual(totalsOf(root), totalFacts(facts), name);
    assert.deepEqual(partyOf(one(root, 'AccountingSupplierParty', 'Party')), partyFacts(facts.seller), name);
    assert.deepEqual(partyOf(one(root, 'AccountingCustomerParty', 'Party')), partyFacts(facts.buyer), name);
    assert.deepEqual(all(root, 'AllowanceCharge').map(adjustmentOf), facts.adjustments, name);
    const lines = all(root, facts.root === 'CreditNote' ? 'CreditNoteLine' : 'InvoiceLine');
    assert.deepEqual(lines.map(lineOf), facts.lines, name);
  }
});

test('an attachment decodes to the bytes whose hash the facts give', () => {
  let seen = 0;
  for (const { facts, xml } of invoices(40)) {
    if (facts.kind !== 'attachments') continue;
    const objects = all(
      parse(xml),
      'AdditionalDocumentReference',
      'Attachment',
      'EmbeddedDocumentBinaryObject',
    );
    const found = objects.map((object) => {
      const bytes = Buffer.from(object.text, 'base64');
      return {
        filename: object.attributes.filename ?? null,
        mimeCode: object.attributes.mimeCode ?? null,
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    });
    assert.deepEqual(
      found,
      facts.attachments.map(({ id, description, ...rest }) => rest),
    );
    seen += found.length;
  }
  assert.ok(seen > 40);
});

test('a CII document has the number, dates, totals and lines of its facts', () => {
  for (const document of invoices(60)) {
    const { facts, xml } = document;
    if (facts.root !== 'CrossIndustryInvoice') continue;
    const root = parse(xml);
    const trade = one(root, 'SupplyChainTradeTransaction');
    const settled = one(trade, 'ApplicableHeaderTradeSettlement');
    const sums = one(settled, 'SpecifiedTradeSettlementHeaderMonetarySummation');
    const found = [
      text(root, 'ExchangedDocument', 'ID'),
      text(root, 'ExchangedDocument', 'IssueDateTime', 'DateTimeString'),
      text(settled, 'SpecifiedTradePaymentTerms', 'DueDateDateTime', 'DateTimeString'),
      text(settled, 'InvoiceCurrencyCode'),
      text(sums, 'TaxTotalAmount'),
      text(sums, 'DuePayableAmount'),
      all(trade, 'IncludedSupplyChainTradeLineItem').map((line) =>
        text(line, 'SpecifiedTradeProduct', 'Name'),
      ),
    ];
    const { number, issuedOn, dueOn, currency, vat, payable, lines } = facts;
    const compact = (date: string | null) => date?.replaceAll('-', '') ?? null;
    const names = lines.map((line) => line.name);
    const expected = [number, compact(issuedOn), compact(dueOn), currency, vat, payable, names];
    assert.deepEqual(found, expected, label(document));
  }
});

function headOf(root: Read) {
  return {
    number: text(root, 'ID'),
    issuedOn: text(root, 'IssueDate')?.slice(0, 10),
    dueOn: text(root, 'DueDate') ?? text(root, 'PaymentMeans', 'PaymentDueDate'),
    typeCode: text(root, 'InvoiceTypeCode') ?? text(root, 'CreditNoteTypeCode'),
    notes: all(root, 'Note')
      .map((note) => note.text)
      .filter(Boolean),
    currency: text(root, 'DocumentCurrencyCode'),
    taxCurrency: text(root, 'TaxCurrencyCode'),
    buyerReference: text(root, 'BuyerReference'),
    orderReference: text(root, 'OrderReference', 'ID'),
    precedingInvoices: all(root, 'BillingReference', 'InvoiceDocumentReference').map((reference) => ({
      number: text(reference, 'ID'),
      issuedOn: text(reference, 'IssueDate'),
    })),
    payeeName: text(root, 'PayeeParty', 'PartyName', 'Name'),
    paymentMeans: all(root, 'PaymentMeans').map((means) => ({
      code: text(means, 'PaymentMeansCode'),
      iban: text(means, 'PayeeFinancialAccount', 'ID'),
      reference: text(means, 'PaymentID'),
    })),
  };
}

function headFacts(facts: InvoiceFacts) {
  const { number, issuedOn, dueOn, typeCode, notes, currency, taxCurrency, buyerReference } = facts;
  const { orderReference, precedingInvoices, payeeName, paymentMeans } = facts;
  const head = { number, issuedOn, dueOn, typeCode, notes, currency, taxCurrency, buyerReference };
  return { ...head, orderReference, precedingInvoices, payeeName, paymentMeans };
}

function totalsOf(root: Read) {
  const total = one(root, 'LegalMonetaryTotal');
  const currency = text(root, 'DocumentCurrencyCode');
  const taxes = all(root, 'TaxTotal');
  const main = taxes.find((tax) => one(tax, 'TaxAmount')?.attributes.currencyID === currency);
  const inRon = taxes.find(
    (tax) => one(tax, 'TaxAmount')?.attributes.currencyID === text(root, 'TaxCurrencyCode'),
  );
  return {
    lineTotal: text(total, 'LineExtensionAmount'),
    allowanceTotal: text(total, 'AllowanceTotalAmount'),
    chargeTotal: text(total, 'ChargeTotalAmount'),
    net: text(total, 'TaxExclusiveAmount'),
    gross: text(total, 'TaxInclusiveAmount'),
    prepaid: text(total, 'PrepaidAmount'),
    rounding: text(total, 'PayableRoundingAmount'),
    payable: text(total, 'PayableAmount'),
    vat: text(main, 'TaxAmount'),
    vatInRon: text(inRon, 'TaxAmount'),
    vatBreakdown: all(main, 'TaxSubtotal').map((group) => ({
      category: text(group, 'TaxCategory', 'ID'),
      rate: text(group, 'TaxCategory', 'Percent'),
      base: text(group, 'TaxableAmount'),
      vat: text(group, 'TaxAmount'),
      exemptionCode: text(group, 'TaxCategory', 'TaxExemptionReasonCode'),
      exemption: text(group, 'TaxCategory', 'TaxExemptionReason'),
    })),
  };
}

function totalFacts(facts: InvoiceFacts) {
  const { lineTotal, allowanceTotal, chargeTotal, net, gross, prepaid, rounding, payable } = facts;
  const { vat, vatInRon, vatBreakdown } = facts;
  return {
    lineTotal,
    allowanceTotal,
    chargeTotal,
    net,
    gross,
    prepaid,
    rounding,
    payable,
    vat,
    vatInRon,
    vatBreakdown,
  };
}

const partyOf = (party: Read | undefined) => ({
  name: text(party, 'PartyLegalEntity', 'RegistrationName'),
  legalId: text(party, 'PartyLegalEntity', 'CompanyID'),
  vatId: text(party, 'PartyTaxScheme', 'CompanyID'),
  taxScheme: text(party, 'PartyTaxScheme', 'TaxScheme', 'ID'),
});

const partyFacts = ({ name, legalId, vatId, taxScheme }: PartyFacts) => ({ name, legalId, vatId, taxScheme });

function adjustmentOf(adjustment: Read): AdjustmentFacts {
  return {
    charge: text(adjustment, 'ChargeIndicator') === 'true',
    reasonCode: text(adjustment, 'AllowanceChargeReasonCode'),
    reason: text(adjustment, 'AllowanceChargeReason'),
    percent: text(adjustment, 'MultiplierFactorNumeric'),
    base: text(adjustment, 'BaseAmount'),
    amount: text(adjustment, 'Amount') ?? '',
    vatCategory: text(adjustment, 'TaxCategory', 'ID'),
    vatRate: text(adjustment, 'TaxCategory', 'Percent'),
  };
}

function lineOf(line: Read): LineFacts {
  const quantity = one(line, 'InvoicedQuantity') ?? one(line, 'CreditedQuantity');
  return {
    id: text(line, 'ID') ?? '',
    name: text(line, 'Item', 'Name') ?? '',
    description: text(line, 'Item', 'Description'),
    note: text(line, 'Note'),
    quantity: quantity?.text ?? '',
    unit: quantity?.attributes.unitCode ?? '',
    price: text(line, 'Price', 'PriceAmount') ?? '',
    priceBaseQuantity: text(line, 'Price', 'BaseQuantity'),
    net: text(line, 'LineExtensionAmount') ?? '',
    vatCategory: text(line, 'Item', 'ClassifiedTaxCategory', 'ID') ?? '',
    vatRate: text(line, 'Item', 'ClassifiedTaxCategory', 'Percent'),
    adjustments: all(line, 'AllowanceCharge').map(adjustmentOf),
  };
}
