/**
 * Documents made after public bug reports and questions about Romanian, UBL, CII, KSeF, FatturaPA and Peppol invoices:
 * every fixture is read to its right value. All names, codes and numbers are invented.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { countsNegated } from '../src/core/credit-note.ts';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { maskDetails, maskLines, maskParty } from '../src/core/mask-invoice.ts';
import { sameInvoiceKey } from '../src/core/same-invoice.ts';
import { readAttachment } from '../src/documents/read-attachment.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { sheetOf } from '../src/render/sheet.ts';
import { directionsOf, roleOf } from '../src/sync/role-of.ts';

const folder = join(import.meta.dirname, 'fixtures/field');
const bytesOf = (name: string) => readFileSync(join(folder, `${name}.xml`));

/** The usual: one line, 10 × 4.00 = 40.00, VAT 21 % = 8.40, payable 48.40; seller 18547290, buyer 90871557. */
interface Right {
  number?: string;
  typeCode?: string;
  currency?: string;
  seller?: string | null;
  buyer?: string | null;
  lines?: number;
  /** net, vat, gross, payable */
  amounts?: (string | null)[];
  /** Codes, with their terms. */
  remarks?: string[];
  also?: (invoice: ReadInvoice) => void;
}

const usual = ['40.00', '8.40', '48.40', '48.40'];
const first = (i: ReadInvoice) => i.lines[0]!;

