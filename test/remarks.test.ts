/** What is remarkable about a document: nothing about a sound one, and each fault under its own rule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvoiceKind } from '../sandbox/documents/facts.ts';
import { makeDocument } from '../sandbox/documents/generate.ts';
import type { ReadInvoice } from '../src/core/invoice.ts';
import { checkInvoice } from '../src/documents/check-invoice.ts';
import { readDocument } from '../src/documents/read-document.ts';

const kinds: InvoiceKind[] = [
  'invoice',
  'credit_note',
  'storno',
  'cii',
  'self_billing',
  'foreign_currency',
  'attachments',
  'non_vat_seller',
  'b2c_buyer',
  'quirky',
];

test('sound documents have no remark, stornos, negative prices and odd shapes included; those that do not add up have', () => {
  let wrong = 0;
  for (const kind of kinds)
    for (let seed = 0; seed < 150; seed++) {
      const { facts, invoice } = readOne(kind, seed);
      const codes = invoice.remarks.map(({ code }) => code);
      if (facts.consistent) assert.deepEqual(codes, [], `${kind} ${seed} ${facts.quirks}`);
      else {
        assert.ok(codes.includes('BR-CO-15') || codes.includes('BR-CO-16'), `${kind} ${seed} ${codes}`);
        wrong++;
      }
    }
  assert.ok(wrong > 5);
});

/** One wound each, on an invoice of one line of 2 × 500.00 at 21 %, and the remarks that it gets. */
const wounds: [what: string, wound: (i: ReadInvoice) => void, remarks: string[]][] = [
  ['nothing', () => {}, []],
  ['no number', (i) => (i.number = null), ['BR-02 BT-1']],
  ['a number of letters', (i) => (i.number = 'ABC'), ['BR-RO-010 BT-1']],
  ['no date', (i) => (i.issuedOn = null), ['BR-03 BT-2']],
  ['type 381 as an invoice', (i) => (i.typeCode = '381'), ['BR-RO-020 BT-3']],
  ['type 381 as a credit note', (i) => Object.assign(i, { typeCode: '381', syntax: 'ubl_credit_note' }), []],
  ['euro alone', (i) => (i.currency = 'EUR'), ['BR-RO-030 BT-6']],
  ['VAT in lei that is not there', (i) => (i.vatCurrency = 'RON'), ['BR-53 BT-111']],
  [
    'euro with VAT in lei',
    (i) =>
      Object.assign(i, {
        currency: 'EUR',
        vatCurrency: 'RON',
        totals: { ...i.totals, vatInVatCurrency: '1050.00' },
      }),
    [],
  ],
  ['no lines', (i) => (i.lines = []), ['BR-16 BG-25', 'BR-CO-10 BT-106', 'BR-S-08 BT-116 S']],
  ['a line without a name', (i) => (i.lines[0]!.name = null), ['BR-25 BT-153 #1']],
  ['a line that is not its price', (i) => (i.lines[0]!.price = '500.02'), ['line_net BT-131 #1']],
  ['a line within its rounding', (i) => (i.lines[0]!.price = '500.01'), []],
  ['a price for ten', (i) => Object.assign(i.lines[0]!, { price: '5000', priceBaseQuantity: '10' }), []],
  ['a price for none', (i) => (i.lines[0]!.priceBaseQuantity = '0'), []],
  ['a net amount that is none', (i) => (i.lines[0]!.net = null), ['BR-24 BT-131 #1']],
  ['another sum of lines', (i) => (i.totals.lines = '1000.01'), ['BR-CO-10 BT-106', 'BR-CO-13 BT-109']],
  [
    'an allowance that is not summed',
    (i) => i.adjustments.push(adjustment('allowance', '10')),
    ['BR-CO-11 BT-107', 'BR-S-08 BT-116 S'],
  ],
  [
    'a sum of charges without one',
    (i) => (i.totals.charges = '5.00'),
    ['BR-CO-12 BT-108', 'BR-CO-13 BT-109'],
  ],
  ['another net', (i) => (i.net = '999.99'), ['BR-CO-13 BT-109', 'BR-CO-15 BT-112']],
  ['another VAT', (i) => (i.vat = '210.01'), ['BR-CO-14 BT-110', 'BR-CO-15 BT-112']],
  ['another gross', (i) => (i.gross = '1211'), ['BR-CO-15 BT-112', 'BR-CO-16 BT-115']],
  ['prepaid, but still to pay', (i) => (i.totals.prepaid = '10'), ['BR-CO-16 BT-115']],
  [
    'VAT by the line, off by 98 bani',
    (i) =>
      Object.assign(i, {
        vat: '210.98',
        gross: '1210.98',
        payable: '1210.98',
        vatBreakdown: [{ ...i.vatBreakdown[0]!, vat: '210.98' }],
      }),
    [],
  ],
  [
    'VAT off by a leu',
    (i) =>
      Object.assign(i, {
        vat: '211',
        gross: '1211',
        payable: '1211',
        vatBreakdown: [{ ...i.vatBreakdown[0]!, vat: '211' }],
      }),
    ['BR-CO-17 BT-117 #1'],
  ],
  [
    'a base of another size',
    (i) => Object.assign(i.vatBreakdown[0]!, { base: '998.00' }),
    ['BR-S-08 BT-116 S'],
  ],
  [
    'a buyer without a code',
    (i) => Object.assign(i.buyer, { legalId: null, vatId: null, taxRegistration: null }),
    ['BR-RO-120 BT-47, BT-48'],
  ],
  ['no address', (i) => (i.seller.address = null), ['BR-RO-080 BT-35', 'BR-RO-090 BT-37']],
  [
    'Bucharest by its name',
    (i) => Object.assign(i.buyer.address!, { county: 'RO-B', city: 'București', country: 'RO' }),
    ['BR-RO-100 BT-52'],
  ],
  [
    'a county by its name',
    (i) => Object.assign(i.buyer.address!, { county: 'Cluj', country: 'RO' }),
    ['BR-RO-110 BT-54'],
  ],
  ['a county abroad', (i) => Object.assign(i.buyer.address!, { county: 'Baranya', country: 'HU' }), []],
  ['21 notes', (i) => (i.notes = Array.from({ length: 21 }, () => 'x')), ['BR-RO-A020 BG-1']],
  ['a long note', (i) => (i.notes = ['x'.repeat(301)]), ['BR-RO-L300 BT-22']],
  ['a note of 300 letters that take two units each', (i) => (i.notes = ['😀'.repeat(300)]), []],
  ['a long name', (i) => (i.seller.legalName = 'x'.repeat(201)), ['BR-RO-L200 BT-27']],
  ['a long item', (i) => (i.lines[0]!.name = 'x'.repeat(101)), ['BR-RO-L100 BT-153 #1']],
  ['all of it negative', (i) => negate(i), []],
];

