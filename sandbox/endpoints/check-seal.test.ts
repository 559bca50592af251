import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDocument } from '../documents/generate.ts';
import { sealOf } from '../seal.ts';
import { visit } from '../testing/visit.ts';

const { xml } = makeDocument({ seed: 3, kind: 'invoice', issuedOn: '2026-07-01', uploadIndex: '1' });

async function check(
  url: string,
  file?: Buffer,
  signature?: Buffer,
): Promise<{ status: number; msg: string }> {
  const form = new FormData();
  if (file) form.set('file', new Blob([new Uint8Array(file)]), '1.xml');
  if (signature) form.set('signature', new Blob([new Uint8Array(signature)]), 'semnatura_1.xml');
  const response = await fetch(`${url}/api/validate/signature`, { method: 'POST', body: form });
  return { status: response.status, msg: ((await response.json()) as { msg: string }).msg };
}

test('a genuine seal and a false one both come with HTTP 200, and both say "cu succes"', () =>
  visit({}, async ({ sandbox }) => {
    for (const style of ['detached', 'enveloped'] as const) {
      const { status, msg } = await check(sandbox.url, xml, sealOf(xml, style));
      assert.equal(status, 200);
      assert.match(msg, /^Fișierele încărcate au fost validate cu succes/);
    }
    const { status, msg } = await check(sandbox.url, xml, sealOf(xml, 'tampered'));
    assert.equal(status, 200);
    assert.match(msg, /^Fișierele încărcate NU au putut fi validate cu succes/);
  }));

test('a missing file or one that is not XML is HTTP 400', () =>
  visit({}, async ({ sandbox }) => {
    for (const signature of [undefined, Buffer.from('nu e xml')]) {
      const { status, msg } = await check(sandbox.url, xml, signature);
      assert.equal(status, 400);
      assert.match(msg, /^Eroare tehnică: request incorect\./);
    }
  }));
