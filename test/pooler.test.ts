/** Behind PgBouncer in transaction mode: the service works with DATABASE_DIRECT_URL beside it, and says what is missing instead of hanging. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freePort } from '../scripts/support/free-port.ts';
import { connect } from '../src/db/connection.ts';
import { testDatabase } from './support/database.ts';
import { assertArchivedOnce } from './support/exactly-once.ts';
import { type Pooler, poolerMissing, startPooler } from './support/pooler.ts';
import { cli, spawnService, startService } from './support/processes.ts';
import { openSite } from './support/site.ts';
import { type TestServer, testServer } from './support/test-server.ts';

const skip = poolerMissing;
let pooler: Pooler;
let lax: Pooler;
let server: TestServer;

before(async () => {
  if (skip) return;
  server = await testServer();
  pooler = await startPooler(server.url);
  lax = await startPooler(
    server.url,
    'ignore_startup_parameters = extra_float_digits,options,statement_timeout,idle_in_transaction_session_timeout',
  );
});

after(async () => {
  await Promise.all([pooler?.stop(), lax?.stop()]);
  await server?.stop();
});

test('a sync, a second start, the feed and a sign-in through a pooler lose nothing and wait for nothing', {
  skip,
}, async (t) => {
  const database = await testDatabase(t);
  const site = await openSite(t, {}, database);
  Object.assign(site.env, {
    DATABASE_URL: pooler.urlOf(database.url),
    DATABASE_DIRECT_URL: database.url,
    DATABASE_NAMED_STATEMENTS: 'off',
  });
  const [first, worker] = await Promise.all([
    startService(t, { ...site.env, ROLE: 'api' }),
    site.startWorker(),
  ]);
  const organisationId = await site.addOrganisation('Alfa SRL');
  const company = await site.addCompany(organisationId, 30);
  const created = cli(site.env, ['api-key', 'create', '--name', 'test', '--org', organisationId]);
  assert.equal(created.code, 0, created.stderr);
  const headers = { authorization: `Bearer ${created.stdout.trim()}` };

  // Another process of the same role beside the first, as after an update: nothing that the first holds stops it.
  const second = await startService(t, { ...site.env, ROLE: 'api', PORT: String(await freePort()) });
  const ask = (cursor = '') =>
    fetch(
      `${second.url}/api/v1/messages/changes?limit=50${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      {
        headers: { ...headers, prefer: 'wait=20' },
      },
    );
  const waiting = ask();
  const triggered = await fetch(`${first.url}/api/v1/sync/trigger`, { method: 'POST', headers });
  assert.equal(triggered.status, 202);
  const { data } = (await (await waiting).json()) as { data: unknown[] };
  assert.ok(data.length > 0, 'woken by a notification');
  const runId = triggered.headers.get('location')!.split('/').at(-1)!;
  assert.equal((await site.ended(organisationId, runId)).state, 'succeeded');
  await assertArchivedOnce(site, company, 30);
  assert.doesNotMatch(first.said() + second.said() + worker.said(), /no notification of the database/);

  const wrong = await fetch(`${second.url}/api/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.env.PUBLIC_URL! },
    body: JSON.stringify({ email: 'nimeni@exemplu.ro', password: 'parola gresita 1' }),
  });
  assert.ok(wrong.status < 500, `${wrong.status}`);
});

test('a start behind a pooler that lacks something is refused with a sentence', { skip }, async (t) => {
  const database = await testDatabase(t, { empty: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-pooled-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const direct = { DATABASE_DIRECT_URL: database.url };
  const noDirect = /set DATABASE_DIRECT_URL to the same database without it/;
  const starts = [
    { through: pooler, env: {}, says: noDirect },
    // One that was told to drop what it does not carry.
    { through: lax, env: {}, says: noDirect },
    // Debian's PgBouncer is 1.18.
    { through: pooler, env: direct, says: /set DATABASE_NAMED_STATEMENTS=off/ },
  ].map(async ({ through, env, says }, n) => {
    const service = spawnService({
      PATH: process.env.PATH ?? '',
      DATA_DIR: join(dataDir, String(n)),
      PORT: String(await freePort()),
      DATABASE_URL: through.urlOf(database.url),
      ...env,
    });
    t.after(() => service.stop('SIGKILL'));
    assert.equal((await service.ended).code, 1);
    assert.match(service.said(), says);
    assert.doesNotMatch(service.said(), /\n {4}at /);
  });
  await Promise.all(starts);
});

test('a pool behind a pooler reads time in UTC whatever the server has, and says how limits of time are set', {
  skip,
}, async (t) => {
  const { url, pool } = await testDatabase(t);
  const { rows: named } = await pool.query<{ name: string }>('select current_database() as name');
  await pool.query(`alter database ${named[0]!.name} set timezone = 'Asia/Tokyo'`);
  const said: string[] = [];
  const pooled = await connect({
    url: pooler.urlOf(url),
    pooled: true,
    namedStatements: false,
    log: (message) => said.push(message),
  });
  t.after(() => pooled.end());
  const { rows } = await pooled.query('select now()::text as now');
  assert.match(rows[0].now, /\+00$/);
  assert.match(said.join(), /alter role \w+ in database \w+ set statement_timeout/);
});
