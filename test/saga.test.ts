/** SAGA's files: whatever a document is like, their sums are its own totals, or it is left out with the reason. Faults seen 2026-11-29. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import type { DocumentKind } from '../sandbox/documents/facts.ts';
import { makeDocument } from '../sandbox/documents/generate.ts';
import { countsNegated } from '../src/core/credit-note.ts';
import type { ReadInvoice } from '../src/core/invoice.ts';
import type { Invoice } from '../src/db/invoices/invoice.ts';
import { contentFromStore, contentToStore } from '../src/db/invoices/invoice-content.ts';
import { readDocument } from '../src/documents/read-document.ts';
import { multiplyToCents, readCents, sumCents } from '../src/exports/cents.ts';
import { type SagaReading, sagaOf } from '../src/exports/saga-xml.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

function catalogued(read: ReadInvoice): Invoice {
  const { number, typeCode, issuedOn, dueOn, currency, seller, buyer, net, vat, payable, vatBreakdown } =
    read;
  return {
    id: '00000000-0000-4000-8000-000000000001',
    companyId: '00000000-0000-4000-8000-000000000002',
    cif: '90871557',
    messageId: '3001',
    uploadIndex: '5001130147',
    direction: 'received',
    role: 'buyer',
    ...{ number, typeCode, issuedOn, dueOn, currency, net, vat, payable, vatBreakdown },
    seller: { cif: seller.cif, name: seller.name },
    buyer: { cif: buyer.cif, name: buyer.name },
    seal: { verdict: 'valid', detail: null, signer: null, certificateSha256: null },
    reading: { verdict: 'read', detail: null },
    availableAt: null,
    late: null,
    retainUntil: null,
  } as Invoice;
}

function sagaOfDocument(xml: Buffer): { read: ReadInvoice; saga: SagaReading } | undefined {
  const reading = readDocument(xml, 'unknown');
  if (reading.verdict !== 'read') return undefined;
  return {
    read: reading.invoice,
    saga: sagaOf(catalogued(reading.invoice), contentFromStore(contentToStore(reading.invoice))),
  };
}

function sagaOfFixture(name: string) {
  const { saga } = sagaOfDocument(readFileSync(join(fixtures, `saga/${name}.xml`)))!;
  return saga;
}

function written(name: string): string {
  const saga = sagaOfFixture(name);
  assert.ok(saga.ok, `${name}: ${saga.ok || saga.reasons.join()}`);
  return saga.xml;
}

function texts(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map((m) => m[1]!);
}

/** Calculated here, from the file alone. */
function assertTrueSums(read: ReadInvoice, xml: string, name: string): void {
  const sign = countsNegated(read) ? -1n : 1n;
  const values = texts(xml, 'Valoare');
  assert.equal(sumCents(values.map(readCents)), sign * readCents(read.net), `${name}: Valoare`);
  assert.equal(sumCents(texts(xml, 'TVA').map(readCents)), sign * readCents(read.vat), `${name}: TVA`);
  const [prices, quantities] = [texts(xml, 'Pret'), texts(xml, 'Cantitate')];
  values.forEach((value, i) => {
    const product = multiplyToCents(prices[i]!, quantities[i]!);
    assert.equal(product, readCents(value), `${name}: ${prices[i]} × ${quantities[i]} = ${value}`);
  });
}

test('of every fixture the sums are the document’s own, or the reason is given', () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.xml'),
  );
  let exported = 0;
  for (const file of files) {
    const found = sagaOfDocument(readFileSync(join(fixtures, file)));
    if (!found) continue;
    const { read, saga } = found;
    if (saga.ok) {
      exported++;
      assertTrueSums(read, saga.xml, basename(file));
    } else assert.notDeepEqual(saga.reasons, [], file);
  }
  assert.ok(exported >= 25, String(exported));
});

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
];

for (const kind of kinds) {
  test(`of 60 generated documents of kind ${kind} none is left out but for mixed reverse charge, and all sums are true`, () => {
    for (let seed = 0; seed < 60; seed++) {
      const issuedOn = seed % 2 === 0 ? '2025-07-31' : '2026-02-16';
      const { xml, facts } = makeDocument({ seed, kind, issuedOn, uploadIndex: '5001130147' });
      const name = `${kind} ${seed} ${'quirks' in facts ? facts.quirks.join() : ''}`;
      const { read, saga } = sagaOfDocument(xml)!;
      if (saga.ok) assertTrueSums(read, saga.xml, name);
      else {
        const reversed = read.vatBreakdown.filter(({ category }) => category === 'AE').length;
        assert.ok(reversed > 0 && reversed < read.vatBreakdown.length, `${name}: ${saga.reasons.join()}`);
      }
    }
  });
}

