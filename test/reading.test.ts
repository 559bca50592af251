/** What the sandbox writes, the product reads: thousands of generated documents come back to the facts they were made from. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentKind } from '../sandbox/documents/facts.ts';
import { type GeneratedDocument, makeDocument } from '../sandbox/documents/generate.ts';
import { ublNamespaces } from '../sandbox/documents/write-ubl.ts';
import { type SealStyle, sealOf } from '../sandbox/seal.ts';
import { zip } from '../sandbox/zip.ts';
import { classify } from '../src/documents/classify.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { unzip } from '../src/documents/unzip.ts';
import { expectedInvoice } from './support/expected-invoice.ts';

const uploadIndex = '5001130147';
const issuedOn = '2026-02-16';

const kinds: DocumentKind[] = [
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
  'error_file',
  'buyer_message',
];

for (const kind of kinds) {
  test(`a document of kind ${kind} is read back to its facts, whatever the seed`, () => {
    const seeds = fc.nat();
    // Before and after the rates changed.
    const dates = fc.constantFrom('2024-02-29', '2025-07-31', '2025-08-01', issuedOn);
    fc.assert(
      fc.property(seeds, dates, (seed, day) => {
        const made = makeDocument({ seed, kind, issuedOn: day, uploadIndex });
        const { xml, facts } = made;
        const told = classify([{ name: `${uploadIndex}.xml`, bytes: xml }], uploadIndex);
        assert.ok(told.ok);
        assert.deepEqual(
          read(xml, told.document.kind),
          expected(made),
          'quirks' in facts ? facts.quirks.join() : '',
        );
      }),
      { numRuns: 400 },
    );
  });
}

/** An invoice with so many lines of 650 bytes, all of which add up. */
function invoiceOf(count: number): Buffer {
  const amount = (name: string, text: string) => `<cbc:${name} currencyID="RON">${text}</cbc:${name}>`;
  const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  const line = (n: number) =>
    `<cac:InvoiceLine><cbc:ID>${n}</cbc:ID><cbc:InvoicedQuantity unitCode="H87">2</cbc:InvoicedQuantity>` +
    `${amount('LineExtensionAmount', '3.00')}<cac:Item><cbc:Description>${'Articol cu un nume lung '.repeat(6)}` +
    `</cbc:Description><cbc:Name>Articol ${n}</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID>` +
    `<cbc:Percent>21</cbc:Percent>${vat}</cac:ClassifiedTaxCategory></cac:Item>` +
    `<cac:Price>${amount('PriceAmount', '1.50')}</cac:Price></cac:InvoiceLine>`;
  const net = 3 * count;
  const tax = ((net * 21) / 100).toFixed(2);
  const gross = ((net * 121) / 100).toFixed(2);
  const totals =
    `<cac:TaxTotal>${amount('TaxAmount', tax)}<cac:TaxSubtotal>${amount('TaxableAmount', `${net}`)}` +
    `${amount('TaxAmount', tax)}<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>${vat}` +
    `</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>` +
    `${amount('LineExtensionAmount', `${net}`)}${amount('TaxExclusiveAmount', `${net}`)}` +
    `${amount('TaxInclusiveAmount', gross)}${amount('PayableAmount', gross)}</cac:LegalMonetaryTotal>`;
  const { cac, cbc, ...root } = ublNamespaces('Invoice');
  return Buffer.from(
    `<Invoice xmlns="${root['']}" xmlns:cac="${cac}" xmlns:cbc="${cbc}"><cbc:ID>F1</cbc:ID>` +
      `<cbc:DocumentCurrencyCode>RON</cbc:DocumentCurrencyCode>${totals}` +
      `${Array.from({ length: count }, (_, i) => line(i + 1)).join('')}</Invoice>`,
  );
}

