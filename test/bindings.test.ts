/** An archive and a key belong to one database (2026-11-29: two data directories shared one, and a new key was made beside a full one). */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import { SecretKeyError } from '../src/accounts/secret-key.ts';
import { buildApp } from '../src/app.ts';
import { readArchiveId } from '../src/archive/archive-id.ts';
import { recordConnection } from '../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { testDatabase } from './support/database.ts';
import { recordedQueue } from './support/recorded-queue.ts';
import { anafSettings, testConfig } from './support/settings.ts';

const key = randomBytes(32).toString('base64');

async function start(t: TestContext) {
  const { url, pool } = await testDatabase(t);
  const logged: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  const dataDir = async () => {
    const dir = await mkdtemp(join(tmpdir(), 'efactura-bindings-'));
    t.after(() => rm(dir, { recursive: true, force: true }));
    return dir;
  };
  const open = async (dir: string, settings: Record<string, string> = { SECRET_KEY: key }) => {
    const config = testConfig(anafSettings(), { DATA_DIR: dir, ...settings });
    const overrides = { log, database: { url, db: pool }, queue: recordedQueue().queue };
    const app = await buildApp(config, overrides);
    t.after(() => app.close());
    return app;
  };
  return { pool, logged, dataDir, open };
}

test('of two services with one database and two data directories the second keeps nothing, and says why', async (t) => {
  const { logged, dataDir, open } = await start(t);
  const [first, second] = [await dataDir(), await dataDir()];
  const right = await open(first);
  assert.deepEqual(logged, []);
  const wrong = await open(second);
  assert.match(logged.join(), /is not the archive of this database/);
  const incoming = await right.archive.keepIncoming('a', Buffer.from('a'));
  await right.archive.promote(incoming, 'prod/a.zip');
  await assert.rejects(wrong.archive.keepIncoming('b', Buffer.from('b')), { code: 'unavailable' });
  await assert.rejects(wrong.archive.read('prod/a.zip'), { code: 'unavailable' });
  assert.deepEqual((await wrong.archive.check()).ok, false);
  assert.deepEqual(existsSync(join(second, 'archive')) ? await readdir(join(second, 'archive')) : [], []);
  await assert.rejects(right.archive.read('prod/b.zip'), { code: 'missing' });
  assert.equal((await right.archive.check()).ok, true);
});

test('two that start for the first time at once do not both take their folder', async (t) => {
  const { dataDir, open } = await start(t);
  const dirs = [await dataDir(), await dataDir()];
  const apps = await Promise.all(dirs.map((dir) => open(dir)));
  const health = await Promise.all(apps.map(({ archive }) => archive.check()));
  assert.deepEqual(health.map(({ ok }) => ok).sort(), [false, true]);
});

test('an empty disk in place of the archive’s takes nothing, and the archive goes on when it is back', async (t) => {
  const { dataDir, open } = await start(t);
  const dir = await dataDir();
  const { archive } = await open(dir);
  const [here, away] = [join(dir, 'archive'), join(dir, 'away')];
  await archive.keepIncoming('a', Buffer.from('a'));
  await rename(here, away);
  await mkdir(join(here, 'incoming'), { recursive: true });
  await assert.rejects(archive.keepIncoming('b', Buffer.from('b')), {
    code: 'unavailable',
    message: /has no archive\.id/,
  });
  assert.deepEqual(await readdir(join(here, 'incoming')), []);
  // A start beside it does not take it either.
  const again = await open(dir);
  await assert.rejects(again.archive.keepIncoming('b', Buffer.from('b')), { code: 'unavailable' });
  await rm(here, { recursive: true });
  await rename(away, here);
  await archive.keepIncoming('c', Buffer.from('c'));
  await again.archive.keepIncoming('d', Buffer.from('d'));
});

test('an archive of a version before is bound by the first start', async (t) => {
  const { pool, logged, dataDir, open } = await start(t);
  const dir = await dataDir();
  await mkdir(join(dir, 'archive', 'incoming'), { recursive: true });
  await open(dir);
  const { rows } = await pool.query(
    'select archive_id, archive_bound_at is not null as bound from installation',
  );
  assert.deepEqual(rows, [{ archiveId: await readArchiveId(join(dir, 'archive')), bound: true }]);
  assert.deepEqual(logged, []);
});

test('the id is no stranger among the archive’s files', async (t) => {
  const { dataDir, open } = await start(t);
  const { archive } = await open(await dataDir());
  assert.deepEqual(await Array.fromAsync(archive.list('')), []);
});

test('another key than the database’s is refused in words', async (t) => {
  const { dataDir, open } = await start(t);
  const dir = await dataDir();
  await open(dir);
  const other = randomBytes(32).toString('base64');
  await assert.rejects(open(dir, { SECRET_KEY: other }), (error: Error) => {
    assert.ok(error instanceof SecretKeyError);
    assert.match(error.message, /SECRET_KEY is not the key of this database/);
    assert.ok(!error.message.includes(other.slice(0, 8)));
    return true;
  });
  // With the old key beside it, it is a rotation.
  await open(dir, { SECRET_KEY: other, SECRET_KEY_PREVIOUS: key });
});

test('a key that is lost is not replaced by a new one that opens nothing', async (t) => {
  const { dataDir, open } = await start(t);
  const dir = await dataDir();
  const file = join(dir, 'secret.key');
  await open(dir, { SECRET_KEY: '' });
  const kept = await readFile(file);
  rmSync(file);
  await assert.rejects(open(dir, { SECRET_KEY: '' }), { name: 'SecretKeyError', message: /is missing/ });
  assert.equal(existsSync(file), false);
  await writeFile(file, kept, { mode: 0o600 });
  await open(dir, { SECRET_KEY: '' });
});

test('a database of a version before is checked by a token that it has', async (t) => {
  const { pool, dataDir, open } = await start(t);
  const dir = await dataDir();
  const { db, vault } = await open(dir);
  const now = new Date();
  const { id } = await addOrganisation(db, 'O', 'business', now);
  const tokens = { serial: '1', accessToken: 'a', accessExpiresAt: now, refreshToken: 'r' };
  await recordConnection(db, vault, id, tokens, now);
  await pool.query('update installation set key_check = null');
  const other = randomBytes(32).toString('base64');
  await assert.rejects(open(dir, { SECRET_KEY: other }), { name: 'SecretKeyError' });
  await open(dir);
  const { rows } = await pool.query('select key_check is not null as checked from installation');
  assert.deepEqual(rows, [{ checked: true }]);
});
