/** Migrations from a directory of files, on an empty database. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { migrate } from '../src/db/migrate.ts';
import { testDatabase } from './support/database.ts';

const first = { '0001-things.sql': 'create table thing (n int);\ninsert into thing values (1);' };
const both = { ...first, '0002-more.sql': 'insert into thing values (2);' };

test('several at once apply each migration once', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const directory = files(t, both);
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, directory)));
  assert.deepEqual(applied.flat(), ['0001-things', '0002-more']);
  assert.deepEqual((await pool.query('select n from thing order by n')).rows, [{ n: 1 }, { n: 2 }]);
});

test('a later program applies only what is new', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  assert.deepEqual(await migrate(pool, files(t, first)), ['0001-things']);
  assert.deepEqual(await migrate(pool, files(t, both)), ['0002-more']);
  assert.deepEqual(await migrate(pool, files(t, both)), []);
});

test('a migration that fails leaves nothing of itself, and its line is named', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const broken = files(t, {
    ...first,
    '0002-more.sql': 'insert into thing values (2);\ninsert into nothing values (3);',
  });
  await assert.rejects(migrate(pool, broken), {
    code: 'migration_failed',
    message: /0002-more, line 2: .*"nothing"/,
  });
  assert.deepEqual((await pool.query('select n from thing')).rows, [{ n: 1 }]);
  assert.deepEqual(await migrate(pool, files(t, both)), ['0002-more']);
});

test('an applied migration that has changed is refused, but not for its line ends', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  await migrate(pool, files(t, first));
  const windows = { '0001-things.sql': first['0001-things.sql'].replaceAll('\n', '\r\n') };
  assert.deepEqual(await migrate(pool, files(t, windows)), []);
  const changed = files(t, { '0001-things.sql': 'create table thing (n bigint);' });
  await assert.rejects(migrate(pool, changed), { code: 'migration_changed', message: /0001-things/ });
});

test('an older program refuses a newer database', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  await migrate(pool, files(t, both));
  await assert.rejects(migrate(pool, files(t, first)), { code: 'database_newer', message: /0002-more/ });
});

test('two migrations of the same number are refused before anything happens', async (t) => {
  const { pool } = await testDatabase(t, { empty: true });
  const twice = files(t, { ...both, '0002-other.sql': 'select 1;' });
  await assert.rejects(migrate(pool, twice), { code: 'migrations_unreadable', message: /0002-other/ });
});

function files(t: TestContext, contents: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'efactura-migrations-'));
  t.after(() => rmSync(directory, { recursive: true }));
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(directory, name), text);
  return directory;
}