const cases: Record<string, Right> = {
  'instruction-before-totals': {},
  'instruction-before-number': { number: 'F01-3' },
  'encoding-windows-1252': { also: (i) => assert.equal(first(i).name, 'Café “Rosé” – 0,75 l €') },
  'encoding-iso-8859-16': { also: (i) => assert.equal(first(i).name, 'Pâine țărănească și brânză') },
  'encoding-iso-8859-1': { also: (i) => assert.equal(first(i).name, 'Crème brûlée') },
  'encoding-iso-8859-15': { also: (i) => assert.equal(first(i).name, 'Pret 5 € bucata') },
  'encoding-utf16': {},
  'mark-and-declaration': {},
  'xml-1-1': {},
  'prefixes-never-declared': {},
  'comments-everywhere': {},
  cdata: { also: (i) => assert.equal(first(i).name, 'Făină <albă> & 000') },
  'control-characters': {},
  'many-scripts': {
    also: (i) => {
      assert.ok(i.notes.length >= 11);
      for (const text of ['Ελληνικά: ευχαριστούμε', 'עברית: תודה', '中文：谢谢惠顾', 'Magyar: köszönjük ő ű'])
        assert.ok(i.notes.includes(text), text);
    },
  },
  'price-per-hundred': {
    lines: 2,
    amounts: ['310.10', '65.12', '375.22', '375.22'],
    also: (i) => assert.deepEqual([first(i).price, first(i).priceBaseQuantity], ['12.40', '100']),
  },
  'prices-zero': {
    lines: 2,
    amounts: ['24.70', '5.19', '29.89', '29.89'],
    remarks: ['line_net BT-131 #1'],
  },
  'sent-twice': { number: 'F07-1' },
  'number-of-thirteen-digits': {
    number: '2026000012345',
    also: (i) => assert.equal(sheet(i).number, 'nr. 2026000012345'),
  },
  'seller-abroad': {
    currency: 'EUR',
    seller: null,
    amounts: ['100.00', '0.00', '100.00', '100.00'],
    also: (i) => assert.deepEqual([i.seller.vatId, i.seller.name], ['DE136695976', 'Wolkenhaus GmbH']),
  },
  'buyer-abroad': {
    currency: 'EUR',
    seller: '90871557',
    buyer: null,
    amounts: ['600.00', '0.00', '600.00', '600.00'],
    also: (i) => assert.equal(i.buyer.vatId, 'DE136695976'),
  },
  'three-rates-and-deposit': {
    lines: 3,
    amounts: ['155.00', '25.23', '180.23', '180.23'],
    also: (i) =>
      assert.deepEqual(
        i.vatBreakdown.map(({ category, rate, base, vat }) => [category, rate, base, vat]),
        [
          ['S', '11', '48.00', '5.28'],
          ['S', '21', '95.00', '19.95'],
          ['E', '0', '12.00', '0.00'],
        ],
      ),
  },
  'paid-in-advance': {
    amounts: ['1000.00', '210.00', '1210.00', '0.00'],
    also: (i) => assert.equal(i.totals.prepaid, '1210.00'),
  },
  rounded: {
    amounts: ['21.23', '4.46', '25.69', '25.70'],
    also: (i) => assert.equal(i.totals.rounding, '0.01'),
  },
  'cash-rounding': {
    amounts: ['70.00', '14.70', '84.70', '85.00'],
    also: (i) => assert.deepEqual([i.totals.rounding, i.totals.prepaid], ['0.30', '0.00']),
  },
  'euro-with-lei-first': {
    currency: 'EUR',
    amounts: ['100.00', '21.00', '121.00', '121.00'],
    also: (i) => assert.deepEqual([i.vatCurrency, i.totals.vatInVatCurrency], ['RON', '106.89']),
  },
  dollars: {
    currency: 'USD',
    lines: 2,
    amounts: ['15682.00', '3283.22', '18965.22', '18965.22'],
    also: (i) => {
      assert.equal(i.totals.vatInVatCurrency, '14265.59');
      assert.deepEqual(
        i.vatBreakdown.map(({ rate, base }) => [rate, base]),
        [
          ['21.0', '15582.00'],
          ['11.0', '100.00'],
        ],
      );
    },
  },
  // The one total names no currency, so it is in the invoice's.
  'cii-vat-total-without-currency': {},
  'cii-two-price-discounts': {
    also: (i) => {
      const { grossPrice, priceDiscount, priceDiscounts, priceBaseQuantity } = first(i);
      assert.deepEqual(
        { grossPrice, priceDiscount, priceDiscounts, priceBaseQuantity },
        {
          grossPrice: '50.00',
          priceDiscount: '10.00',
          priceDiscounts: ['6.00', '4.00'],
          priceBaseQuantity: '10',
        },
      );
      assert.ok(sheet(i).lines[0]!.more.some((text) => text.includes('10,00 (6,00 + 4,00)')));
    },
  },
  'cii-credit-note': { typeCode: '381', also: (i) => assert.ok(countsNegated(i)) },
  'credit-note-of-both-signs': {
    typeCode: '381',
    lines: 3,
    amounts: ['100.00', '21.00', '121.00', '121.00'],
    also: (i) => assert.ok(countsNegated(i)),
  },
  'minus-zero': { amounts: ['-0.00', '-0.0', '-0.00', '-0.0'] },
  correction: {
    typeCode: '384',
    amounts: ['-8.00', '-1.68', '-9.68', '-9.68'],
    also: (i) => {
      assert.equal(countsNegated(i), false);
      assert.deepEqual(i.precedingInvoices, [{ number: 'F01-1', issuedOn: '2026-11-01' }]);
    },
  },
  'type-751': { typeCode: '751' },
  'buyer-a-person': {
    seller: '90871557',
    buyer: '1960229123453',
    also: (i) => {
      const shown = JSON.stringify([maskDetails(i).buyer, maskParty(i.buyer), sheet(i)]);
      assert.ok(!shown.includes('1960229123453'));
      assert.ok(shown.includes('Popescu Ana 1***********3'));
    },
  },
  'buyer-of-zeros': {
    seller: '90871557',
    buyer: '0000000000000',
    also: (i) => assert.equal(maskParty(i.buyer).cif, '0000000000000'),
  },
  'buyer-zeros-as-vat': { buyer: '0000000000000' },
  'two-attachments': {
    also: (i) => {
      const read = i.attachments.map(({ n, sizeBytes }) => [
        sizeBytes !== null,
        readAttachment(bytesOf('two-attachments'), n).ok,
      ]);
      assert.ok(i.attachments.length > 0 && read.every(([sized, ok]) => sized === ok));
    },
  },
  'credit-note-file-under-50': {
    typeCode: '381',
    also: (i) => {
      assert.deepEqual([i.attachments.length, i.attachments[0]?.filename], [1, 'H19.pdf']);
      assert.ok(readAttachment(bytesOf('credit-note-file-under-50'), 1).ok);
    },
  },
  'invoice-file-under-130': { also: (i) => assert.equal(i.attachments[0]?.filename, 'H20.pdf') },
  'line-without-quantity': {
    amounts: ['2.11', '0.44', '2.55', '2.55'],
    remarks: ['BR-22 BT-129 #1'],
  },
  'trading-name-of-a-shop': {
    also: (i) => {
      assert.deepEqual([i.seller.name, i.seller.tradingName], ['Moara Veche SRL', 'Punct de lucru Gherla']);
      const [seller] = sheet(i).parties;
      assert.equal(seller?.name, 'Moara Veche SRL');
      assert.ok(seller?.rows.some(([, value]) => value === 'Punct de lucru Gherla'));
    },
  },
  'seller-of-a-vat-group': { seller: '47000007', also: isOwnInvoice },
  'code-with-blanks': { also: isOwnInvoice },
  'code-only-as-identifier': { also: isOwnInvoice },
  'code-with-r': { also: isOwnInvoice },
  'not-subject-to-vat': { amounts: ['500.00', '0.00', '500.00', '500.00'] },
  'two-accounts': { also: (i) => assert.equal(i.paymentMeans.length, 2) },
  'number-with-slashes': { number: 'ABC/2026/00000000012345678' },
  'cash-vat': { also: (i) => showsTaxPoint(i, '432') },
  'vat-point-delivery': { also: (i) => showsTaxPoint(i, '35') },
  'line-below-zero': { lines: 2, amounts: ['0.00', '0.00', '0.00', '0.00'] },
  // 3 × 333.40 = 1000.20, and forint amounts have no decimals.
  forints: { currency: 'HUF', amounts: ['1000', '270', '1270', '1270'] },
  'line-1-1': { lines: 2 },
  'line-barcode': {
    also: (i) => {
      const [line] = maskLines(i.lines);
      assert.deepEqual([line?.name, line?.standardItemId], ['Lapte 5941234567893', '5941234567893']);
    },
  },
  'two-vat-totals': {
    lines: 2,
    amounts: ['150.00', '21.00', '176.50', '176.50'],
    remarks: ['BR-CO-15 BT-112', 'BR-S-08 BT-116 S'],
  },
  'more-than-two-decimals': { lines: 2, amounts: ['47.05', '9.88', '56.93', '56.93'] },
  'charge-and-allowance': { lines: 2, amounts: ['145.00', '25.95', '170.95', '170.95'] },
  'space-in-amount': {
    amounts: ['1000.00', '210.00', '1210.00', null],
    remarks: ['not_a_number BT-115', 'not_a_number BT-146 #1', 'not_a_number BT-131 #1'],
  },
  'price-rounded': { amounts: ['12.44', '2.61', '15.05', '15.05'] },
  'first-of-the-month': {},
  'invisible-signs': { number: 'G9\u200b-1' },
  'line-charge': {
    amounts: ['100.00', '21.00', '121.00', '121.00'],
    also: (i) =>
      assert.deepEqual([first(i).adjustments[0]?.kind, first(i).adjustments[0]?.amount], ['charge', '1.00']),
  },
  'line-without-vat': { amounts: ['100.00', '21.00', '121.00', '121.00'], remarks: ['BR-CO-04 BT-151 #1'] },
  'rate-with-blank': { also: (i) => assert.equal(i.vatBreakdown[0]?.rate, '21') },
  'line-rate-of-last-year': { amounts: ['100.00', '21.00', '121.00', '121.00'] },
};