test('a document with one rate has it on every line, whatever the line says', () => {
  for (const name of ['line-without-vat-category', 'line-rate-old-breakdown-new']) {
    const xml = written(name);
    assert.deepEqual(
      ['Valoare', 'ProcTVA', 'TVA'].map((element) => texts(xml, element)),
      [['100.00'], ['21'], ['21.00']],
      name,
    );
  }
});

test('a price for a hundred, of zero, before discounts or rounded becomes the price of one', () => {
  assert.deepEqual(texts(written('price-per-hundred'), 'Pret'), ['0.124', '0.0000013']);
  assert.deepEqual(texts(written('prices-zero'), 'Pret'), ['25.00', '-0.30']);
  assert.deepEqual(texts(written('cii-price-per-ten-two-discounts'), 'Pret'), ['4.00']);
  assert.deepEqual(texts(written('price-rounded-to-a-cent'), 'Pret'), ['0.01215']);
});

test('allowances and charges of the document are lines of their rate', () => {
  const xml = written('three-rates-deposit');
  assert.deepEqual(
    texts(xml, 'ProcTVA').map((rate, i) => [rate, texts(xml, 'Valoare')[i], texts(xml, 'TVA')[i]]),
    [
      ['11', '48.00', '5.28'],
      ['0', '12.00', '0.00'],
      ['21', '100.00', '21.00'],
      ['21', '-5.00', '-1.05'],
    ],
  );
});

test('what mixes reverse charge with usual lines, or lacks a rate, is left out with the reason', () => {
  const mixed = sagaOfFixture('mixed-reverse-charge');
  assert.ok(!mixed.ok);
  assert.match(mixed.reasons.join(), /taxare inversă/);
  const lacking = sagaOfFixture('breakdown-lacks-a-rate');
  assert.ok(
    !lacking.ok,
    'one rate in the breakdown, two in the lines: the base is not what the lines come to',
  );
  assert.match(lacking.reasons.join(), /baza de TVA/);
});

test('VAT when paid is said by the code of the tax point', () => {
  assert.deepEqual(texts(written('cash-vat'), 'FacturaTVAIncasare'), ['Da']);
  assert.deepEqual(texts(written('paid-in-advance'), 'FacturaTVAIncasare'), ['Nu']);
});

test('a partner abroad is known by its VAT id, in the file and in its name', () => {
  const seller = sagaOfFixture('seller-abroad');
  assert.ok(seller.ok);
  assert.deepEqual(texts(seller.xml, 'FurnizorCIF'), ['DE136695976']);
  assert.equal(seller.fileName, 'F_DE136695976_F11-1_20-11-2026.xml');
  assert.deepEqual(texts(seller.xml, 'FacturaTaxareInversa'), ['Da']);
  assert.deepEqual(texts(written('buyer-abroad'), 'ClientCIF'), ['DE136695976']);
});

test('the upload index stands in a field of its own', () => {
  assert.deepEqual(texts(written('cash-vat'), 'FacturaIndexSPV'), ['5001130147']);
});

test('a credit note is negative once, also when it is written with a minus', () => {
  for (const name of ['cii-credit-note', 'credit-note-with-minus']) {
    const xml = written(name);
    assert.deepEqual(
      ['Cantitate', 'Pret', 'Valoare', 'TVA'].map((element) => Number(texts(xml, element)[0])),
      [-10, 4, -40, -8.4],
      name,
    );
  }
  const saga = sagaOfFixture('credit-note-with-minus');
  assert.match(saga.ok ? saga.remarks.join() : '', /cu minus/);
  const usual = sagaOfFixture('cii-credit-note');
  assert.deepEqual(usual.ok && usual.remarks, []);
});

test('a number of more than sixteen characters is cut, and the whole one is said', () => {
  const saga = sagaOfFixture('long-number');
  assert.ok(saga.ok);
  assert.deepEqual(texts(saga.xml, 'FacturaNumar'), ['SERIA-ALFA-2026-']);
  assert.match(texts(saga.xml, 'FacturaInformatiiSuplimentare').join(), /SERIA-ALFA-2026-000000123/);
  assert.match(saga.remarks.join(), /SERIA-ALFA-2026-000000123/);
});
