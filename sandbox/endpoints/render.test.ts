import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDocument } from '../documents/generate.ts';
import { visit } from '../testing/visit.ts';

const { xml } = makeDocument({ seed: 3, kind: 'invoice', issuedOn: '2026-07-01', uploadIndex: '1' });

const post = (url: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': 'text/plain', ...headers },
  });

test('an invoice becomes a PDF without any token', () =>
  visit({}, async ({ sandbox }) => {
    const response = await post(`${sandbox.publicUrl}/transformare/FACT1`, xml);
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.match(await response.text(), /^%PDF-1\.4\n[\s\S]*%%EOF\n$/);
  }));

test('what is no invoice is nok with a trace id', () =>
  visit({}, async ({ sandbox }) => {
    const bodies: [path: string, body: string | Buffer, message: RegExp][] = [
      ['FACT2', xml, /^Valorile acceptate pentru parametrul standard sunt FACT1 si FCN$/],
      ['FCN', xml, /^Fisierul transmis nu este valid\./],
      ['FACT1/DA', 'nu e xml', /^Fisierul transmis nu este valid\./],
      [
        'FACT1',
        `<Invoice>${'a'.repeat(5 * 2 ** 20)}</Invoice>`,
        /^Marime fisier transmis mai mare de 5 MB\.$/,
      ],
    ];
    for (const [path, body, message] of bodies) {
      const response = await post(`${sandbox.publicUrl}/transformare/${path}`, body);
      assert.equal(response.status, 200);
      const nok = (await response.json()) as {
        stare: string;
        Messages: { message: string }[];
        trace_id: string;
      };
      assert.equal(nok.stare, 'nok');
      assert.match(nok.Messages[0]?.message ?? '', message);
      assert.match(nok.trace_id, /^[0-9a-f-]{36}$/);
    }
  }));

test('rendering is not there under test, nor without a standard', () =>
  visit({}, async ({ sandbox }) => {
    const response = await post(`${sandbox.url}/test/FCTEL/rest/transformare/FACT1`, xml);
    assert.equal(response.status, 404);
    const bare = await post(`${sandbox.publicUrl}/transformare/`, xml);
    assert.deepEqual(await bare.json(), {
      timestamp: '2026-07-15T12:00:00.000+00:00',
      status: 404,
      error: 'Not Found',
      path: '/FCTEL/rest/transformare/',
    });
  }));

test('the firewall stops a relative schema location, but only on the public host and without validation', () =>
  visit({}, async ({ sandbox, accessToken }) => {
    const location =
      'xsi:schemaLocation="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 ../../UBL-Invoice-2.1.xsd"';
    const body = `<Invoice xmlns="urn:x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${location}/>`;
    const stopped = await post(`${sandbox.publicUrl}/transformare/FACT1/DA`, body);
    assert.equal(stopped.status, 200);
    assert.match(await stopped.text(), /^<html><head><title>Request Rejected<\/title>/);
    for (const [path, headers] of [
      ['FACT1', {}],
      ['FACT1/DA', { authorization: `Bearer ${accessToken}` }],
    ] as const) {
      const passed = await post(`${sandbox.publicUrl}/transformare/${path}`, body, headers);
      assert.equal(passed.headers.get('content-type'), 'application/pdf');
    }
  }));

test('validation answers ok or nok', () =>
  visit({}, async ({ sandbox }) => {
    const ok = (await (await post(`${sandbox.publicUrl}/validare/FACT1`, xml)).json()) as { stare: string };
    assert.equal(ok.stare, 'ok');
  }));
