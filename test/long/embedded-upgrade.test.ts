/**
 * An installation whose embedded database is of PostgreSQL 15, and its next version with 18: the service brings the data
 * over at its start, and nothing that a person has is different afterwards. And the way itself, killed at each of its stations.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { startSandbox } from '../../sandbox/server.ts';
import { ApiClient } from '../../scripts/demo/api-client.ts';
import { connectInBrowser } from '../../scripts/demo/connect-in-browser.ts';
import { connect } from '../../src/db/connection.ts';
import { orphansOf } from '../../src/db/embedded/postmaster.ts';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { contentOf, oldPostgresMissing, startOldEmbedded } from '../support/old-postgres.ts';
import { cli, serviceEnv, startService } from '../support/processes.ts';

const cifs = ['8000000000', '8000000001'];
const messagesEach = 40;
const password = 'parola de test lunga';

test('the service brings its data from PostgreSQL 15 to 18: heads, companies, invoices, people and their sessions are the same (2026-11-30)', {
  skip: oldPostgresMissing,
}, async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.world.addCertificate({ cifs });
  for (const cif of cifs) {
    sandbox.world.addCompany(cif);
    sandbox.world.addMessages(cif, messagesEach);
  }
  const env = await serviceEnv(t, sandbox);
  const dataDir = env.DATA_DIR!;
  const old = await startOldEmbedded(dataDir);
  t.after(() => old.stop());
  const before = { ...env, DATABASE_URL: old.url };
  const service = await startService(t, before);
  const account = ['--email', 'ana@exemplu.ro', '--organisation', 'Firma SRL', '--password-stdin'];
  assert.equal(cli(before, ['setup', ...account], `${password}\n`).code, 0);
  const key = cli(before, ['api-key', 'create', '--name', 'test']).stdout.trim();
  const { signal } = new AbortController();
  const api = new ApiClient(service.url, key, signal);
  await connectInBrowser(service.url, key, signal);
  await api.addCompanies(cifs.map((cif) => ({ cif, name: `Firma ${cif}` })));
  await api.watchRun(await api.triggerSync(), () => {});
  const cookie = await signIn(service.url);
  const seen = async (url: string) => {
    const get = async (
      path: string,
      headers: Record<string, string> = { authorization: `Bearer ${key}` },
    ) => {
      const answer = await fetch(`${url}/api/v1${path}`, { headers });
      assert.equal(answer.status, 200, `${path}: ${answer.status}`);
      return answer.json();
    };
    return {
      heads: await get('/completeness/heads').then((heads) => JSON.stringify(heads).match(/[0-9a-f]{64}/g)),
      companies: await get('/companies?limit=100'),
      invoices: await get('/invoices?limit=200'),
      log: await get('/sync/log'),
      members: await get('/members', { cookie }),
    };
  };
  const shown = await seen(service.url);
  assert.equal((shown.invoices as { data: unknown[] }).data.length > 0, true);
  const verified = verify(before);
  await service.stop();
  await old.stop();

  const refused = cli(env, ['status']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /postgres-15 was made by PostgreSQL 15.*Start the service once/s);
  const told = cli(env, ['doctor']);
  assert.match(told.stdout, /postgres-15 .*PostgreSQL 15.*\/usr\/lib\/postgresql\/15\/bin\/postgres/);

  const after = await startService(t, env);
  assert.deepEqual(await seen(after.url), shown);
  assert.notEqual(await signIn(after.url), cookie);
  assert.deepEqual(verify(env), verified);
  assert.ok(existsSync(join(dataDir, 'postgres-15', 'data.before-18', 'PG_VERSION')));
  assert.equal(existsSync(join(dataDir, 'postgres-18', 'upgrade')), false);
  assert.match(cli(env, ['doctor']).stdout, /data\.before-18/);
  sandbox.world.addMessages(cifs[0]!, 3);
  const again = new ApiClient(after.url, key, signal);
  await again.watchRun(await again.triggerSync(), () => {});
  const total = (await again.listCompanies()).reduce((n, { counts }) => n + counts.archived, 0);
  assert.equal(total, cifs.length * messagesEach + 3);
  await after.stop();

  function verify(settings: typeof env) {
    const { code, stdout, stderr } = cli(settings, ['verify', '--json']);
    assert.equal(code, 0, stdout + stderr);
    return JSON.parse(stdout);
  }
});

const bringOver = (dir: string) =>
  startEmbedded({ dir: join(dir, 'postgres-18'), fsync: false, upgrade: {} });

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.replace('127.0.0.1', 'localhost') },
    body: JSON.stringify({ email: 'ana@exemplu.ro', password }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}

/** Of the way, in its order. Those before `placed.after` begin again from the old data, those after it only tidy. */
const stations = [
  'made.before',
  'made.after',
  'reading',
  'loading',
  'copying',
  'comparing',
  'compared',
  'noted',
  'placed.before',
  'placed.after',
  'kept.before',
  'kept.after',
];

test('killed at each station of the way one after the other, the data are the old ones or the new ones (2026-11-30)', {
  skip: oldPostgresMissing,
}, async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'efactura-upgrade-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const old = await startOldEmbedded(dir);
  const was = await connect({ url: old.url });
  await migrate(was, { upTo: 2 });
  await was.query('create table of_the_operator (n int)');
  await was.query(`insert into organisation (id, name, plan, created_at)
    select gen_random_uuid(), 'Firma ' || n, 'business', now() from generate_series(1, 300) n`);
  await was.end();
  await old.stop();
  const newDir = join(dir, 'postgres-18');

  // What the copy would leave behind is not left behind in silence.
  await assert.rejects(bringOver(dir), { code: 'cannot_upgrade', message: /create table of_the_operator/ });
  assert.deepEqual(
    readdirSync(newDir).filter((name) => /data|upgrade/.test(name)),
    [],
  );
  const again = await startOldEmbedded(dir);
  const pool = await connect({ url: again.url });
  await pool.query('drop table of_the_operator');
  const before = await contentOf(pool);
  await pool.end();
  await again.stop();

  const program = join(import.meta.dirname, '../support', 'embedded-user.ts');
  const preload = pathToFileURL(join(import.meta.dirname, '../support', 'kill-at-upgrade.ts'));
  for (const station of stations) {
    const env = { ...process.env, KILL_AT: station, NODE_OPTIONS: `--import=${preload}` };
    const { signal, stderr } = await ended(spawn(process.execPath, [program, newDir, 'upgrade'], { env }));
    assert.equal(signal, 'SIGKILL', `${station}: ${stderr}`);
    const placed = existsSync(join(newDir, 'data'));
    assert.equal(placed, stations.indexOf(station) >= stations.indexOf('placed.after'), station);
  }
  const server = await bringOver(dir);
  t.after(() => server.stop());
  const db = await connect({ url: server.url });
  assert.deepEqual(await contentOf(db), before);
  await db.end();
  await server.stop();
  assert.equal(existsSync(join(newDir, 'upgrade')), false);
  assert.deepEqual(orphansOf(join(dir, 'postgres-15', 'data.before-18')), []);
});

async function ended(child: ChildProcess) {
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { signal, stderr };
}
