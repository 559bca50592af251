/** Messages that are no invoice: what ANAF or a buyer says in them, and their bytes, for any client that asks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDocument } from '../sandbox/documents/generate.ts';
import type { MessageKind } from '../src/core/message.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask } = service;

async function archived(kind: MessageKind, xml: Buffer, uploadIndex = '5011636148') {
  const tenant = await service.addTenant();
  const { organisationId, key } = tenant;
  const cif = '12345674';
  const company = { id: await addCompany(service, organisationId, cif), organisationId, cif };
  await archiveInvoice(service, company, {}, { kind, uploadIndex }, xml);
  const { body } = await ask('GET', '/api/v1/messages', { key });
  return { key, path: `/api/v1/messages/${body.data[0].id}`, sha256: body.data[0].sha256 };
}

const made = (kind: 'error_file' | 'buyer_message' | 'invoice') =>
  makeDocument({ seed: 4, kind, issuedOn: '2026-02-16', uploadIndex: '5011636148' });

test('why an upload was refused stands there in ANAF’s words', async () => {
  const { xml, facts } = made('error_file');
  const { key, path } = await archived('error', xml);
  const { status, body } = await ask('GET', `${path}/notice`, { key });
  assert.equal(status, 200);
  assert.equal(facts.kind, 'error_file');
  assert.deepEqual(body, {
    kind: 'error_file',
    uploadIndex: facts.uploadIndex,
    cif: facts.seller.cif,
    errors: facts.errors,
    message: null,
  });
});

test('what a buyer wrote stands there, a person’s code masked', async () => {
  const { facts } = made('buyer_message');
  assert.equal(facts.kind, 'buyer_message');
  const xml = Buffer.from(
    '<header xmlns="mfp:anaf:dgti:spv:reqMesaj:v1" index_incarcare="5011636148" message="Refuz, CNP 1800101221144"/>',
  );
  const { key, path } = await archived('buyer_message_received', xml);
  const { body } = await ask('GET', `${path}/notice`, { key });
  assert.deepEqual(body, {
    kind: 'buyer_message',
    uploadIndex: '5011636148',
    cif: null,
    errors: [],
    message: 'Refuz, CNP 1***********4',
  });
});

test('an invoice has no notice, and what cannot be read says so', async () => {
  const invoice = await archived('received', made('invoice').xml);
  assert.equal((await ask('GET', `${invoice.path}/notice`, { key: invoice.key })).status, 404);
  const broken = await archived(
    'error',
    Buffer.from('<header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1">'),
  );
  const { status, body } = await ask('GET', `${broken.path}/notice`, { key: broken.key });
  assert.deepEqual([status, body.code], [409, 'unreadable']);
});

test('the ZIP of any message is handed out byte for byte, and to no other organisation', async () => {
  const ours = await archived('error', made('error_file').xml);
  const theirs = await archived('error', made('error_file').xml);
  const { status, headers } = await ask('GET', `${ours.path}/zip`, { key: ours.key });
  assert.equal(status, 200);
  assert.equal(headers.etag, `"${ours.sha256}"`);
  assert.equal(headers['content-security-policy'], "default-src 'none'; sandbox");
  for (const what of ['zip', 'notice']) {
    assert.equal((await ask('GET', `${ours.path}/${what}`, { key: theirs.key })).status, 404);
  }
});
