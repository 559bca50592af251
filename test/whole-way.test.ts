/** The whole way through real processes: start, connect, add companies, trigger, wait, read everything back. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { until } from '../scripts/support/until.ts';
import { testDatabase } from './support/database.ts';
import { cli, type Env, type Service, serviceEnv, startService } from './support/processes.ts';

const cifs = ['8000000000', '8000000001', '8000000002'];

interface Way {
  sandbox: Sandbox;
  serial: string;
  env: Env;
  service: Service;
  key: string;
  get(path: string): Promise<Response>;
  json<T = Record<string, unknown>>(path: string): Promise<T>;
  post(path: string, body?: unknown): Promise<Response>;
}

async function start(t: TestContext, messages: number): Promise<Way> {
  const { url } = await testDatabase(t);
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const { serial } = sandbox.world.addCertificate({ cifs });
  for (const cif of cifs) {
    sandbox.world.addCompany(cif);
    sandbox.world.addMessages(cif, messages);
  }
  const env = await serviceEnv(t, sandbox, url);
  const service = await startService(t, env);
  const setup = cli(
    env,
    [
      'setup',
      '--email',
      'ana@contabilitate.example',
      '--organisation',
      'Contabilitate SRL',
      '--password-stdin',
    ],
    'parola de test lunga\n',
  );
  assert.equal(setup.code, 0, setup.stderr);
  const key = cli(env, ['api-key', 'create', '--name', 'test']).stdout.trim();
  assert.match(key, /^efs_[\w-]{43}$/);
  return { sandbox, serial, env, service, key, ...callsOf(service.url, key) };
}

function callsOf(url: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
  const get = (path: string) => fetch(`${url}${path}`, { headers, redirect: 'manual' });
  return {
    get,
    json: async <T>(path: string) => (await (await get(path)).json()) as T,
    post: (path: string, body?: unknown) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}

/** As a browser does it: authorise with the certificate, come back with state and cookie. */
async function connect({ service, key, serial }: Way): Promise<void> {
  const begun = await fetch(`${service.url}/api/v1/anaf/connect`, {
    headers: { authorization: `Bearer ${key}` },
    redirect: 'manual',
  });
  assert.equal(begun.status, 302);
  const cookie = begun.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  const back = await fetch(`${begun.headers.get('location')}&certificate=${serial}`, { redirect: 'manual' });
  const callback = new URL(back.headers.get('location')!);
  callback.hostname = '127.0.0.1';
  const done = await fetch(callback, { headers: { cookie }, redirect: 'manual' });
  assert.ok(done.status < 400, `${done.status} ${await done.text()}`);
}

interface RunBody {
  state: string;
  counts: Record<string, number>;
}

async function syncOnce(way: Way): Promise<RunBody> {
  const triggered = await way.post('/api/v1/sync/trigger');
  assert.equal(triggered.status, 202, await triggered.clone().text());
  assert.deepEqual(await triggered.json(), { message: 'Sync triggered' });
  const location = triggered.headers.get('location')!;
  let run!: RunBody;
  await until(async () => {
    run = await way.json<RunBody>(location);
    return !['queued', 'running'].includes(run.state);
  });
  return run;
}

test('from an empty installation to a filled archive', async (t) => {
  const way = await start(t, 20);
  await connect(way);

  const added = await way.post('/api/v1/companies', { companies: cifs.map((cif) => ({ cif: `RO${cif}` })) });
  const verdicts = (await added.json()) as { data: { outcome: string }[] };
  assert.deepEqual(
    verdicts.data.map((v) => v.outcome),
    ['added', 'added', 'added'],
  );

  const run = await syncOnce(way);
  assert.equal(run.state, 'succeeded', JSON.stringify(run));
  assert.deepEqual(run.counts, {
    companies: 3,
    listed: 60,
    new: 60,
    archived: 60,
    expired: 0,
    failed: 0,
    pending: 0,
  });

  const status = await way.json('/api/v1/sync/status');
  assert.deepEqual(
    { ...status, lastSync: typeof status.lastSync },
    { enabled: true, lastSync: 'string', tokenValid: true, syncInterval: 'hourly' },
  );
  const log = await way.json<{ status: string }[]>('/api/v1/sync/log');
  assert.equal(log.length, 50);
  assert.ok(log.every((line) => line.status === 'success'));

  const companies = await way.json<{ data: { cif: string; access: string; counts: object }[] }>(
    '/api/v1/companies',
  );
  assert.deepEqual(
    companies.data.map((c) => [c.cif, c.access, c.counts]),
    cifs.map((cif) => [cif, 'granted', { listed: 20, archived: 20, expired: 0, closed: 0, pending: 0 }]),
  );

  await everyZipIsAsTheSandboxSentIt(way);

  await way.service.stop();
  const again = await startService(t, way.env);
  const restarted = { ...way, service: again, ...callsOf(again.url, way.key) };
  const second = await syncOnce(restarted);
  assert.deepEqual([second.state, second.counts.new, second.counts.archived], ['succeeded', 0, 0]);
});

