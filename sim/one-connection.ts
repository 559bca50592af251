/** A database behind one connection: statements and transactions come strictly one after another, so that a seed always sees the same order. */
import pg from 'pg';
import type { Statement, Transactor } from '../src/db/connection.ts';
import { typeParsers } from '../src/db/type-parsers.ts';
import { type Life, never } from './life.ts';
import type { VirtualTime } from './virtual-time.ts';

export class OneConnection {
  readonly client: pg.Client;
  readonly #names = new Map<string, string>();
  #waiting: { life: Life | undefined; enter: () => void }[] = [];
  #holder: { life: Life | undefined } | undefined;
  /** Statements that are to fail from now on: so many are let through before one is lost. */
  failAfter = Number.POSITIVE_INFINITY;
  failed = 0;
  statements = 0;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async open(url: string): Promise<OneConnection> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'efactura-sim',
      options: '-c timezone=UTC -c synchronous_commit=off -c plan_cache_mode=force_generic_plan -c jit=off',
      types: typeParsers,
    });
    client.on('error', () => {});
    await client.connect();
    return new OneConnection(client);
  }

  /** What one life of a process sees of the database. */
  transactorOf(life: Life, time: VirtualTime): Transactor {
    const run = (statement: string | Statement, values?: unknown[]) =>
      life.step(() => this.#run(time, statement, values));
    const connect = async () => {
      await life.pace();
      await this.#enter(life);
      let broken = false;
      const query = async (statement: string | Statement, values?: unknown[]) => {
        if (broken && isRollback(statement)) return undefined;
        try {
          return await run(statement, values);
        } catch (error) {
          broken ||= error instanceof ConnectionLost;
          throw error;
        }
      };
      return { query, release: () => this.#leave() } as unknown as pg.PoolClient;
    };
    const query = async (statement: string | Statement, values?: unknown[]) => {
      await life.pace();
      await this.#enter(life);
      try {
        return await run(statement, values);
      } finally {
        this.#leave();
      }
    };
    return { query: query as Transactor['query'], connect };
  }

  /** The server notices that a client is gone, and undoes what it had not committed. */
  async bury(life: Life, time: VirtualTime): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one.life !== life);
    if (this.#holder?.life !== life) return;
    await time.during(() => this.client.query('rollback'));
    this.#leave();
  }

  async #run(time: VirtualTime, statement: string | Statement, values?: unknown[]): Promise<pg.QueryResult> {
    const { text, values: given } = typeof statement === 'string' ? { text: statement, values } : statement;
    this.statements++;
    return time.during(async () => {
      if (this.failAfter-- <= 0 && text !== 'begin') {
        this.failAfter = Number.POSITIVE_INFINITY;
        this.failed++;
        await this.client.query('rollback');
        throw new ConnectionLost('Connection terminated unexpectedly');
      }
      if (!given || given.length === 0) return await this.client.query(text);
      return await this.client.query({ name: this.#nameOf(text), text, values: given });
    });
  }

  /** A statement is parsed once in the simulation's whole life. */
  #nameOf(text: string): string {
    const name = this.#names.get(text) ?? `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  async #enter(life: Life | undefined): Promise<void> {
    if (life?.dead) return never();
    if (this.#holder) await new Promise<void>((enter) => this.#waiting.push({ life, enter }));
    else this.#holder = { life };
  }

  #leave(): void {
    const next = this.#waiting.shift();
    this.#holder = next && { life: next.life };
    next?.enter();
  }
}

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

const isRollback = (statement: string | Statement) => statement === 'rollback';