for (const [name, right] of Object.entries(cases))
  test(`${name} is read to its right value`, () => {
    const reading = readDocument(bytesOf(name), 'unknown');
    assert.ok(reading.verdict === 'read', JSON.stringify(reading));
    const { invoice } = reading;
    const { number = invoice.number, typeCode = '380', currency = 'RON', lines = 1, amounts = usual } = right;
    const { seller = '18547290', buyer = '90871557', remarks = [] } = right;
    assert.deepEqual(
      {
        ...{ number: invoice.number, typeCode: invoice.typeCode, currency: invoice.currency },
        ...{ seller: invoice.seller.cif, buyer: invoice.buyer.cif, lines: invoice.lines.length },
        amounts: [invoice.net, invoice.vat, invoice.gross, invoice.payable],
        remarks: invoice.remarks.map(({ code, term }) => `${code} ${term}`),
      },
      { number, typeCode, currency, seller, buyer, lines, amounts, remarks },
    );
    right.also?.(invoice);
  });

const faulty: Record<string, RegExp> = {
  'declares-utf16-is-utf8': /^the XML declaration says utf-16, and the bytes are not in it$/,
  'bad-utf8-byte':
    /^the byte 0x[0-9A-F]{2} at offset \d+, in line 2, is not the UTF-8 that its declaration says$/,
  'declares-ascii-has-utf8':
    /^the byte 0xC3 at offset \d+, in line 2, is not the ascii that its declaration says$/,
  'declaration-without-version':
    /^the XML declaration has to begin with a version: <\?xml encoding="UTF-8"\?>$/,
};

