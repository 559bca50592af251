/** A connection to the real database that wastes no round trip: a statement is parsed and described once, and `begin`, `commit` and `rollback` go along with the statement after them. One caller at a time. */
import pg from 'pg';
import { typeParsers } from '../../src/db/type-parsers.ts';
import { type Control, type Prepared, QuickStatement } from './quick-statement.ts';

export class QuickConnection {
  readonly #client: pg.Client;
  /** Of the server's process. */
  readonly pid: number;
  readonly #prepared = new Map<string, Prepared>();
  /** As the caller sees it: what has begun is not told to the server before its first statement. */
  #transaction: 'none' | 'begun' | 'open' | 'failed' = 'none';
  /** How the last one ended, which the server has not been told yet. No constraint of ours waits for the commit, so none can fail. */
  #ending: Control | undefined;

  private constructor(client: pg.Client, pid: number) {
    this.#client = client;
    this.pid = pid;
  }

  static async open(url: string): Promise<QuickConnection> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'efactura-sim',
      options: '-c timezone=UTC -c synchronous_commit=off -c plan_cache_mode=force_generic_plan -c jit=off',
      types: typeParsers,
    });
    client.on('error', () => {});
    await client.connect();
    for (const control of ['begin', 'commit', 'begin', 'rollback'] as const)
      await client.query({ name: control, text: control });
    const { rows } = await client.query('select pg_backend_pid() as pid');
    return new QuickConnection(client, rows[0].pid);
  }

  run(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    if (text === 'begin') return this.#begin();
    if (text === 'commit') return this.#end('commit');
    if (text === 'rollback') return this.#end('rollback');
    if (text.includes(';') && values.length === 0) return this.#sendSeveral(text);
    return this.#send(text, values);
  }

  /** Tells the server how the last transaction ended. */
  async flush(): Promise<void> {
    const ending = this.#ending;
    this.#ending = undefined;
    if (ending) await this.#client.query({ name: ending, text: ending });
  }

  /** Rolls back what is open. */
  async abandon(): Promise<void> {
    await this.run('rollback');
    await this.flush();
  }

  /** Several statements in one text; an open transaction is rolled back first. */
  async runScript(text: string): Promise<void> {
    await this.abandon();
    await this.#client.query(text);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #begin(): Promise<pg.QueryResult> {
    if (this.#transaction !== 'none') throw new Error('a transaction begins in another');
    this.#transaction = 'begun';
    return answerTo('BEGIN');
  }

  async #end(how: 'commit' | 'rollback'): Promise<pg.QueryResult> {
    const was = this.#transaction;
    this.#transaction = 'none';
    // PostgreSQL answers so to the commit of a transaction in which a statement has failed.
    const ending = was === 'failed' ? 'rollback' : how;
    if (was === 'open' || was === 'failed') this.#ending = ending;
    return answerTo(ending.toUpperCase());
  }

  async #sendSeveral(text: string): Promise<pg.QueryResult> {
    await this.flush();
    if (this.#transaction === 'begun') await this.#client.query('begin');
    if (this.#transaction === 'begun') this.#transaction = 'open';
    return this.#client.query(text);
  }

  async #send(text: string, values: unknown[]): Promise<pg.QueryResult> {
    const controls: Control[] = [];
    if (this.#ending) controls.push(this.#ending);
    this.#ending = undefined;
    if (this.#transaction === 'begun') {
      controls.push('begin');
      this.#transaction = 'open';
    }
    try {
      return await new Promise((resolve, reject) => {
        this.#client.query(new QuickStatement(this.#preparedOf(text), values, controls, { resolve, reject }));
      });
    } catch (error) {
      if (this.#transaction === 'open') this.#transaction = 'failed';
      throw error;
    }
  }

  #preparedOf(text: string): Prepared {
    const known = this.#prepared.get(text);
    if (known) return known;
    const prepared = { name: `s${this.#prepared.size}`, text };
    this.#prepared.set(text, prepared);
    return prepared;
  }
}

const answerTo = (command: string): pg.QueryResult => ({
  command,
  rowCount: null,
  rows: [],
  oid: 0,
  fields: [],
});