test('a document of 10 MB is read whole, line by line', () => {
  const count = 15_500;
  const xml = invoiceOf(count);
  assert.ok(xml.length > 10_000_000 && xml.length < 11_000_000, `${xml.length}`);
  const reading = readDocument(xml, 'ubl_invoice');
  assert.ok(reading.verdict === 'read');
  const { lines, remarks } = reading.invoice;
  assert.equal(lines.length, count);
  assert.equal(lines.at(-1)?.name, 'Articol 15500');
  // All of them add up.
  assert.deepEqual(
    remarks.filter(({ code }) => /^BR-CO|^BR-S|line_net/.test(code)),
    [],
  );
});

test('twice as many lines take twice as many steps through the document, and not their square', () => {
  const stepsFor = (count: number) => countSteps(() => readDocument(invoiceOf(count), 'ubl_invoice'));
  const [once, twice] = [stepsFor(500), stepsFor(1_000)];
  assert.ok(once > 500 * 10, `${once} steps: what is counted is no longer what is called`);
  assert.ok(twice < once * 2.05, `${once} steps for 500 lines, ${twice} for 1,000`);
});

/** How many names are looked up and how many texts are decoded meanwhile: each step through the tree does one of them. */
function countSteps(work: () => void): number {
  let steps = 0;
  const { get } = Map.prototype;
  const decode = Buffer.prototype.toString;
  Map.prototype.get = function (key) {
    steps++;
    return get.call(this, key);
  };
  Buffer.prototype.toString = function (...args: Parameters<Buffer['toString']>) {
    steps++;
    return decode.apply(this, args);
  };
  try {
    work();
  } finally {
    Map.prototype.get = get;
    Buffer.prototype.toString = decode;
  }
  return steps;
}

test('a download is opened, told apart and read, in every style of seal', async () => {
  const styles: SealStyle[] = ['detached', 'detached_sha1', 'enveloped', 'successor', 'tampered', 'missing'];
  for (const [seed, style] of styles.entries()) {
    for (const kind of kinds) {
      const made = makeDocument({ seed, kind, issuedOn, uploadIndex });
      const { xml } = made;
      const seal = sealOf(xml, style);
      const entries = [
        ...(seal ? [{ name: `semnatura_${uploadIndex}.xml`, bytes: seal }] : []),
        { name: `${uploadIndex}.xml`, bytes: xml },
      ];
      const opened = await unzip(zip(entries, Date.UTC(2026, 1, 16)));
      assert.ok(opened.ok);
      const told = classify(opened.entries, uploadIndex);
      assert.ok(told.ok, `${kind} ${style}`);
      assert.deepEqual(told.seal?.bytes, seal, `${kind} ${style}`);
      assert.deepEqual(told.others, []);
      assert.deepEqual(read(told.document.bytes, told.document.kind), expected(made));
    }
  }
});

test('a damaged document is read or refused, and never throws', () => {
  for (let seed = 0; seed < 1_500; seed++) {
    const { xml } = makeDocument({ seed, kind: kinds[seed % kinds.length]!, issuedOn, uploadIndex });
    const bytes = damaged(xml, seed);
    const told = classify([{ name: `${uploadIndex}.xml`, bytes }], uploadIndex);
    if (told.ok) readDocument(bytes, told.document.kind);
    for (const kind of ['ubl_invoice', 'cii', 'error_file', 'unknown'] as const) readDocument(bytes, kind);
  }
});

