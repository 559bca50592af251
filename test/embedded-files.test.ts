/** Files embedded in documents: their bytes, and a name and a type under which they may safely be handed out. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeDocument } from '../sandbox/documents/generate.ts';
import { safeFilename, safeMediaType } from '../src/documents/attachment-name.ts';
import { base64Size, decodeBase64 } from '../src/documents/base64.ts';
import { readAttachment } from '../src/documents/read-attachment.ts';

test('a name of a million dots or spaces is cleaned in no time', () => {
  for (const run of ['.', ' ']) {
    const began = performance.now();
    safeFilename({ filename: `a${run.repeat(1_000_000)}b`, id: null, mimeCode: null, n: 1 });
    assert.ok(performance.now() - began < 2_000);
  }
});

test('an embedded file comes out byte for byte, however its base64 is written', () => {
  let seen = 0;
  for (const kind of ['attachments', 'cii', 'invoice', 'credit_note'] as const)
    for (let seed = 0; seed < 150; seed++) {
      const { xml, facts } = makeDocument({ seed, kind, issuedOn: '2026-02-16', uploadIndex: '5' });
      if (!('attachments' in facts)) continue;
      for (const [i, { sha256, mimeCode }] of facts.attachments.entries()) {
        const read = readAttachment(xml, i + 1);
        assert.ok(read.ok, `${kind} ${seed}`);
        assert.equal(createHash('sha256').update(read.bytes).digest('hex'), sha256);
        assert.equal(read.mediaType, mimeCode);
        assert.match(read.filename, /^[^/\\]+\.(pdf|csv|png)$/);
        seen++;
      }
      const beyond = facts.attachments.length + facts.externalDocuments.length + 1;
      assert.deepEqual(readAttachment(xml, beyond), { ok: false, reason: 'no_such_document' });
      if (facts.externalDocuments.length > 0)
        assert.deepEqual(readAttachment(xml, beyond - 1), { ok: false, reason: 'nothing_embedded' });
    }
  assert.ok(seen > 200);
});

test('what cannot be had says why', () => {
  const ns = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
  const invoice = (embedded: string) =>
    Buffer.from(`<Invoice xmlns="${ns}"><AdditionalDocumentReference><ID>1</ID><Attachment>
      <EmbeddedDocumentBinaryObject>${embedded}</EmbeddedDocumentBinaryObject>
      </Attachment></AdditionalDocumentReference></Invoice>`);
  assert.deepEqual(readAttachment(invoice('not base64!'), 1), { ok: false, reason: 'not_base64' });
  assert.deepEqual(readAttachment(invoice('QUJDR'), 1), { ok: false, reason: 'not_base64' });
  assert.deepEqual(readAttachment(invoice(' '), 1), { ok: false, reason: 'nothing_embedded' });
  assert.deepEqual(readAttachment(Buffer.from('<Invoice'), 1), { ok: false, reason: 'unreadable' });
  const other = Buffer.from('<header xmlns="mfp:anaf:dgti:spv:reqMesaj:v1"/>');
  assert.deepEqual(readAttachment(other, 1), { ok: false, reason: 'no_such_document' });
  for (const n of [0, -1, 2, 1.5, Number.NaN])
    assert.deepEqual(readAttachment(invoice('QUJD'), n), { ok: false, reason: 'no_such_document' });
  const read = readAttachment(invoice('QUJD'), 1);
  assert.ok(read.ok && read.filename === '1.bin' && read.bytes.toString() === 'ABC');
});

test('base64 comes back whole without its padding and with its lines broken; its size is known before', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(80), fc.boolean(), (bytes, width, padded) => {
      let text = Buffer.from(bytes).toString('base64');
      if (!padded) text = text.replace(/=+$/, '');
      if (width > 0) text = text.replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n');
      assert.equal(base64Size(text), bytes.length);
      assert.deepEqual(decodeBase64(text), Buffer.from(bytes));
    }),
  );
});

test('a name is the last part of what the issuer wrote, without what a disk or a header takes amiss', () => {
  const name = (filename: string | null, id: string | null = null, mimeCode: string | null = null) =>
    safeFilename({ filename, id, mimeCode, n: 3 });
  assert.equal(name('2025/anexe/anexa 1.pdf'), 'anexa 1.pdf');
  assert.equal(name('..\\..\\temp\\anexă ț.pdf'), 'anexă ț.pdf');
  assert.equal(name('C:\\a?b*"c".pdf'), 'a_b__c_.pdf');
  assert.equal(name('factura\u202Efdp.exe'), 'facturafdp.exe');
  assert.equal(name('a\r\nSet-Cookie: x.pdf'), 'aSet-Cookie_ x.pdf');
  assert.equal(name('nul.pdf'), '_nul.pdf');
  assert.equal(name('..', 'ANEXA 1', 'application/pdf'), 'ANEXA 1.pdf');
  assert.equal(name(null, '../12/A', 'text/csv; charset=utf-8'), '-12-A.csv');
  assert.equal(name(null), 'attachment-3.bin');
  assert.equal(name(`${'x'.repeat(300)}.pdf`), `${'x'.repeat(96)}.pdf`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (filename, id) => {
      const made = safeFilename({ filename, id, mimeCode: null, n: 1 });
      assert.match(made, /^[^/\\\p{Cc}<>:"|?*%]{1,110}$/u);
      assert.ok(!/^\.|\.$/.test(made));
      encodeURIComponent(made);
    }),
  );
});

test('a browser is told only of types that EN 16931 lets be embedded', () => {
  assert.equal(safeMediaType('application/pdf'), 'application/pdf');
  for (const type of ['text/html', 'image/svg+xml', 'constructor', '', null])
    assert.equal(safeMediaType(type), 'application/octet-stream');
});
