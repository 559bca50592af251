/** A database that stops a job at a statement that the test names, in the middle of its transaction, so that two jobs meet there and nowhere else. */
import type { TestContext } from 'node:test';
import type pg from 'pg';
import { until } from '../../scripts/support/until.ts';
import type { Statement, Transactor } from '../../src/db/connection.ts';

export interface Barrier {
  /** Resolves when the job reaches the barrier. */
  reached: Promise<void>;
  isReached(): boolean;
  /** Lets the job go on; later statements are not stopped. */
  open(): void;
}

export interface WatchedDb {
  db: Transactor;
  /** Stops at the next statement whose text matches: `before` it is sent, or `after` its answer has come. */
  stop(when: 'before' | 'after', statement: RegExp): Barrier;
}

const patienceMs = 90_000;

/** At the test's end every barrier opens, or a failed test would wait for its own jobs. */
export function watchDb(t: TestContext, db: Transactor): WatchedDb {
  const opened: (() => void)[] = [];
  t.after(() => {
    for (const open of opened) open();
  });
  const waiting: { when: 'before' | 'after'; statement: RegExp; stand: () => Promise<void> }[] = [];
  const meet = async (when: 'before' | 'after', text: string) => {
    const at = waiting.findIndex((one) => one.when === when && one.statement.test(text));
    if (at >= 0) await waiting.splice(at, 1)[0]!.stand();
  };
  const watched =
    (query: Transactor['query']) => async (statement: string | Statement, values?: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      await meet('before', text);
      const answer = await query(statement, values);
      await meet('after', text);
      return answer;
    };
  return {
    db: {
      query: watched((statement, values) => db.query(statement, values)) as Transactor['query'],
      connect: async () => {
        const client = await db.connect();
        const query = watched((statement, values) => client.query(statement as string, values));
        const release = (error?: Error) => client.release(error);
        return { query, release } as unknown as pg.PoolClient;
      },
    },
    stop: (when, statement) => {
      const reached = Promise.withResolvers<void>();
      const going = Promise.withResolvers<void>();
      opened.push(going.resolve);
      // A statement that was reworded would otherwise be waited for until the file's time is over.
      const late = setTimeout(
        () => reached.reject(new Error(`no statement matched ${statement}`)),
        patienceMs,
      );
      reached.promise.catch(() => {});
      opened.push(() => clearTimeout(late));
      let isReached = false;
      const stand = () => {
        clearTimeout(late);
        isReached = true;
        reached.resolve();
        return going.promise;
      };
      waiting.push({ when, statement, stand });
      return { reached: reached.promise, isReached: () => isReached, open: () => going.resolve() };
    },
  };
}

/** Resolves when a statement of this database waits for another transaction's lock, or when `instead` is so. */
export async function waitsForLock(pool: pg.Pool, instead: () => boolean): Promise<'waits' | 'went on'> {
  return until(async () => {
    if (instead()) return 'went on';
    const { rows } = await pool.query<{ n: number }>(
      `select count(*) as n from pg_stat_activity
       where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    );
    return rows[0]!.n > 0 && 'waits';
  });
}
