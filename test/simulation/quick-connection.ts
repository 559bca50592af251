/** A connection to the real database that wastes no round trip: a statement is parsed and described once, and `begin`, `commit` and `rollback` go along with the statement after them. One caller at a time. */
import pg from 'pg';
import { typeParsers } from '../../src/db/type-parsers.ts';
import { type Control, type Prepared, QuickStatement } from './quick-statement.ts';

export class QuickConnection {
  readonly #client: pg.Client;
  readonly #prepared = new Map<string, Prepared>();
  /** As the caller sees it: what has begun is not told to the server before its first statement. */
  #transaction: 'none' | 'begun' | 'open' | 'failed' = 'none';
  /** How the last one ended, which the server has not been told yet. No constraint of ours waits for the commit, so none can fail. */
  #ending: Control | undefined;
  statements = 0;

  private constructor(client: pg.Client) {
    this.#client = client;
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
    return new QuickConnection(client);
  }

  run(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    this.statements++;
    if (text === 'begin') return this.#begin();
    if (text === 'commit') return this.#end('commit');
    if (text === 'rollback') return this.#end('rollback');
    return this.#send(text, values);
  }

  /** Several statements in one text; an open transaction is undone first. */
  async runScript(text: string): Promise<void> {
    await this.#client.query(this.#ending ?? 'rollback');
    this.#ending = undefined;
    this.#transaction = 'none';
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