async function everyZipIsAsTheSandboxSentIt({ json, get, sandbox, env }: Way): Promise<void> {
  interface MessageBody {
    cif: string;
    messageId: string;
    createdAtRaw: string;
    sha256: string;
    invoiceId: string | null;
  }
  const messages: MessageBody[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    type Page = { data: MessageBody[]; nextCursor: string | null };
    const page: Page = await json<Page>(`/api/v1/messages?limit=25${cursor && `&cursor=${cursor}`}`);
    messages.push(...page.data);
    cursor = page.nextCursor;
  }
  assert.equal(new Set(messages.map((m) => m.messageId)).size, 60);
  const [organisation] = new Set(await readdir(join(env.DATA_DIR!, 'archive/sandbox')));
  for (const m of messages) {
    const sent = sandbox.archives.of(sandbox.world.getMessage(m.messageId), 'prod');
    const [year, month] = [m.createdAtRaw.slice(0, 4), m.createdAtRaw.slice(4, 6)];
    const path = `archive/sandbox/${organisation}/${m.cif}/${year}/${month}/${m.createdAtRaw}_${m.messageId}.zip`;
    const kept = await readFile(join(env.DATA_DIR!, path));
    assert.ok(kept.equals(sent), path);
    assert.equal(createHash('sha256').update(kept).digest('hex'), m.sha256);
  }
  const withInvoice = messages.find((m) => m.invoiceId !== null)!;
  const served = await get(`/api/v1/invoices/${withInvoice.invoiceId}/zip`);
  const sent = sandbox.archives.of(sandbox.world.getMessage(withInvoice.messageId), 'prod');
  assert.ok(Buffer.from(await served.arrayBuffer()).equals(sent));
}

test('the service killed in the middle of a sync archives every message exactly once after its restart', async (t) => {
  const way = await start(t, 60);
  await connect(way);
  await way.post('/api/v1/companies', { companies: cifs.map((cif) => ({ cif })) });
  const triggered = await way.post('/api/v1/sync/trigger');
  const location = triggered.headers.get('location')!;

  let service = way.service;
  for (const after of [15, 60, 110]) {
    const { json } = callsOf(service.url, way.key);
    await until(async () => (await json<RunBody>(location)).counts.archived! >= after);
    await service.stop('SIGKILL');
    service = await startService(t, way.env);
  }
  const { json } = callsOf(service.url, way.key);
  let run!: RunBody;
  await until(async () => {
    run = await json<RunBody>(location);
    return !['queued', 'running'].includes(run.state);
  });

  assert.equal(run.state, 'succeeded', JSON.stringify(run));
  const { data } = await json<{ data: { counts: object }[] }>('/api/v1/companies');
  for (const company of data)
    assert.deepEqual(company.counts, { listed: 60, archived: 60, expired: 0, closed: 0, pending: 0 });
  const archive = join(way.env.DATA_DIR!, 'archive/sandbox');
  const zips = (await readdir(archive, { recursive: true })).filter((name) => name.endsWith('.zip'));
  assert.equal(zips.length, 180);
  const log = await json<{ status: string }[]>('/api/v1/sync/log');
  assert.ok(log.every((line) => line.status === 'success'));
});
