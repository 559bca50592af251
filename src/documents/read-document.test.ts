import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ReadInvoice } from '../core/invoice.ts';
import type { Remark } from '../core/remark.ts';
import { readDocument } from './read-document.ts';

test('only direct children count: the same names further down are other terms', () => {
  const invoice = read(`
    <OrderReference><ID>order</ID></OrderReference>
    <ID>F 1/2026</ID>
    <InvoiceLine><ID>1</ID><TaxTotal><TaxAmount currencyID="RON">9</TaxAmount></TaxTotal></InvoiceLine>`);
  assert.equal(invoice.number, 'F 1/2026');
  assert.equal(invoice.vat, null);
  assert.equal(invoice.lines[0]?.id, '1');
});

test('of two VAT totals the one in the currency of the invoice is read, wherever it stands', () => {
  const lei = '<TaxTotal><TaxAmount currencyID="RON">95.50</TaxAmount></TaxTotal>';
  const euro =
    '<TaxTotal><TaxAmount currencyID="EUR">19.0</TaxAmount><TaxSubtotal><TaxAmount>19.0</TaxAmount></TaxSubtotal></TaxTotal>';
  for (const totals of [lei + euro, euro + lei]) {
    const invoice = read(`<DocumentCurrencyCode>EUR</DocumentCurrencyCode>${totals}`);
    assert.equal(invoice.vat, '19.0');
    assert.equal(invoice.vatBreakdown.length, 1);
    assert.deepEqual(problems(invoice), []);
  }
});

test('a VAT total in another currency only is taken with a remark', () => {
  const invoice = read(
    '<DocumentCurrencyCode>EUR</DocumentCurrencyCode><TaxTotal><TaxAmount currencyID="RON">1</TaxAmount></TaxTotal>',
  );
  assert.equal(invoice.vat, '1');
  assert.deepEqual(problems(invoice), [{ code: 'other_currency', term: 'BT-110', written: 'RON' }]);
});

test('amounts keep their digits, negative ones their sign; what is no number is remarked on', () => {
  const invoice = read(`<LegalMonetaryTotal>
    <TaxExclusiveAmount>-168.0</TaxExclusiveAmount><TaxInclusiveAmount>1.234,50</TaxInclusiveAmount>
    <PayableAmount>10.000</PayableAmount></LegalMonetaryTotal>`);
  assert.equal(invoice.net, '-168.0');
  assert.equal(invoice.payable, '10.000');
  assert.equal(invoice.gross, null);
  assert.deepEqual(problems(invoice), [{ code: 'not_a_number', term: 'BT-112', written: '1.234,50' }]);
});

test('a date keeps its day and loses its zone; a day that does not exist is remarked on', () => {
  const invoice = read('<IssueDate>2024-05-31+03:00</IssueDate><DueDate>2024-02-30</DueDate>');
  assert.equal(invoice.issuedOn, '2024-05-31');
  assert.equal(invoice.dueOn, null);
  assert.deepEqual(problems(invoice), [{ code: 'not_a_date', term: 'BT-9', written: '2024-02-30' }]);
});

test('an empty element is an absent one, and says nothing', () => {
  const invoice = read(
    '<DueDate/><InvoiceTypeCode> </InvoiceTypeCode><LegalMonetaryTotal><PayableAmount/></LegalMonetaryTotal>',
  );
  assert.deepEqual(
    [invoice.dueOn, invoice.typeCode, invoice.payable, problems(invoice)],
    [null, null, null, []],
  );
});

test('a party is named by its registered name, by its trading name where there is no other (2026-11-29)', () => {
  const party = (names: string) =>
    `<AccountingSupplierParty><Party>${names}</Party></AccountingSupplierParty>`;
  const registered =
    '<PartyLegalEntity><RegistrationName>Registered SRL</RegistrationName></PartyLegalEntity>';
  assert.equal(read(party(registered)).seller.name, 'Registered SRL');
  assert.equal(read(party(`<PartyName><Name/></PartyName>${registered}`)).seller.name, 'Registered SRL');
  const both = read(party(`<PartyName><Name>Shop</Name></PartyName>${registered}`)).seller;
  assert.deepEqual([both.name, both.tradingName], ['Registered SRL', 'Shop']);
  assert.equal(read(party('<PartyName><Name>Shop</Name></PartyName>')).seller.name, 'Shop');
});

test("a credit note's due date stands with its payment means", () => {
  const ns = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2';
  const xml = `<CreditNote xmlns="${ns}"><ID>1</ID><CreditNoteTypeCode>381</CreditNoteTypeCode>
    <PaymentMeans><PaymentDueDate>2026-03-01</PaymentDueDate></PaymentMeans>
    <CreditNoteLine><CreditedQuantity unitCode="C62">2</CreditedQuantity></CreditNoteLine></CreditNote>`;
  const reading = readDocument(Buffer.from(xml), 'ubl_credit_note');
  assert.ok(reading.verdict === 'read');
  const { dueOn, typeCode, lines } = reading.invoice;
  assert.deepEqual([dueOn, typeCode, lines[0]?.quantity, lines[0]?.unit], ['2026-03-01', '381', '2', 'C62']);
});

