/** The TypeScript client and the examples, against the service: trigger, lists, feed, download, retries, webhooks. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { Webhook } from 'standardwebhooks';
import {
  ApiProblem,
  createEfacturaClient,
  followInvoices,
  rows,
  take,
  verifyWebhook,
} from '../clients/typescript/dist/index.js';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const service = await startService();
await service.app.listen({ port: 0, host: '127.0.0.1' });
const { port } = service.app.server.address() as AddressInfo;
const baseUrl = `http://127.0.0.1:${port}`;

async function newClient() {
  const { key, organisationId } = await service.addTenant();
  const company = await addCompany(service, organisationId, '12345674');
  const archived = await archiveInvoice(service, { id: company, organisationId, cif: '12345674' });
  return { key, organisationId, archived, client: createEfacturaClient({ baseUrl, apiKey: key }) };
}

test('the client triggers, lists and downloads', async () => {
  const { client, organisationId, archived } = await newClient();
  await service.addConnection(organisationId);
  const triggered = await client.POST('/api/v1/sync/trigger', { headers: { 'Idempotency-Key': 'k' } });
  assert.deepEqual(triggered.data, { message: 'Sync triggered' });
  const ids: string[] = [];
  for await (const invoice of rows((cursor) =>
    client.GET('/api/v1/invoices', {
      params: { query: { limit: 1, ...(cursor !== undefined && { cursor }) } },
    }),
  ))
    ids.push(invoice.id);
  assert.deepEqual(ids, [archived.invoiceId]);
  const { data: zip } = await client.GET('/api/v1/invoices/{id}/zip', {
    params: { path: { id: archived.invoiceId } },
    parseAs: 'arrayBuffer',
  });
  assert.equal(
    Buffer.from(zip as unknown as ArrayBuffer)
      .subarray(0, 2)
      .toString(),
    'PK',
  );
});

test('a refusal is an ApiProblem with its code and the id of the request', async () => {
  const client = createEfacturaClient({ baseUrl, apiKey: 'efs_wrong', language: 'ro' });
  const error = await take(client.GET('/api/v1/overview')).catch((caught: unknown) => caught);
  assert.ok(error instanceof ApiProblem);
  assert.deepEqual([error.status, error.code], [401, 'unauthenticated']);
  assert.match(error.requestId ?? '', /^[0-9a-f-]{36}$/);
  assert.match(error.message, /[șțăâî]/);
});

test('429 and 503 are tried again after Retry-After; a POST only with an Idempotency-Key', async () => {
  const { key } = await newClient();
  const waited: number[] = [];
  let failures = 2;
  let sent = 0;
  const fetch = (async (request: Request) => {
    sent++;
    if (failures-- <= 0) return globalThis.fetch(request);
    const status = failures === 1 ? 429 : 503;
    return new Response('{}', {
      status,
      headers: { 'retry-after': '7', 'content-type': 'application/problem+json' },
    });
  }) as typeof globalThis.fetch;
  const retries = { sleep: async (ms: number) => void waited.push(ms) };
  const client = createEfacturaClient({ baseUrl, apiKey: key, fetch, retries });
  assert.equal((await client.GET('/api/v1/overview')).response.status, 200);
  assert.deepEqual([waited, sent], [[7000, 7000], 3]);

  [failures, sent] = [1, 0];
  assert.equal((await client.POST('/api/v1/api-keys', { body: { name: 'n' } })).response.status, 503);
  assert.equal(sent, 1);
  [failures, sent] = [1, 0];
  const created = await client.POST('/api/v1/api-keys', {
    body: { name: 'n' },
    headers: { 'Idempotency-Key': 'k' },
  });
  assert.deepEqual([created.response.status, sent], [201, 2]);
});

test('the feed gives the whole catalogue, and then what is new', async () => {
  const { client, archived } = await newClient();
  const pages = [];
  for await (const page of followInvoices(client, { waitSeconds: 0 })) pages.push(page);
  assert.deepEqual(
    pages.flatMap(({ changes }) => changes.map(({ change, invoice }) => [change, invoice.id])),
    [['added', archived.invoiceId]],
  );
  for await (const page of followInvoices(client, { cursor: pages.at(-1)!.cursor, waitSeconds: 0 }))
    assert.fail(`nothing is new, and yet ${JSON.stringify(page)} came`);
});

test('a webhook is verified by its secret, and one that was changed is refused', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = JSON.stringify({
    type: 'invoice.received',
    timestamp: new Date().toISOString(),
    data: { id: '1' },
  });
  const at = new Date();
  const headers = {
    'Webhook-Id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  };
  assert.equal(verifyWebhook(secret, body, headers).type, 'invoice.received');
  assert.throws(() => verifyWebhook(secret, `${body} `, headers), /signature/i);
});

test('the examples run: curl, and the feed into a CSV', async () => {
  const { key, organisationId, archived } = await newClient();
  await service.addConnection(organisationId);
  const dir = await mkdtemp(join(tmpdir(), 'efactura-example-'));
  after(() => rm(dir, { recursive: true, force: true }));
  const env = { ...process.env, EFACTURA_URL: baseUrl, EFACTURA_API_KEY: key };
  const curl = await run('sh', [join(root, 'examples/curl.sh'), archived.invoiceId], { cwd: dir, env });
  assert.match(curl.stdout, /"message":"Sync triggered"[\s\S]*"tokenValid":true[\s\S]*"data":\[/);
  assert.equal((await readFile(join(dir, `${archived.invoiceId}.zip`))).subarray(0, 2).toString(), 'PK');

  // As npm links a package that is installed from a folder.
  await mkdir(join(dir, 'node_modules'));
  await symlink(join(root, 'clients/typescript'), join(dir, 'node_modules/efactura-sync-client'));
  await copyFile(join(root, 'examples/typescript/invoices-to-csv.mjs'), join(dir, 'invoices-to-csv.mjs'));
  const file = join(dir, 'invoices.csv');
  const follow = () => run(process.execPath, [join(dir, 'invoices-to-csv.mjs'), file], { env });
  assert.match((await follow()).stdout, /^1 changes, 1 invoices/);
  assert.match(await readFile(file, 'utf8'), new RegExp(`^id,[\\s\\S]*\\n${archived.invoiceId},`));
  assert.match((await follow()).stdout, /^0 changes, 1 invoices/);
});