test('the official samples are read', (t) => {
  const folder = new URL('../../shared/anaf-samples/', import.meta.url);
  if (!existsSync(folder)) return t.skip('the official samples do not travel with the project');
  const summary = (file: string) => {
    const bytes = readFileSync(new URL(file, folder));
    const told = classify([{ name: '1.xml', bytes }], '1');
    assert.ok(told.ok);
    const reading = readDocument(bytes, told.document.kind);
    if (reading.verdict !== 'read') return reading;
    const { syntax, number, typeCode, issuedOn, dueOn, currency, seller, buyer, remarks } = reading.invoice;
    const { net, vat, gross, payable, vatBreakdown, lines } = reading.invoice;
    return {
      ...{ syntax, number, typeCode, issuedOn, dueOn, currency, net, vat, gross, payable },
      remarks: remarks.map(({ code }) => code),
      seller: { cif: seller.cif, name: seller.name },
      buyer: { cif: buyer.cif, name: buyer.name },
      vatBreakdown: vatBreakdown.length,
      lines: lines.length,
    };
  };
  assert.deepEqual(summary('invoice-ubl.xml'), {
    syntax: 'ubl_invoice',
    number: '6422451356',
    typeCode: '380',
    issuedOn: '2022-05-31',
    dueOn: '2022-05-31',
    currency: 'RON',
    seller: { cif: '1234567890', name: 'Seller SRL' },
    buyer: { cif: '987456123', name: 'Buyer SRL' },
    net: '34741984.11',
    vat: '6598592.6',
    gross: '41340576.71',
    payable: '41340576.71',
    vatBreakdown: 3,
    lines: 35,
    remarks: [],
  });
  assert.deepEqual(summary('credit-note-ubl.xml'), {
    syntax: 'ubl_credit_note',
    number: '2018-112',
    typeCode: '381',
    issuedOn: '2018-07-31',
    dueOn: null,
    currency: 'SEK',
    seller: { cif: null, name: 'Säljbolaget AB' },
    buyer: { cif: null, name: 'Centrala Inköps Handelsbolag' },
    net: '400',
    vat: '100',
    gross: '500',
    payable: '500',
    vatBreakdown: 1,
    lines: 1,
    remarks: ['BR-RO-120'],
  });
  assert.deepEqual(summary('invoice-cii.xml'), {
    syntax: 'cii',
    number: 'TOSL108',
    typeCode: '380',
    issuedOn: '2013-04-10',
    dueOn: '2013-05-10',
    currency: 'DKK',
    seller: { cif: null, name: 'SubscriptionSeller' },
    buyer: { cif: null, name: 'Buyercompany ltd' },
    net: '900',
    vat: '225',
    gross: '1125',
    payable: '1125',
    vatBreakdown: 1,
    lines: 1,
    remarks: ['BR-RO-030', 'BR-RO-120'],
  });
  assert.deepEqual(summary('buyer-message-rasp.xml'), {
    verdict: 'not_an_invoice',
    notice: { kind: 'buyer_message', uploadIndex: '191823', message: 'mesaj de test, standard RASP' },
  });
});

function expected({ facts, dressing }: GeneratedDocument): unknown {
  if (facts.kind === 'error_file') {
    const { uploadIndex: index, seller, errors } = facts;
    return {
      verdict: 'not_an_invoice',
      notice: { kind: 'error_file', uploadIndex: index, cif: seller.cif, errors },
    };
  }
  if (facts.kind === 'buyer_message') {
    const { uploadIndex: index, message } = facts;
    return { verdict: 'not_an_invoice', notice: { kind: 'buyer_message', uploadIndex: index, message } };
  }
  return { verdict: 'read', invoice: expectedInvoice(facts, dressing!) };
}

/** Without its remarks: those have tests of their own. */
function read(xml: Buffer, kind: Parameters<typeof readDocument>[1]): unknown {
  const reading = readDocument(xml, kind);
  if (reading.verdict !== 'read') return reading;
  const { remarks, ...invoice } = reading.invoice;
  return { ...reading, invoice };
}

/** One to three wounds, the same for the same seed: bytes changed, cut out, doubled, or the end missing. */
function damaged(xml: Buffer, seed: number): Buffer {
  let state = seed + 1;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  let bytes = Buffer.from(xml);
  for (let wounds = below(3); wounds >= 0; wounds--) {
    const at = below(bytes.length);
    const length = below(40);
    const kind = below(4);
    if (kind === 0) bytes[at] = below(256);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else bytes = bytes.subarray(0, Math.max(1, at));
  }
  return bytes;
}