test('remarks are bounded, however much is wrong', () => {
  const line = '<InvoiceLine><LineExtensionAmount>x</LineExtensionAmount></InvoiceLine>';
  const invoice = read(line.repeat(5_000));
  assert.equal(invoice.lines.length, 5_000);
  assert.equal(invoice.remarks.length, 100);
});

test('a text or a number far beyond any term is shortened or left out, with a remark', () => {
  const invoice = read(
    `<ID>${'😀'.repeat(400_000)}</ID><LegalMonetaryTotal><PayableAmount>${'9'.repeat(5_000)}</PayableAmount></LegalMonetaryTotal>`,
  );
  assert.equal(invoice.number, '😀'.repeat(250));
  assert.equal(invoice.payable, null);
  assert.deepEqual(
    problems(invoice).map(({ term, code }) => [term, code]),
    [
      ['BT-1', 'too_long'],
      ['BT-115', 'not_a_number'],
    ],
  );
});

test('an unreadable document says why', () => {
  const why = (xml: string, kind: Parameters<typeof readDocument>[1] = 'ubl_invoice') => {
    const reading = readDocument(Buffer.from(xml), kind);
    return reading.verdict === 'unreadable' ? reading.detail : reading.verdict;
  };
  assert.equal(why(''), 'the document is empty');
  assert.equal(why('<Invoice/>'), 'the root is Invoice in no namespace');
  assert.equal(why(invoiceOf('<ID>1</ID>'), 'cii'), `the root is Invoice in namespace ${invoiceNs}`);
  assert.match(why(invoiceOf('<Other>1</Other>')), /^no number, no date/);
  assert.equal(why('<!DOCTYPE a><a/>'), 'the document has a DOCTYPE');
  assert.match(why('<a>', 'unknown'), /Premature end of data/);
});

test("ANAF's file of errors is read with its line breaks", () => {
  const xml = `<header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1" Index_incarcare="5011636148" Cif_emitent="47024170">
    <Error errorMessage="E: validari globale&#xA; eroare regula: R6.1"/><Error errorMessage="a doua"/></header>`;
  assert.deepEqual(readDocument(Buffer.from(xml), 'error_file'), {
    verdict: 'not_an_invoice',
    notice: {
      kind: 'error_file',
      uploadIndex: '5011636148',
      cif: '47024170',
      errors: ['E: validari globale\n eroare regula: R6.1', 'a doua'],
    },
  });
});

test("a buyer's message is read", () => {
  const xml =
    '<header xmlns="mfp:anaf:dgti:spv:reqMesaj:v1" index_incarcare="191823" message="nu e a noastră"/>';
  assert.deepEqual(readDocument(Buffer.from(xml), 'buyer_message'), {
    verdict: 'not_an_invoice',
    notice: { kind: 'buyer_message', uploadIndex: '191823', message: 'nu e a noastră' },
  });
});

test('no bytes make reading throw', () => {
  const kinds = fc.constantFrom(
    'ubl_invoice',
    'ubl_credit_note',
    'cii',
    'error_file',
    'buyer_message',
    'unknown',
  );
  const soup = fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '"',
        '=',
        '<a>',
        '</a>',
        '<!--',
        ']]>',
        '&',
        ';',
        ' x',
        '\0',
        'ș',
        '<![CDATA[',
      ),
    )
    .map((parts) => Buffer.from(parts.join('')));
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 100 }), soup);
  fc.assert(
    fc.property(bytes, kinds, (given, kind) => assert.equal(readDocument(given, kind).verdict, 'unreadable')),
    { numRuns: 2_000 },
  );
});

const invoiceNs = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';

function invoiceOf(inside: string): string {
  return `<Invoice xmlns="${invoiceNs}">${inside}</Invoice>`;
}

/** With a currency, so that it is never without anything at all. */
function read(inside: string): ReadInvoice {
  const currency = inside.includes('DocumentCurrencyCode')
    ? ''
    : '<DocumentCurrencyCode>RON</DocumentCurrencyCode>';
  const reading = readDocument(Buffer.from(invoiceOf(currency + inside)), 'ubl_invoice');
  assert.ok(reading.verdict === 'read', reading.verdict);
  return reading.invoice;
}

/** How fields were read, without what is remarkable about the whole: a document of one field lacks all others. */
function problems({ remarks }: ReadInvoice): Remark[] {
  return remarks.filter(({ code }) => !/^BR-|^line_net$/.test(code));
}
