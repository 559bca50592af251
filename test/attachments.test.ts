/** The files that a document carries, as a browser or a program gets them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { makeDocument } from '../sandbox/documents/generate.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask } = service;

async function tenantWithInvoice(xml?: Buffer) {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const cif = '12345674';
  const company = { id: await addCompany(service, organisationId, cif), organisationId, cif };
  const { invoiceId } = await archiveInvoice(service, company, {}, {}, xml);
  return { key, url: `/api/v1/invoices/${invoiceId}/attachments` };
}

test('an attachment is handed out byte for byte, to be kept and neither run nor shown', async () => {
  let seen = 0;
  for (let seed = 0; seen < 6; seed++) {
    const made = makeDocument({ seed, kind: 'attachments', issuedOn: '2026-02-16', uploadIndex: '5' });
    const { attachments } = made.facts as Extract<typeof made.facts, { attachments: unknown }>;
    const { key, url } = await tenantWithInvoice(made.xml);
    for (const [i, { sha256, mimeCode, sizeBytes }] of attachments.entries()) {
      const { status, headers, bytes } = await ask('GET', `${url}/${i + 1}`, { key });
      assert.equal(status, 200);
      assert.equal(bytes.length, sizeBytes);
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
      assert.equal(headers.etag, `"${sha256}"`);
      assert.equal(String(headers['content-type']).split(';')[0], mimeCode);
      assert.match(
        String(headers['content-disposition']),
        /^attachment; filename="[^"/\\]+"(; filename\*=UTF-8''[\w.%!~-]+)?$/,
      );
      assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
      assert.equal(headers['x-content-type-options'], 'nosniff');
      seen++;
    }
  }
});

test('what is not embedded is 404, and says why', async () => {
  const ns = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
  const xml = Buffer.from(`<Invoice xmlns="${ns}">
    <AdditionalDocumentReference><ID>1</ID></AdditionalDocumentReference>
    <AdditionalDocumentReference><ID>2</ID><Attachment>
      <EmbeddedDocumentBinaryObject filename="a.html" mimeCode="text/html">PHA+</EmbeddedDocumentBinaryObject>
    </Attachment></AdditionalDocumentReference>
    <AdditionalDocumentReference><ID>3</ID><Attachment>
      <EmbeddedDocumentBinaryObject>?</EmbeddedDocumentBinaryObject>
    </Attachment></AdditionalDocumentReference></Invoice>`);
  const { key, url } = await tenantWithInvoice(xml);
  const answer = async (n: string) => {
    const { status, body } = await ask('GET', `${url}/${n}`, { key });
    return [status, body?.code, body?.detail];
  };
  assert.deepEqual(await answer('1'), [
    404,
    'not_found',
    'The document only names this attachment; the file is not embedded.',
  ]);
  assert.match(String((await answer('3'))[2]), /not valid base64/);
  for (const n of ['4', '0', '-1', '1.5', '99999', 'x', '%2e%2e']) assert.equal((await answer(n))[0], 404, n);
  const page = await ask('GET', `${url}/2`, { key });
  assert.deepEqual([page.status, page.text], [200, '<p>']);
  assert.equal(page.headers['content-type'], 'application/octet-stream');
});

test("another organisation's attachment is 404", async () => {
  const { xml } = makeDocument({ seed: 1, kind: 'attachments', issuedOn: '2026-02-16', uploadIndex: '5' });
  const { url } = await tenantWithInvoice(xml);
  const stranger = await service.addTenant();
  assert.equal((await ask('GET', `${url}/1`, { key: stranger.key })).status, 404);
});
