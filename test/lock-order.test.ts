/** Rows are locked in one order (src/db/README.md), and a deadlock is tried again. The simulation watches the same order in all its transactions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { until } from '../scripts/support/until.ts';
import { addCompanies, listCompaniesByCif } from '../src/db/companies/company.ts';
import { type Db, inTransaction, type Transactor } from '../src/db/connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { cancelRun } from '../src/db/runs/cancel-run.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { finishCompany } from '../src/db/runs/company-job.ts';
import { countWaiting, giveBack, leaseMs } from '../src/db/runs/company-lease.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { testDatabase } from './support/database.ts';
import { LockOrder, tablesLockedBy, watchLocks } from './support/lock-order.ts';

const now = new Date('2026-03-01T12:00:00Z');

async function twoCompanies(db: Db) {
  const { id: organisationId } = await addOrganisation(db, 'O', 'business', now);
  const cifs = ['8000000000', '12345674'];
  await addCompanies(
    db,
    organisationId,
    cifs.map((cif) => ({ cif, name: null })),
    now,
  );
  return { organisationId, companies: await listCompaniesByCif(db, organisationId, cifs) };
}

const requestAll = (db: Transactor, organisationId: string) =>
  inTransaction(db, (tx) => requestRun(tx, { organisationId, trigger: 'manual', companies: 'all', now }));

test('a trigger joins a run while the run’s companies begin (2026-11-29)', async (t) => {
  const { pool } = await testDatabase(t);
  const { organisationId } = await twoCompanies(pool);
  const { runId } = await requestAll(pool, organisationId);
  let joined: Promise<{ runId: string; joined: boolean }> | undefined;
  // The claim has the company's job, and has not come to the run: the join waits for the one or has the other.
  const claiming = pausedBefore(pool, /update run set started_at/, async () => {
    joined = requestAll(pool, organisationId);
    await until(async () => (await countBlocked(pool)) > 0);
  });
  const job = await claimCompany(claiming, 'worker', now);
  assert.ok(job);
  assert.deepEqual(await joined, { runId, joined: true });
  assert.equal(await deadlocks(pool), 0);
});

test('claims, slices, joins, cancels and ends lock rows in the one order', async (t) => {
  const { pool } = await testDatabase(t);
  const { organisationId } = await twoCompanies(pool);
  const { db, faults, seen } = watchLocks(pool);
  await requestAll(db, organisationId);
  const first = (await claimCompany(db, 'a', now))!;
  await requestAll(db, organisationId);
  await giveBack(db, first, now);
  const again = (await claimCompany(db, 'a', now))!;
  await finishCompany(db, again, { state: 'succeeded', code: null, detail: null }, now);
  await claimCompany(db, 'b', now);
  await countWaiting(db, new Date(now.getTime() + leaseMs + 1));
  const { runId } = await requestAll(db, organisationId);
  await inTransaction(db, (tx) => cancelRun(tx, organisationId, runId, now));
  assert.deepEqual(faults, []);
  for (const order of [
    'organisation < run_company < run',
    'organisation < company < company_lease < run_company < run',
    'company_lease < run_company',
    'company_lease < run_company < run',
  ])
    assert.ok(seen.has(order), `${order} was not seen, but ${[...seen].join('; ')}`);
});

test('a transaction that a deadlock has ended runs again, unless it has effects elsewhere (2026-11-29)', async (t) => {
  const { pool } = await testDatabase(t);
  const { companies } = await twoCompanies(pool);
  const [a, b] = companies.map(({ id }) => id) as [string, string];
  const lock = (tx: Db, id: string) => tx.query(sql`update company set name = 'x' where id = ${id}`);
  const crossed = async (once: boolean) => {
    let bothHaveOne = 0;
    const cross = (first: string, second: string) =>
      inTransaction(
        pool,
        async (tx) => {
          await lock(tx, first);
          bothHaveOne++;
          await until(async () => bothHaveOne >= 2);
          await lock(tx, second);
        },
        { once },
      );
    return Promise.allSettled([cross(a, b), cross(b, a)]);
  };
  assert.deepEqual(
    (await crossed(false)).map(({ status }) => status),
    ['fulfilled', 'fulfilled'],
  );
  const thrown = (await crossed(true)).filter(({ status }) => status === 'rejected');
  assert.deepEqual(
    thrown.map((one) => (one as PromiseRejectedResult).reason.code),
    ['40P01'],
  );
});

test('which tables a statement locks is read from its text', () => {
  assert.deepEqual(tablesLockedBy('update run_company set x = 1'), ['run_company']);
  assert.deepEqual(tablesLockedBy('select 1 from company where id = 1 for no key update'), ['company']);
  assert.deepEqual(tablesLockedBy('insert into run (id) values (1)'), []);
  assert.deepEqual(tablesLockedBy('insert into run_company select 1 on conflict do nothing'), [
    'run_company',
  ]);
  assert.deepEqual(tablesLockedBy('select 1 from company'), []);
  const order = new LockOrder();
  const noted = ['begin', 'update run set x = 1', 'update company set x = 1', 'commit'].map((text) =>
    order.note(text),
  );
  assert.deepEqual(noted, [undefined, undefined, 'company is locked after run', undefined]);
  const chained =
    'with a as (delete from company_lease returning 1), b as (update run_company set x = 1) select 1';
  assert.equal(order.note(chained), undefined);
  const crossed = 'with a as (update run set x = 1), b as (update run_company set x = 1) select 1';
  assert.equal(order.note(crossed), 'run_company is locked after run');
});

/** Like the pool; the first statement that matches waits until `meanwhile` has ended. */
function pausedBefore(pool: Transactor, statement: RegExp, meanwhile: () => Promise<void>): Transactor {
  let paused = false;
  return {
    query: pool.query.bind(pool),
    connect: async () => {
      const client = await pool.connect();
      const query = async (...[text, values]: Parameters<Db['query']>) => {
        if (!paused && statement.test(typeof text === 'string' ? text : text.text)) {
          paused = true;
          await meanwhile();
        }
        return client.query(text as string, values as unknown[]);
      };
      return { query, release: client.release.bind(client) } as unknown as typeof client;
    },
  };
}

async function countBlocked(db: Db): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*) as n from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0',
  );
  return rows[0]!.n;
}

/** Of this database, since it was made. */
async function deadlocks(db: Db): Promise<number> {
  await db.query('select pg_stat_force_next_flush()');
  const { rows } = await db.query<{ deadlocks: number }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return rows[0]!.deadlocks;
}