for (const [name, sentence] of Object.entries(faulty))
  test(`${name} is not read, and the sentence says which byte or declaration`, () => {
    const reading = readDocument(bytesOf(name), 'unknown');
    assert.ok(reading.verdict === 'unreadable');
    assert.match(reading.detail, sentence);
  });

test('every fixture has its right value here', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.xml'));
  const known = [...Object.keys(cases), ...Object.keys(faulty)].map((name) => `${name}.xml`);
  assert.deepEqual(files.sort(), known.sort());
});

test('a document of 1,500 lines is read line by line', () => {
  const one = bytesOf('instruction-before-totals').toString();
  const [line] = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s.exec(one)!;
  const reading = readDocument(Buffer.from(one.replace(line, () => line.repeat(1_500))), 'unknown');
  assert.ok(reading.verdict === 'read');
  assert.equal(reading.invoice.lines.length, 1_500);
});

test('a credit note below zero counts as it is written, and has a remark (2026-11-29)', () => {
  const xml = bytesOf('credit-note-of-both-signs')
    .toString()
    .replaceAll(/>(\d+\.\d\d)</g, '>-$1<');
  const reading = readDocument(Buffer.from(xml), 'unknown');
  assert.ok(reading.verdict === 'read');
  assert.equal(countsNegated(reading.invoice), false);
  assert.ok(reading.invoice.remarks.some(({ code }) => code === 'negative_credit_note'));
});

test("a person's code in a number or a file's name is masked, and stays in numbers of orders and payments (2026-11-29)", () => {
  const person = '1960101123456';
  const xml = bytesOf('two-accounts')
    .toString()
    .replace('<cbc:ID>F37-1</cbc:ID>', `<cbc:ID>F-${person}</cbc:ID>`)
    .replaceAll('<cbc:PaymentID>F37-1<', `<cbc:PaymentID>${person}<`);
  const reading = readDocument(Buffer.from(xml), 'unknown');
  assert.ok(reading.verdict === 'read');
  const attachment = {
    n: 1,
    id: null,
    description: null,
    uri: null,
    filename: `${person}.pdf`,
    mimeCode: null,
    sizeBytes: 1,
  };
  const shown = maskDetails({ ...reading.invoice, attachments: [attachment] });
  assert.deepEqual(
    [shown.number, shown.attachments[0]?.filename, shown.paymentMeans[0]?.reference],
    ['F-1***********6', '1***********6.pdf', person],
  );
  assert.equal(sheet(reading.invoice).number, 'nr. F-1***********6');
});

test('two uploads of one invoice are the same invoice, other numbers, days and amounts are not', () => {
  const read = (change: (xml: string) => string) => {
    const reading = readDocument(Buffer.from(change(bytesOf('sent-twice').toString())), 'unknown');
    assert.ok(reading.verdict === 'read');
    return sameInvoiceKey(reading.invoice);
  };
  const key = read((xml) => xml);
  assert.ok(key);
  assert.equal(
    read((xml) => xml.replace('F07-1', ' f07-\u200b1')),
    key,
  );
  assert.equal(
    read((xml) => xml.replaceAll('48.40', '48.400')),
    key,
  );
  for (const other of [
    read((xml) => xml.replace('F07-1', 'F07-2')),
    read((xml) => xml.replace('2026-11-20', '2026-11-21')),
    read((xml) => xml.replaceAll('48.40', '48.41')),
  ])
    assert.notEqual(other, key);
});

function isOwnInvoice(invoice: ReadInvoice): void {
  assert.deepEqual(directionsOf(invoice, '18547290'), ['sent']);
  assert.equal(roleOf(invoice, '18547290', 'sent'), 'seller');
  assert.equal(roleOf(invoice, '90871557', 'received'), 'buyer');
}

function showsTaxPoint(invoice: ReadInvoice, code: string): void {
  assert.equal(invoice.taxPointCode, code);
  assert.ok(sheet(invoice).facts.some(([label]) => label.includes('TVA')));
}

function sheet(invoice: ReadInvoice) {
  const provenance = {
    uploadIndex: '1',
    messageId: null,
    sha256: 'a'.repeat(64),
    seal: { verdict: 'valid' as const, signer: null },
    availableAt: null,
    downloadedAt: null,
  };
  return sheetOf(invoice, provenance as never, { language: 'ro', mostLines: 100, mostLetters: 100_000 });
}
