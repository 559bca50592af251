/** What a connection does on a real server: types, transactions, and connections that die. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import pg from 'pg';
import { connect, inTransaction } from '../src/db/connection.ts';
import { testDatabase } from './support/database.ts';

let pool: pg.Pool;
let url: string;
before(async () => {
  ({ pool, url } = await testDatabase(undefined, { empty: true }));
  await pool.query('create table kept (n int primary key)');
});

test('bigints are numbers, dates are text, instants are Dates, numerics are exact text', async () => {
  const { rows } = await pool.query(`select 9007199254740991::int8 as big, array[1, null]::int8[] as bigs,
    date '2026-07-03' as day, array[date '2026-07-03'] as days, 1.50::numeric as amount,
    timestamptz '2026-07-03 00:00+03' as instant, current_setting('timezone') as zone`);
  assert.deepEqual(rows[0], {
    big: 9007199254740991,
    bigs: [1, null],
    day: '2026-07-03',
    days: ['2026-07-03'],
    amount: '1.50',
    instant: new Date('2026-07-02T21:00:00Z'),
    zone: 'UTC',
  });
});

test('columns arrive in camelCase, from the pool, in a transaction and each time that a prepared statement runs', async () => {
  const text = `select 1 as one_two, 2 as sha256_of_it, 3 as "asIs", '{"in_json": 4}'::jsonb as json`;
  const row = { oneTwo: 1, sha256OfIt: 2, asIs: 3, json: { in_json: 4 } };
  assert.deepEqual((await pool.query(text)).rows, [row]);
  await inTransaction(pool, async (tx) => {
    for (let n = 0; n < 2; n++) assert.deepEqual((await tx.query({ name: 'columns', text })).rows, [row]);
  });
});

test('libraries with pools of their own get the columns as they are named', async () => {
  const other = new pg.Pool({ connectionString: url });
  assert.deepEqual((await other.query('select 1 as one_two')).rows, [{ one_two: 1 }]);
  await other.end();
});

test('a bigint that a number cannot hold is an error, not another number', async () => {
  await assert.rejects(pool.query('select 9007199254740993::int8'), { code: 'number_too_large' });
});

test('a throw rolls everything back, and its error comes through', async () => {
  const thrown = new Error('changed my mind');
  const work = inTransaction(pool, async (tx) => {
    await tx.query('insert into kept values (1)');
    throw thrown;
  });
  await assert.rejects(work, thrown);
  assert.deepEqual(await kept(), []);
});

test('a transaction whose failed statement was caught does not pass for committed', async () => {
  const work = inTransaction(pool, async (tx) => {
    await tx.query('insert into kept values (2)');
    await tx.query('select 1 / 0').catch(() => {});
  });
  await assert.rejects(work, { code: 'transaction_aborted' });
  assert.deepEqual(await kept(), []);
});

test('a connection that dies inside a transaction is thrown away, and the pool goes on', async () => {
  const work = inTransaction(pool, async (tx) => {
    await tx.query('insert into kept values (3)');
    const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
    await tx.query('insert into kept values (4)');
  });
  await assert.rejects(work);
  await inTransaction(pool, (tx) => tx.query('insert into kept values (5)'));
  assert.deepEqual(await kept(), [5]);
});

test('an idle connection that dies is not met by the next statement', async () => {
  const [killer, idle] = [await pool.connect(), await pool.connect()];
  const { rows } = await idle.query<{ pid: number }>('select pg_backend_pid() as pid');
  const noticed = new Promise((resolve) => pool.once('remove', resolve));
  idle.release();
  await killer.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
  killer.release();
  await noticed;
  assert.equal((await pool.query('select 1 as one')).rows[0].one, 1);
});

test('a server that does not answer is named, without the password', async () => {
  await assert.rejects(connect({ url: 'postgres://ana:hunter2@127.0.0.1:1/facturi' }), (error: Error) => {
    assert.match(error.message, /127\.0\.0\.1:1, database facturi, user ana/);
    assert.doesNotMatch(error.message, /hunter2/);
    return true;
  });
});

async function kept(): Promise<number[]> {
  return (await pool.query<{ n: number }>('select n from kept')).rows.map(({ n }) => n);
}
