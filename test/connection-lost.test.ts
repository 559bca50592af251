/** Connections to the database that are cut in the middle of a sync: whose fault it is not, and what goes on. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { connect, inTransaction } from '../src/db/connection.ts';
import { isConnectionLost } from '../src/db/connection-lost.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { testDatabase } from './support/database.ts';
import { startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

/** From outside, as a server does that goes down, or an operator. */
async function openCutter(t: TestContext, url: string): Promise<() => Promise<void>> {
  const other = new pg.Client({ connectionString: url });
  other.on('error', () => {});
  await other.connect();
  t.after(() => other.end());
  return async () => {
    await other.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
  };
}

test('connections that are cut in a sync cost no message an attempt, and the run is done', async (t) => {
  const engine = await startEngine(t);
  const { ctx, sandbox, database } = engine;
  const company = await engine.addCompany('8000000000', 60);
  const cut = await openCutter(t, database.url);
  const runId = await engine.request();

  let cuts = 0;
  const downloads = () => sandbox.journal.byEndpoint.download ?? 0;
  const cutting = (async () => {
    for (const after of [5, 25, 45]) {
      await engine.until(async () => downloads() >= after);
      await cut();
      cuts++;
    }
  })();
  const signal = new AbortController().signal;
  const ended = async () => (await engine.findRun(runId).catch(() => null))?.finishedAt;
  // A ticket whose claim was cut is spent, as in the queue; the next one finds what is left.
  while (!(await ended())) await serveCompanies(ctx, 'test', signal).catch(() => {});
  await cutting;

  assert.equal(cuts, 3);
  assert.equal((await engine.findRun(runId)).state, 'succeeded');
  assert.ok((await ledgerOf(database.pool, company)).balances);
  for (const { state, attempts } of await messagesOf(database.pool, company))
    assert.deepEqual({ state, attempts }, { state: 'archived', attempts: 1 });
  const log = await logOf(database.pool, engine.organisationId);
  assert.ok(log.every(({ status }) => status === 'success'));
});

test('a connection is known to be lost while a statement runs, between two of a transaction, and when there is no server', async (t) => {
  const { url, pool } = await testDatabase(t);
  const cut = await openCutter(t, url);
  const lost = async (work: Promise<unknown>) => isConnectionLost(await work.catch((error) => error));

  const running = lost(pool.query('select pg_sleep(5)'));
  await pool.query('select 1');
  await cut();
  assert.ok(await running);
  assert.ok(
    await lost(
      inTransaction(pool, async (tx) => {
        await tx.query('select 1');
        await cut();
        await new Promise((resolve) => setTimeout(resolve, 50));
        await tx.query('select 1');
      }),
    ),
  );
  assert.ok(await lost(new pg.Pool({ host: '127.0.0.1', port: 1 }).query('select 1')));
  // A stalled database keeps every connection busy (2026-11-29: taken for the messages' own failure).
  const stalled = await connect({ url, maxConnections: 1, connectTimeoutMs: 500 });
  const busy = stalled.query('select pg_sleep(2)');
  assert.ok(await lost(stalled.query('select 1')));
  assert.ok(await lost(inTransaction(stalled, (tx) => tx.query('select 1'))));
  await busy;
  await stalled.end();
  assert.ok(!(await lost(pool.query('select 1 / 0'))));
  assert.ok(!(await lost(pool.query('select nothing'))));
});
