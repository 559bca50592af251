/** Exports of a service whose archive is in a bucket: made by one machine, fetched from another, whole, in parts and broken off. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openBucket } from '../src/archive/s3-bucket.ts';
import { openExportStore } from '../src/exports/export-store.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { exported } from './support/handed-on.ts';
import { s3Missing, startS3Server } from './support/s3-server.ts';
import { startService } from './support/service.ts';

const mib = 1024 * 1024;

test('an export that another machine made comes whole, in parts, and without a copy on this one', {
  skip: s3Missing,
}, async (t) => {
  const settings = await (await startS3Server()).newBucket('exports');
  const asked: string[] = [];
  const counting: typeof fetch = (url, init) => {
    if (init?.method === 'GET') asked.push(String(new Headers(init.headers).get('range')));
    return fetch(url, init);
  };
  const bucket = openBucket(settings, { fetch: counting });
  const [makes, serves] = [await folder('makes'), await folder('serves')];
  const service = await startService({ server: { exportStore: openExportStore(serves, bucket) } });
  const { key, organisationId } = await service.addTenant();
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  await archiveInvoice(service, company);
  const worker = { dir: makes, store: openExportStore(makes, bucket) };
  const {
    bytes,
    headers,
    export: made,
  } = await exported(service, key, { kind: 'search', format: 'csv' }, worker);
  const url = String(made.file.url);
  assert.equal(made.file.sha256, createHash('sha256').update(bytes).digest('hex'));
  const text = bytes.toString('latin1');
  const part = async (range: string, more = {}) => {
    const answer = await service.ask('GET', url, { key, headers: { range, ...more } });
    return [answer.status, answer.bytes.toString('latin1')];
  };
  assert.deepEqual(await part('bytes=0-9'), [206, text.slice(0, 10)]);
  assert.deepEqual(await part('bytes=10-', { 'if-range': String(headers.etag) }), [206, text.slice(10)]);
  assert.deepEqual(await part('bytes=-5'), [206, text.slice(-5)]);
  for (const dir of [makes, serves])
    assert.deepEqual(
      (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.csv')),
      [],
    );

  await t.test('a client that goes away ends the reading of the bucket', async () => {
    // As large as a pack of many invoices: three parts in the bucket.
    const large = Buffer.alloc(33 * mib, 'x');
    const { rows } = await service.db.query(
      'update export set size_bytes = $2 where id = $1 returning path',
      [made.id, large.length],
    );
    await bucket.putStream(
      `exports/${rows[0].path}`,
      (async function* () {
        yield large;
      })(),
    );
    await service.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = service.app.server.address() as AddressInfo;
    const get = (signal?: AbortSignal) =>
      fetch(`http://127.0.0.1:${port}${url}`, {
        headers: { authorization: `Bearer ${key}` },
        ...(signal && { signal }),
      });
    asked.length = 0;
    const goes = new AbortController();
    const broken = await get(goes.signal);
    await broken.body!.getReader().read();
    goes.abort();
    assert.equal((await (await get()).arrayBuffer()).byteLength, large.length);
    const lastPart = asked.filter((range) => range.startsWith(`bytes=${32 * mib}-`));
    assert.equal(lastPart.length, 1, 'of the one that was broken off, the end was never asked for');
  });

  assert.equal(
    (await service.ask('DELETE', String(made.url ?? url.replace(/\/file$/, '')), { key })).status,
    204,
  );
  assert.equal((await service.ask('GET', url, { key })).status, 404);
  const left = [];
  for await (const { key: name } of bucket.list('exports/')) left.push(name);
  assert.deepEqual(left, []);
});

async function folder(name: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), `efactura-${name}-`));
  after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
