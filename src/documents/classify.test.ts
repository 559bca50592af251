import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify, kindOf } from './classify.ts';
import { sniffRoot } from './root.ts';
import type { ZipEntry } from './unzip.ts';

const invoiceNs = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>';
const invoice = entry('5001.xml', `<Invoice xmlns="${invoiceNs}"><a/></Invoice>`);
const detached = entry('semnatura_5001.xml', `<?xml version="1.0"?>${signature}`);
const enveloped = entry('semnatura_5001.xml', `<Invoice xmlns="${invoiceNs}"><a/>${signature}</Invoice>\n`);

test('the document and its seal are told apart in both styles and in any order', () => {
  for (const seal of [detached, enveloped]) {
    for (const entries of [
      [seal, invoice],
      [invoice, seal],
    ]) {
      assert.deepEqual(classify(entries, '5001'), {
        ok: true,
        document: { ...invoice, kind: 'ubl_invoice' },
        seal,
        others: [],
      });
    }
  }
});

test('the root says what an entry is, whatever its name pretends', () => {
  const swapped = [
    { ...detached, name: '5001.xml' },
    { ...invoice, name: 'semnatura_5001.xml' },
  ];
  const told = classify(swapped, '5001');
  assert.ok(told.ok);
  assert.equal(told.document.name, 'semnatura_5001.xml');
  assert.equal(told.seal?.name, '5001.xml');
});

test("another upload index is another's document", () => {
  assert.deepEqual(classify([detached, invoice], '5002'), {
    ok: false,
    reason: 'other_document',
    detail: 'the document is 5001, not 5002',
  });
  const nameless = classify([entry('factura.xml', invoice.bytes.toString())], '5001');
  assert.equal(nameless.ok ? '' : nameless.reason, 'other_document');
});

test('a ZIP without any document says so', () => {
  for (const entries of [[], [detached], [entry('readme.txt', 'hello')]]) {
    const told = classify(entries, '5001');
    assert.equal(told.ok ? '' : told.reason, 'no_document');
  }
});

test('two different documents of one name are ambiguous, the same one twice is not', () => {
  const other = entry('5001.xml', `<Invoice xmlns="${invoiceNs}"><b/></Invoice>`);
  const told = classify([invoice, other], '5001');
  assert.equal(told.ok ? '' : told.reason, 'ambiguous');
  const twice = classify([invoice, invoice, detached], '5001');
  assert.ok(twice.ok);
  assert.deepEqual(twice.others, [invoice]);
});

test('a document that an issuer signed himself keeps its ministry seal', () => {
  const signed = entry('5001.xml', enveloped.bytes.toString());
  const told = classify([enveloped, signed], '5001');
  assert.ok(told.ok);
  assert.equal(told.document.name, '5001.xml');
  assert.equal(told.seal?.name, 'semnatura_5001.xml');
});

test('a broken seal is still the seal, and never the document', () => {
  const broken = entry('semnatura_5001.xml', 'Eroare interna');
  const told = classify([broken, invoice], '5001');
  assert.ok(told.ok);
  assert.equal(told.seal?.name, 'semnatura_5001.xml');
  assert.equal(classify([broken], '5001').ok, false);
});

test('unexpected entries are kept beside, and a document that is no XML is still the document', () => {
  const pdf = entry('anexa.pdf', '%PDF-1.7');
  const garbage = entry('5001.xml', 'not XML at all');
  assert.deepEqual(classify([pdf, garbage, detached], '5001'), {
    ok: true,
    document: { ...garbage, kind: 'unknown' },
    seal: detached,
    others: [pdf],
  });
});

test('the kind follows from root and namespace', () => {
  const kind = (xml: string) => kindOf(sniffRoot(Buffer.from(xml)));
  assert.equal(kind(`<ns2:Invoice xmlns="urn:x" xmlns:ns2='${invoiceNs}'>`), 'ubl_invoice');
  assert.equal(
    kind(`<CreditNote xmlns="${invoiceNs.replace('Invoice', 'CreditNote')}"/>`),
    'ubl_credit_note',
  );
  assert.equal(kind(`<CreditNote xmlns="${invoiceNs}"/>`), 'unknown');
  assert.equal(
    kind('<r:CrossIndustryInvoice xmlns:r="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>'),
    'cii',
  );
  assert.equal(kind('<header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1"/>'), 'error_file');
  assert.equal(kind('<header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactura:v2"/>'), 'error_file');
  assert.equal(kind('<header xmlns="mfp:anaf:dgti:spv:reqMesaj:v1"/>'), 'buyer_message');
  assert.equal(kind('<Invoice/>'), 'unknown');
});

function entry(name: string, text: string): ZipEntry {
  return { name, bytes: Buffer.from(text) };
}
