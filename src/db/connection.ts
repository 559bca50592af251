/** Connects to PostgreSQL and runs transactions. Knows types and time-outs; knows no tables. */
import { hash } from 'node:crypto';
import pg from 'pg';
import type { Tracer } from '../core/tracing.ts';
import { nameColumnsInCamelCase } from './column-names.ts';
import { isConnectionLost, noteConnectionLost } from './connection-lost.ts';
import { DatabaseError } from './database-error.ts';
import { behindPooler, checkPooler, isRefusedByPooler } from './pooler.ts';
import { traceStatements } from './trace-statements.ts';
import { typeParsers } from './type-parsers.ts';

/** Something that runs statements: a pool, or the one connection of a transaction. */
export interface Db {
  /** It is that of a caller who is limited to some companies: what is kept of the whole organisation is not there. */
  readonly limited?: true;
  // biome-ignore lint/suspicious/noExplicitAny: rows are given their type where the query is written, as in pg itself.
  query<Row extends pg.QueryResultRow = any>(
    statement: string | Statement,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}

export type Statement = { text: string; values?: unknown[]; name?: string };

/**
 * A named prepared statement, planned once per connection: for statements that run for every message, and for those of a page that is asked for all day (planning was half of what the overview cost). One name, one text.
 * `namedStatements: false` sends it without its name.
 */
export function prepared(name: string, { text, values }: Statement): Statement {
  return { name, text, values };
}

/**
 * The same for a statement that has several forms, by which is asked: each has a name of its own. They must be few, because
 * every connection keeps each one that it was sent, and PostgreSQL must not need to know a value to plan it well.
 */
export function preparedForm(name: string, { text, values }: Statement): Statement {
  return { name: `${name} ${hash('md5', text)}`, text, values };
}

/** A pool: what can open a transaction. Inside one there is only a `Db`. */
export interface Transactor extends Db {
  connect(): Promise<pg.PoolClient>;
}

export type ConnectionOptions = {
  /** postgres://… */
  url: string;
  maxConnections?: number;
  /** How long a statement waits for a free connection. */
  connectTimeoutMs?: number;
  applicationName?: string;
  /** A statement that runs longer is a mistake, or waits for a lock that is never released. */
  statementTimeoutMs?: number;
  /** Default: true. */
  namedStatements?: boolean;
  /**
   * Through a pooler in transaction mode: nothing is sent at the start of a connection that it does not carry, so time-outs
   * are those of the server or of the role.
   */
  pooled?: boolean;
  log?: (message: string) => void;
  tracer?: Tracer | undefined;
};

const oldestMajor = 15;

export async function connect(options: ConnectionOptions): Promise<pg.Pool> {
  const pool = openPool(options);
  try {
    await checkServer(pool, options);
    if (options.pooled) await checkPooler(pool, options);
    return pool;
  } catch (error) {
    await pool.end();
    if (isRefusedByPooler(error)) throw behindPooler(error as Error);
    throw error instanceof DatabaseError ? error : unreachable(options.url, error as Error);
  }
}

/** Times that a transaction is tried when PostgreSQL ends it to resolve a deadlock. */
const mostTries = 4;

/**
 * Runs `work` in a transaction; an exception rolls it back. After a deadlock or a serialisation failure it runs again, so
 * it must have no effects outside of the database.
 * @param once for work that has such effects: a deadlock is thrown
 */
export async function inTransaction<T>(
  db: Transactor,
  work: (tx: Db) => Promise<T>,
  { once = false }: { once?: boolean } = {},
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await runTransaction(db, work);
    } catch (error) {
      if (once || tries === mostTries || !mayPassAgain(error)) throw error;
    }
  }
}

/** Runs statements that all see the same state of the database, and write nothing. */
export function inSnapshot<T>(db: Transactor, work: (tx: Db) => Promise<T>): Promise<T> {
  return runTransaction(db, work, 'begin isolation level repeatable read read only');
}

