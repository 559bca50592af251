/** Rows of large tables have ids that grow with time, made by the program: a random id costs a page of WAL an index. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from './support/database.ts';
import { startEngine } from './support/engine.ts';

/** A row for each message, or for each sweep of a company. Those that count by themselves (event, sync_log) need nothing. */
const large = ['message', 'invoice', 'listing', 'run', 'audit', 'quarantine', 'seal_check'];

test('what a sync writes has ids in the order in which it was written', async (t) => {
  const engine = await startEngine(t);
  await engine.addCompany('8000000000', 20);
  await engine.sync();
  await engine.sync();
  for (const [table, order] of [
    ['message', 'listed_at'],
    ['invoice', 'recorded_at'],
    ['listing', 'finished_at'],
    ['run', 'requested_at'],
  ]) {
    const { rows } = await engine.database.pool.query<{ id: string }>(
      `select id from ${table} order by ${order}, id`,
    );
    const ids = rows.map(({ id }) => id);
    assert.ok(ids.length > 1, table);
    assert.deepEqual(ids, ids.toSorted(), table);
    assert.ok(
      ids.every((id) => id[14] === '7'),
      table,
    );
  }
});

test('a large table has no default for its id: an insert that forgets it fails', async (t) => {
  const { pool } = await testDatabase(t);
  const { rows } = await pool.query(
    `select table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'id' and column_default is not null and table_name = any($1)`,
    [large],
  );
  assert.deepEqual(rows, []);
});
