/** A key that is lost for good, and a key or an archive of another installation: what doctor says, and how to go on (2026-11-30). */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import { startSandbox } from '../sandbox/server.ts';
import { listTasks } from '../src/actions/tasks/list-tasks.ts';
import { buildApp } from '../src/app.ts';
import { recordConnection } from '../src/db/connections/anaf-connection.ts';
import { findTokens } from '../src/db/connections/anaf-token.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { createQueue } from '../src/jobs/queue.ts';
import { testDatabase } from './support/database.ts';
import { recordedQueue } from './support/recorded-queue.ts';
import { runProgram } from './support/run-program.ts';
import { anafSettings, testConfig } from './support/settings.ts';

const now = new Date();
const tokens = {
  serial: '0a1b',
  accessToken: 'a',
  accessExpiresAt: new Date(now.getTime() + 86_400_000),
  refreshToken: 'r',
};

/** An installation with one connected certificate, whose service has ended. */
async function installation(t: TestContext) {
  const { url, pool } = await testDatabase(t);
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const dir = await mkdtemp(join(tmpdir(), 'efactura-lost-key-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  const open = async (settings: Record<string, string> = {}) => {
    const config = testConfig(anafSettings(sandbox), { DATA_DIR: dir, SECRET_KEY: '', ...settings });
    const log = pino({ level: 'silent' });
    return buildApp(config, { log, database: { url, db: pool }, queue: recordedQueue().queue });
  };
  const cli = async (args: string[], more: Record<string, string> = {}) => {
    const env = { ...anafSettings(sandbox), DATA_DIR: dir, DATABASE_URL: url, ...more };
    const { code, stdout, stderr } = await runProgram('src/main.ts', [...args, '--json'], env);
    assert.notEqual(stdout, '', stderr);
    return { code, json: JSON.parse(stdout) };
  };
  const doctor = async (name: string, more?: Record<string, string>) => {
    const { json } = await cli(['doctor'], more);
    return json.checks.find((check: { name: string }) => check.name === name);
  };
  const app = await open();
  const { id: organisationId } = await addOrganisation(app.db, 'Firma SRL', 'business', now);
  const connection = await recordConnection(app.db, app.vault, organisationId, tokens, now);
  await app.close();
  return { url, pool, dir, open, cli, doctor, organisationId, connection };
}

test('doctor names a key that is missing, or another installation’s, also with an external database', async (t) => {
  const { dir, doctor } = await installation(t);
  assert.equal((await doctor('secretKey')).verdict, 'ok');
  const other = randomBytes(32).toString('base64');
  const given = await doctor('secretKey', { SECRET_KEY: other });
  assert.equal(given.verdict, 'fail');
  assert.match(given.detail, /^SECRET_KEY is not the key of this database/);
  assert.ok(!given.detail.includes(other));
  const file = join(dir, 'secret.key');
  await rename(file, `${file}.away`);
  const missing = await doctor('secretKey');
  assert.deepEqual([missing.verdict, /replace-lost-key/.test(missing.detail)], ['fail', true]);
  await writeFile(file, other, { mode: 0o600 });
  assert.equal((await doctor('secretKey')).verdict, 'fail');
});

test('doctor compares the archive’s id with the database’s', async (t) => {
  const { dir, doctor, pool } = await installation(t);
  assert.equal((await doctor('archive')).verdict, 'ok');
  const [here, away] = [join(dir, 'archive'), join(dir, 'away')];
  await rename(here, away);
  assert.equal((await doctor('archive')).verdict, 'fail', 'a folder that is not there');
  await mkdir(join(here, 'incoming'), { recursive: true });
  const empty = await doctor('archive');
  const { rows } = await pool.query('select archive_id from installation');
  assert.equal(empty.verdict, 'fail');
  assert.match(empty.detail, new RegExp(`has no archive.id, and the database expects ${rows[0].archiveId}`));
  await writeFile(join(here, 'archive.id'), '11111111-1111-4111-8111-111111111111\n');
  assert.match((await doctor('archive')).detail, /archive\.id is 11111111/);
  await rm(here, { recursive: true });
  await rename(away, here);
  assert.equal((await doctor('archive')).verdict, 'ok');
});

test('a lost key is explained first and replaced when that is confirmed: only what it sealed is gone', async (t) => {
  const { url, pool, dir, open, cli, doctor, organisationId, connection } = await installation(t);
  const file = join(dir, 'secret.key');
  const kept = await readFile(file, 'utf8');

  const needless = await cli(['replace-lost-key', '--discard-secrets']);
  assert.deepEqual([needless.code, needless.json.error.code], [2, 'key_not_lost']);
  assert.equal(await readFile(file, 'utf8'), kept);

  await writeFile(file, randomBytes(32).toString('base64'));
  await assert.rejects(open(), { name: 'SecretKeyError', message: /replace-lost-key/ });
  const explained = await cli(['replace-lost-key']);
  assert.deepEqual(
    [explained.code, explained.json],
    [3, { replaced: false, connections: [{ organisation: 'Firma SRL', serial: '0a1b' }] }],
  );
  const sealed = async () =>
    (await pool.query('select access_token, refresh_token from anaf_connection')).rows;
  assert.ok((await sealed())[0].refreshToken, 'nothing is discarded before it is confirmed');

  const log = pino({ level: 'silent' });
  const running = createQueue({ databaseUrl: url, log, works: true, countWaiting: async () => 0 });
  await running.open();
  const refused = await cli(['replace-lost-key', '--discard-secrets']);
  await running.stop();
  assert.deepEqual([refused.code, refused.json.error.code], [1, 'service_running']);
  assert.ok((await sealed())[0].refreshToken);

  const replaced = await cli(['replace-lost-key', '--discard-secrets']);
  assert.deepEqual([replaced.code, replaced.json.replaced], [0, true]);
  assert.equal((await readdir(dir)).filter((name) => name.startsWith('secret.key.set-aside-')).length, 1);
  assert.equal((await doctor('secretKey')).verdict, 'ok');
  const app = await open();
  t.after(() => app.close());
  const actor = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const { data } = await listTasks(app, actor, { limit: 10 });
  assert.deepEqual(
    data.map((task) => [task.kind, task.severity, task.connectionId]),
    [['reconnect', 'urgent', connection]],
  );
  assert.equal((await findTokens(app.db, app.vault, connection))!.refresh, null);
  const { rows: audited } = await pool.query('select action, organisation_id, detail from audit');
  assert.deepEqual(audited, [
    { action: 'key.replaced', organisationId, detail: { certificates: 1, webhooks: 0 } },
  ]);

  // The certificate is connected again: the same row, and so its companies and history.
  assert.equal(await recordConnection(app.db, app.vault, organisationId, tokens, now), connection);
  assert.equal((await findTokens(app.db, app.vault, connection))!.refresh, 'r');
  assert.deepEqual((await listTasks(app, actor, { limit: 10 })).data, []);
});

test('with SECRET_KEY the new key is the one that is set, and no file is made', async (t) => {
  const { dir, open, cli } = await installation(t);
  const before = await readdir(dir);
  const SECRET_KEY = randomBytes(32).toString('base64');
  assert.equal((await cli(['replace-lost-key', '--discard-secrets'], { SECRET_KEY })).code, 0);
  assert.deepEqual(await readdir(dir), before);
  const app = await open({ SECRET_KEY });
  await app.close();
  await assert.rejects(open(), { name: 'SecretKeyError' });
});
