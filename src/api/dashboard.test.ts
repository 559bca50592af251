import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fastify from 'fastify';
import { sendDashboard } from './dashboard.ts';

function handOut(t: TestContext, files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), 'dashboard-'));
  t.after(() => rmSync(dir, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const app = fastify();
  app.get('*', (_request, reply) => sendDashboard(reply, dir));
  return app;
}

const page = '<head><meta id="nonce" nonce="__NONCE__"></head><body></body>';

test('a page names the scripts of its address, and one of an unknown address names none', async (t) => {
  const preloads = JSON.stringify({ '/facturi': ['assets/invoices-1.js', 'assets/table-2.js'] });
  const app = handOut(t, { 'index.html': page, 'preloads.json': preloads });
  const named = async (url: string) =>
    [...(await app.inject(url)).body.matchAll(/<link rel="modulepreload" crossorigin href="([^"]+)">/g)].map(
      ([, href]) => href,
    );
  assert.deepEqual(await named('/facturi'), ['/assets/invoices-1.js', '/assets/table-2.js']);
  assert.deepEqual(await named('/facturi?from=mail'), ['/assets/invoices-1.js', '/assets/table-2.js']);
  for (const other of ['/', '/facturi/1', '/constructor', '/__proto__'])
    assert.deepEqual(await named(other), []);
});

test('a build that names no scripts is handed out as well, and each page has a nonce of its own', async (t) => {
  const app = handOut(t, { 'index.html': page });
  const nonces = await Promise.all(
    ['/', '/'].map(async (url) => {
      const { body, headers } = await app.inject(url);
      const nonce = /nonce="([^"]+)"/.exec(body)![1]!;
      assert.ok(String(headers['content-security-policy']).includes(`'nonce-${nonce}'`));
      return nonce;
    }),
  );
  assert.notEqual(nonces[0], nonces[1]);
});
