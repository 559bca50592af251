/** A database behind one connection: statements and transactions come strictly one after another, so that a seed always sees the same order. */
import type pg from 'pg';
import type { Statement, Transactor } from '../../src/db/connection.ts';
import { type Life, never } from './process.ts';
import { QuickConnection } from './quick-connection.ts';
import type { VirtualTime } from './virtual-time.ts';

export class OneConnection {
  readonly #connection: QuickConnection;
  #waiting: { life: Life | undefined; enter: () => void }[] = [];
  #holder: { life: Life | undefined } | undefined;
  /** Statements that are to fail from now on: so many are let through before one is lost. */
  failAfter = Number.POSITIVE_INFINITY;
  failed = 0;

  private constructor(connection: QuickConnection) {
    this.#connection = connection;
  }

  static async open(url: string): Promise<OneConnection> {
    return new OneConnection(await QuickConnection.open(url));
  }

  get statements(): number {
    return this.#connection.statements;
  }

  /** For whoever looks on from outside, when nothing is under way. */
  async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#connection.run(text, values)).rows as Row[];
  }

  /** Several statements in one text; what was under way is undone first. */
  runScript(text: string): Promise<void> {
    return this.#connection.runScript(text);
  }

  close(): Promise<void> {
    return this.#connection.close();
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
    await time.during(() => this.#connection.run('rollback'));
    this.#leave();
  }

  async #run(time: VirtualTime, statement: string | Statement, values?: unknown[]): Promise<pg.QueryResult> {
    const { text, values: given } = typeof statement === 'string' ? { text: statement, values } : statement;
    return time.during(async () => {
      if (this.failAfter-- <= 0 && text !== 'begin') {
        this.failAfter = Number.POSITIVE_INFINITY;
        this.failed++;
        await this.#connection.run('rollback');
        throw new ConnectionLost('Connection terminated unexpectedly');
      }
      return this.#connection.run(text, given);
    });
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
