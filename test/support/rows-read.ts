/** Counts the rows and index entries that statements read, as the server counts them: a figure that does not depend on the machine. */
import type { TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { connect, inTransaction, type Transactor } from '../../src/db/connection.ts';
import { withoutTransaction } from '../../src/db/without-timeout.ts';
import type { TestDatabase } from './database.ts';

export interface ReadCounter {
  /** One connection, so that its counts are whole when they are asked for. */
  db: Transactor;
  /** How many rows of tables and entries of indexes `work` read, its checks of keys included. */
  count(work: () => Promise<unknown>): Promise<number>;
  /** Of one table alone. */
  countOf(table: string, work: () => Promise<unknown>): Promise<number>;
}

/** Small tables are read by their indexes too, as large ones are: the planner's choice at ten rows says nothing. */
export async function countReads(t: TestContext, { url, pool }: TestDatabase): Promise<ReadCounter> {
  await flushCounts(pool);
  await removeOldVersions(pool);
  const db = await connect({ url, maxConnections: 1, applicationName: 'efactura-test' });
  t.after(() => db.end());
  await db.query('set enable_seqscan = off');
  await db.query('set enable_bitmapscan = off');
  const total = async (table?: string) => {
    await db.query('select pg_stat_force_next_flush()');
    const { rows } = await db.query<{ n: number }>(
      `select (select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables where $1::text is null or relname = $1)
        + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes where $1::text is null or relname = $1) as n`,
      [table ?? null],
    );
    return Number(rows[0]!.n);
  };
  const countOf = async (table: string | undefined, work: () => Promise<unknown>) => {
    const before = await total(table);
    await work();
    return (await total(table)) - before;
  };
  return { db, count: (work) => countOf(undefined, work), countOf };
}

/** A connection reports what it has read a while later: what the test's preparation read would be counted with what it measures. */
async function flushCounts(pool: pg.Pool): Promise<void> {
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  for (const client of clients) {
    await client.query('select pg_stat_force_next_flush()');
    client.release();
  }
}

/**
 * An index is read past the old versions of rows until they are removed, and a snapshot that the server's own clean-up
 * holds keeps them: what is counted would depend on when it came by. Here it no longer comes. The share of pages that are
 * known as visible decides plans too: they are all of them.
 */
export async function removeOldVersions(pool: pg.Pool): Promise<void> {
  await pool.query(`do $$
    declare name regclass;
    begin
      for name in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
        execute format('alter table %s set (autovacuum_enabled = false)', name);
      end loop;
    end $$`);
  const others = `select 1 from pg_stat_activity
    where datname = current_database() and backend_xmin is not null and pid <> pg_backend_pid()`;
  const unseen = `select relname from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relallvisible < relpages`;
  for (let rounds = 1; ; rounds++) {
    while ((await pool.query(others)).rows.length > 0) await setTimeout(20);
    await flushCommits(pool);
    // Where few rows are dead it would leave their entries in the indexes, and not mark their pages.
    await withoutTransaction(pool, (client) => client.query('vacuum (analyze, index_cleanup on)'));
    const { rows } = await pool.query<{ relname: string }>(unseen);
    if (rows.length === 0) return;
    if (rounds === mostRounds)
      throw new Error(`after ${rounds} times not visible to all: ${rows.map(({ relname }) => relname)}`);
  }
}

/** The server knows for 32 transactions together how far its log must be: a later one, of any test's database, puts off the earlier. */
const mostRounds = 50;

/**
 * The tests' server commits without waiting for its log (`synchronous_commit = off`), and no vacuum calls a page visible to all
 * before the commits of its rows are in the log on disk: 800 to 2,200 of 2,400 pages were, as the log's writer came by
 * (2026-12-01). A commit that waits takes all before it along; only one that has written something does.
 */
async function flushCommits(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('set local synchronous_commit = on');
    await tx.query("select pg_logical_emit_message(true, 'test', '')");
  });
}
