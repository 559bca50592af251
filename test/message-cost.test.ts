/** What a message costs PostgreSQL, in counts that do not depend on the machine: a change that adds to them is seen here. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type pg from 'pg';
import { connect, type Statement, type Transactor } from '../src/db/connection.ts';
import { withinBudget } from '../src/sync/budget.ts';
import { createSyncCtx } from '../src/sync/context.ts';
import { recordFailed } from '../src/sync/record-outcome.ts';
import { openCompany, recorder } from './support/listed-company.ts';

/** The first is recorded alone; the others, which wait meanwhile, in one transaction. */
const messages = 41;

test('forty messages that wait are recorded by one transaction of twelve statements, each by one update of its row', async (t) => {
  const { ctx, pool, company, archived } = await openCompany(t, messages);
  const { db, sent, costs } = await oneConnection(t, pool);
  const before = await costs();
  const record = recorder(ctx, db, company);
  const recorded = await Promise.all(archived.map((one) => record(one)));
  const after = await costs();
  assert.ok(recorded.every((one) => one === 'archived'));
  assert.equal(sent.filter((text) => text === 'commit').length, 2);
  assert.ok(
    sent.length <= 2 * 12,
    `${sent.length} statements:\n${sent.map((text) => text.trim().slice(0, 60)).join('\n')}`,
  );
  assert.deepEqual(
    after.tables.map((row, n) => ({
      table: row.table,
      inserted: row.inserted - before.tables[n]!.inserted,
      updated: row.updated - before.tables[n]!.updated,
    })),
    [
      // Once for each transaction: the chain's head and the counter.
      { table: 'company', inserted: 0, updated: 2 },
      { table: 'event', inserted: messages, updated: 0 },
      { table: 'invoice', inserted: messages, updated: 0 },
      { table: 'message', inserted: 0, updated: messages },
      { table: 'sync_log', inserted: messages, updated: 0 },
    ],
  );
  if (after.wal && before.wal) {
    const each = (after.wal.records - before.wal.records) / messages;
    t.diagnostic(`${each.toFixed(1)} WAL records a message`);
    assert.ok(each <= mostWalRecords, `${each} WAL records a message`);
  }
});

test('a message that fails is written once, its line of the log included, and a second failure adds no line', async (t) => {
  const { ctx, pool, company, archived } = await openCompany(t, 1);
  const { db, costs } = await oneConnection(t, pool);
  const { message } = archived[0]!;
  const fail = async () => {
    const before = await costs();
    await recordFailed({ ctx: { ...ctx, db }, company }, message, { code: 'server_error', words: null });
    const { tables } = await costs();
    const of = (name: string) => {
      const [was, is] = [before.tables, tables].map((rows) => rows.find((row) => row.table === name)!);
      return { inserted: is!.inserted - was!.inserted, updated: is!.updated - was!.updated };
    };
    return { message: of('message'), log: of('sync_log') };
  };
  assert.deepEqual(await fail(), {
    message: { inserted: 0, updated: 1 },
    log: { inserted: 1, updated: 0 },
  });
  assert.deepEqual(await fail(), {
    message: { inserted: 0, updated: 1 },
    log: { inserted: 0, updated: 0 },
  });
});

/** Rows, their index entries, the search's among them, and the locks that references take: 36.6 were measured, and a split of a page is one more. */
const mostWalRecords = 38;

test('thirty calls that wait for the budget cost four statements: the first alone, then the others', async (t) => {
  const { ctx, pool } = await openCompany(t, 0);
  const { db, sent } = await oneConnection(t, pool);
  const queued = createSyncCtx({ ...ctx, db, callsPerMinute: 100 });
  t.after(() => queued.documents.close());
  const all = Promise.withResolvers<void>();
  let admitted = 0;
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      withinBudget(
        queued,
        { organisationId: crypto.randomUUID(), connectionId: crypto.randomUUID(), messageId: String(n) },
        { scope: 'download', key: String(n), limit: 3 },
        async () => {
          if (++admitted === 30) all.resolve();
          await all.promise;
        },
      ),
    ),
  );
  assert.equal(sent.length, 4, sent.join('; '));
});

/** A pool of one connection, so that its statistics are those of what is measured; and what was sent over it. */
async function oneConnection(t: TestContext, pool: pg.Pool) {
  const { connectionString } = pool.options;
  const one = await connect({ url: connectionString!, maxConnections: 1 });
  t.after(() => one.end());
  const sent: string[] = [];
  const noted = (query: Transactor['query']) =>
    ((statement: string | Statement, values?: unknown[]) => {
      sent.push(typeof statement === 'string' ? statement : statement.text);
      return query(statement, values);
    }) as Transactor['query'];
  const db: Transactor = {
    query: noted((statement, values) => one.query(statement as string, values)),
    connect: async () => {
      const client = await one.connect();
      const query = noted((statement, values) => client.query(statement as string, values));
      return { query, release: (error?: Error) => client.release(error) } as unknown as pg.PoolClient;
    },
  };
  const costs = async () => {
    await one.query('select pg_stat_force_next_flush()');
    const { rows: tables } = await one.query<{ table: string; inserted: number; updated: number }>(
      `select relname as table, n_tup_ins as inserted, n_tup_upd as updated from pg_stat_user_tables
       where schemaname = 'public' and relname = any($1) order by relname`,
      [['company', 'event', 'invoice', 'message', 'sync_log']],
    );
    return { tables, wal: await walOf(one) };
  };
  return { db, sent, costs };
}

/** Of the connection itself, which PostgreSQL 18 counts first. */
async function walOf(one: pg.Pool): Promise<{ records: number } | undefined> {
  const { rows } = await one.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  );
  if (rows[0]!.major < 18) return undefined;
  const { rows: wal } = await one.query<{ records: number }>(
    'select wal_records as records from pg_stat_get_backend_wal(pg_backend_pid())',
  );
  return wal[0];
}