for (const [what, wound, remarks] of wounds)
  test(`${what}: ${remarks.join(', ') || 'no remark'}`, () => {
    const invoice = plain();
    wound(invoice);
    assert.deepEqual(
      checkInvoice(invoice, [])
        .map(({ code, term }) => `${code} ${term}`)
        .sort(),
      remarks.toSorted(),
    );
  });

test('a figure that does not add up says what it would come to', () => {
  const invoice = plain();
  invoice.gross = '1200.00';
  assert.deepEqual(checkInvoice(invoice, [])[0], {
    code: 'BR-CO-15',
    term: 'BT-112',
    written: '1200.00',
    expected: '1210.00',
  });
});

test('what was written and could not be read is not said to be missing too', () => {
  const ns = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
  const xml = `<Invoice xmlns="${ns}"><ID>1</ID><IssueDate>yesterday</IssueDate></Invoice>`;
  const reading = readDocument(Buffer.from(xml), 'ubl_invoice');
  assert.ok(reading.verdict === 'read');
  const ofDate = reading.invoice.remarks.filter(({ term }) => term === 'BT-2').map(({ code }) => code);
  assert.deepEqual(ofDate, ['not_a_date']);
});

test('of lists that were cut off nothing is added up', () => {
  const invoice = plain();
  invoice.gross = '0';
  const cut = { code: 'too_many', term: 'BG-25', written: '30000' } as const;
  assert.deepEqual(checkInvoice(invoice, [cut]), [cut]);
});

function adjustment(kind: 'allowance' | 'charge', amount: string) {
  return {
    kind,
    amount,
    base: null,
    percent: null,
    reason: null,
    reasonCode: null,
    vatCategory: 'S',
    vatRate: '21',
  };
}

function negate(i: ReadInvoice): void {
  Object.assign(i, { net: '-1000.00', vat: '-210.00', gross: '-1210.00', payable: '-1210.00' });
  i.totals.lines = '-1000.00';
  Object.assign(i.vatBreakdown[0]!, { base: '-1000.00', vat: '-210.00' });
  Object.assign(i.lines[0]!, { quantity: '-2', net: '-1000.00' });
}

function plain(): ReadInvoice {
  const { invoice } = readOne('invoice', 3);
  const [line] = invoice.lines;
  const group = invoice.vatBreakdown[0]!;
  return {
    ...structuredClone(invoice),
    ...{ number: 'F1', typeCode: '380', currency: 'RON', vatCurrency: null, notes: [], adjustments: [] },
    ...{ net: '1000.00', vat: '210.00', gross: '1210.00', payable: '1210.00', attachments: [] },
    totals: {
      lines: '1000.00',
      allowances: null,
      charges: null,
      vatInVatCurrency: null,
      prepaid: null,
      rounding: null,
    },
    vatBreakdown: [{ ...group, category: 'S', rate: '21', base: '1000.00', vat: '210.00' }],
    lines: [
      {
        ...line!,
        ...{ quantity: '2', price: '500.00', priceBaseQuantity: null, net: '1000.00', adjustments: [] },
        ...{ vatCategory: 'S', vatRate: '21' },
      },
    ],
  };
}

function readOne(kind: InvoiceKind, seed: number) {
  const { xml, facts } = makeDocument({ seed, kind, issuedOn: '2026-02-16', uploadIndex: '5' });
  assert.ok('consistent' in facts);
  const syntax = {
    Invoice: 'ubl_invoice',
    CreditNote: 'ubl_credit_note',
    CrossIndustryInvoice: 'cii',
  } as const;
  const reading = readDocument(xml, syntax[facts.root]);
  assert.ok(reading.verdict === 'read');
  return { facts, invoice: reading.invoice };
}