async function runTransaction<T>(db: Transactor, work: (tx: Db) => Promise<T>, begin = 'begin'): Promise<T> {
  const client = await lendClient(db);
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    const { command } = await client.query('commit');
    // To a transaction in which a statement has failed PostgreSQL answers a commit with ROLLBACK, and no error.
    if (command !== 'COMMIT') {
      throw new DatabaseError(
        'transaction_aborted',
        'Nothing was committed: an earlier statement had failed, and its error was caught.',
      );
    }
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError) => (broken = rollbackError));
    if (broken) noteConnectionLost(error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** SQLSTATE deadlock_detected and serialization_failure: the transaction was undone so that another could go on. */
function mayPassAgain(error: unknown): boolean {
  return ['40P01', '40001'].includes((error as { code?: string } | null)?.code ?? '');
}

/**
 * Dates computed in SQL must not depend on the server's time zone. It is a parameter of its own and not one of `options`,
 * because poolers carry it and refuse those.
 */
class ClientInUtc extends pg.Client {
  getStartupConf(): Record<string, string> {
    const inherited = Reflect.get(pg.Client.prototype, 'getStartupConf') as () => Record<string, string>;
    return { ...inherited.call(this), TimeZone: 'UTC' };
  }
}

function openPool({
  url,
  maxConnections = 10,
  connectTimeoutMs = 30_000,
  applicationName = 'efactura-sync',
  statementTimeoutMs = 60_000,
  namedStatements = true,
  pooled = false,
  log = () => {},
  tracer,
}: ConnectionOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    application_name: applicationName,
    ...(!pooled && {
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: statementTimeoutMs,
    }),
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    types: typeParsers,
    Client: ClientInUtc,
  });
  // Without a listener a connection that dies would end the process: one on the pool for idle connections, one on each
  // for those that are lent out between two statements.
  pool.on('error', (error) => {
    if (!pool.ending) log(`an idle database connection was lost: ${error.message}`);
  });
  pool.on('connect', (client) => {
    client.on('error', noteConnectionLost);
    nameColumnsInCamelCase(client);
    if (!namedStatements) sendWithoutNames(client);
    if (tracer) traceStatements(client, tracer);
  });
  pool.query = queryOf(pool) as pg.Pool['query'];
  return pool;
}

/** Each statement is then planned each time: a name that another connection does not know is an error. */
function sendWithoutNames(client: pg.PoolClient): void {
  const { query } = client;
  const send = (statement: unknown, ...rest: unknown[]) => {
    const named = typeof statement === 'object' && statement !== null && 'name' in statement;
    return Reflect.apply(query, client, [named ? { ...statement, name: undefined } : statement, ...rest]);
  };
  client.query = send as typeof query;
}

/**
 * A statement outside of a transaction: no connection within the time-out is a lost connection, as in a transaction, and
 * a deadlock is tried again. A failed statement does not cost the connection.
 */
function queryOf(pool: pg.Pool) {
  const send = async (statement: string | Statement, values?: unknown[]) => {
    const client = await lendClient(pool);
    let broken: Error | undefined;
    try {
      return await client.query(statement, values);
    } catch (error) {
      if (isConnectionLost(error) || (error as { code?: unknown }).code === undefined)
        broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return async (statement: string | Statement, values?: unknown[]) => {
    for (let tries = 1; ; tries++) {
      try {
        return await send(statement, values);
      } catch (error) {
        if (tries === mostTries || !mayPassAgain(error)) throw error;
      }
    }
  };
}

/** The pool's time-out has no code: it is recognised here, where it occurs. */
async function lendClient(db: Transactor): Promise<pg.PoolClient> {
  try {
    return await db.connect();
  } catch (error) {
    noteConnectionLost(error);
    throw error;
  }
}

async function checkServer(pool: pg.Pool, { pooled }: ConnectionOptions): Promise<void> {
  const { rows } = await pool.query<{ version: string; encoding: string; zone: string; timeout: string }>(
    `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      current_setting('TimeZone') as zone, current_setting('statement_timeout') as timeout`,
  );
  const { version, encoding, zone, timeout } = rows[0]!;
  // A pooler that was told to ignore what we send at the start of a connection.
  if (!pooled && timeout === '0') throw behindPooler();
  if (zone !== 'UTC')
    throw new DatabaseError(
      'behind_pooler',
      `The pooler of DATABASE_URL does not carry the time zone, which is ${zone} and must be UTC: take TimeZone out of what it ignores.`,
    );
  if (Number.parseInt(version, 10) < oldestMajor) {
    throw new DatabaseError(
      'server_too_old',
      `DATABASE_URL names a PostgreSQL ${version}; ${oldestMajor} or later is needed.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseError(
      'unreachable',
      `The database's encoding is ${encoding}; make one with encoding UTF8.`,
    );
  }
}

/** The address without its password, which must not reach a log. */
function unreachable(url: string, cause: Error): DatabaseError {
  const { host, port, database, user } = new pg.Client({ connectionString: url });
  return new DatabaseError(
    'unreachable',
    `PostgreSQL cannot be reached (${host}:${port}, database ${database}, user ${user}): ${cause.message || (cause as { code?: string }).code}`,
    { cause },
  );
}
