/** Migrations from a directory of files, on an empty database. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Transactor } from '../src/db/connection.ts';
import { migrate } from '../src/db/migrate.ts';
import { testDatabase } from './support/database.ts';

const migrateFrom = (pool: Transactor, directory: string) => migrate(pool, { directory });

const first = { '0001-things.sql': 'create table thing (n int);\ninsert into thing values (1);' };
const both = { ...first, '0002-more.sql': 'insert into thing values (2);' };

test('several at once apply each migration once', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const directory = files(t, both);
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrateFrom(pool, directory)));
  assert.deepEqual(applied.flat().sort(), ['0001-things', '0002-more']);
  assert.deepEqual((await pool.query('select n from thing order by n')).rows, [{ n: 1 }, { n: 2 }]);
});

test('a later program applies only what is new', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  assert.deepEqual(await migrateFrom(pool, files(t, first)), ['0001-things']);
  assert.deepEqual(await migrateFrom(pool, files(t, both)), ['0002-more']);
  assert.deepEqual(await migrateFrom(pool, files(t, both)), []);
});

test('a migration that fails leaves nothing of itself, and its line is named', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const broken = files(t, {
    ...first,
    '0002-more.sql': 'insert into thing values (2);\ninsert into nothing values (3);',
  });
  await assert.rejects(migrateFrom(pool, broken), {
    code: 'migration_failed',
    message: /0002-more, line 2: .*"nothing"/,
  });
  assert.deepEqual((await pool.query('select n from thing')).rows, [{ n: 1 }]);
  assert.deepEqual(await migrateFrom(pool, files(t, both)), ['0002-more']);
});

test('an applied migration that has changed is refused, but not for its line ends', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  await migrateFrom(pool, files(t, first));
  const windows = { '0001-things.sql': first['0001-things.sql'].replaceAll('\n', '\r\n') };
  assert.deepEqual(await migrateFrom(pool, files(t, windows)), []);
  const changed = files(t, { '0001-things.sql': 'create table thing (n bigint);' });
  await assert.rejects(migrateFrom(pool, changed), { code: 'migration_changed', message: /0001-things/ });
});

test('an older program refuses a newer database', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  await migrateFrom(pool, files(t, both));
  await assert.rejects(migrateFrom(pool, files(t, first)), { code: 'database_newer', message: /0002-more/ });
});

test('two migrations of the same number are refused before anything happens', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const twice = files(t, { ...both, '0002-other.sql': 'select 1;' });
  await assert.rejects(migrateFrom(pool, twice), { code: 'migrations_unreadable', message: /0002-other/ });
});

test('behind a pooler, which keeps sessions, no lock and no setting outlives the migration (2026-11-29)', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const pooler: Transactor = {
    query: pool.query.bind(pool),
    connect: async () => {
      const client = await pool.connect();
      const kept = { query: client.query.bind(client), release: () => client.release() };
      return kept as unknown as typeof client;
    },
  };
  await migrateFrom(pooler, files(t, both));
  const { rows } = await pool.query(`select current_setting('statement_timeout') as timeout,
    (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks`);
  assert.deepEqual(rows, [{ timeout: '10s', locks: 0 }]);
});

test('a session that keeps the lock is a sentence after a while, not a start that hangs (2026-11-29)', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const directory = files(t, both);
  const other = await pool.connect();
  t.after(() => other.release(true));
  await other.query('select pg_advisory_lock(7305115018)');
  const refused = await migrate(pool, { directory, longestWaitMs: 50 }).catch((error) => error);
  assert.equal(refused.code, 'migration_locked');
  // The statement of the sentence finds it.
  const [, condition] = /select pg_terminate_backend\(pid\) (from .*)$/.exec(refused.message)!;
  const { rows } = await pool.query(`select pid ${condition}`);
  // Of this database alone: another one's migration must not be ended.
  assert.deepEqual(rows, [{ pid: (other as unknown as { processID: number }).processID }]);
  await other.query('select pg_advisory_unlock_all()');
  assert.deepEqual(await migrate(pool, { directory }), ['0001-things', '0002-more']);
});

function files(t: TestContext, contents: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'efactura-migrations-'));
  t.after(() => rmSync(directory, { recursive: true }));
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(directory, name), text);
  return directory;
}
