/**
 * The database behind two connections, so that transactions interleave and wait for each other's locks as in a pool.
 * Statements are sent one at a time, in the order in which they were asked for: a seed always sees the same order.
 */
import pg from 'pg';
import type { Statement, Transactor } from '../../src/db/connection.ts';
import { LockOrder } from '../support/lock-order.ts';
import { never, type SimulatedProcess } from './process.ts';
import { QuickConnection } from './quick-connection.ts';
import type { VirtualTime } from './virtual-time.ts';

const connectionCount = 2;
/** A statement that takes longer, in real time, may wait for a lock: the server is asked. */
const suspectMs = 4;

interface Slot {
  connection: QuickConnection;
  holder: SimulatedProcess | undefined;
  /** Of its transactions. */
  locks: LockOrder;
  /** Its statement, which waits for a lock of the other's transaction. */
  blocked: { answer: Promise<pg.QueryResult>; deliver: () => void } | undefined;
}

export class Connections {
  readonly #slots: Slot[];
  /** Asks the server who waits for whom. */
  readonly #observer: pg.Client;
  #waiting: { process: SimulatedProcess; enter: (slot: Slot) => void }[] = [];
  /** The end of what was sent last. */
  #last: Promise<unknown> = Promise.resolve();
  /** Statements that are to fail from now on: so many are let through before one is lost. */
  failAfter = Number.POSITIVE_INFINITY;
  failed = 0;
  /** Transactions that locked tables in another order than src/db/README.md says. */
  lockFaults: string[] = [];
  /** Statements that had to wait for another transaction. */
  lockWaits = 0;

  private constructor(connections: QuickConnection[], observer: pg.Client) {
    this.#slots = connections.map((connection) => ({
      connection,
      locks: new LockOrder(),
      holder: undefined,
      blocked: undefined,
    }));
    this.#observer = observer;
  }

  static async open(url: string): Promise<Connections> {
    const observer = new pg.Client({ connectionString: url, application_name: 'efactura-sim' });
    observer.on('error', () => {});
    await observer.connect();
    const connections = [];
    for (let n = 0; n < connectionCount; n++) connections.push(await QuickConnection.open(url));
    return new Connections(connections, observer);
  }

  /** For the checker, when nothing is under way. */
  async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    for (const { connection } of this.#slots) await connection.flush();
    return (await this.#slots[0]!.connection.run(text, values)).rows as Row[];
  }

  /** Several statements in one text; transactions that are open are rolled back first. */
  async runScript(text: string): Promise<void> {
    for (const slot of this.#slots) {
      slot.locks.note('rollback');
      await slot.connection.abandon();
      slot.holder = undefined;
      slot.blocked = undefined;
    }
    this.#waiting = [];
    await this.#slots[0]!.connection.runScript(text);
  }

  async close(): Promise<void> {
    for (const { connection } of this.#slots) await connection.close();
    await this.#observer.end();
  }

  /** What one process sees of the database. */
  transactorOf(process: SimulatedProcess, time: VirtualTime): Transactor {
    const run = (slot: Slot, statement: string | Statement, values?: unknown[]) =>
      process.step(() => this.#run(process, slot, time, statement, values));
    const connect = async () => {
      await process.resume();
      const slot = await this.#enter(process);
      let broken = false;
      const query = async (statement: string | Statement, values?: unknown[]) => {
        if (broken && isRollback(statement)) return undefined;
        try {
          return await run(slot, statement, values);
        } catch (error) {
          broken ||= error instanceof ConnectionLost;
          throw error;
        }
      };
      const release = (destroy?: unknown) => void this.#release(slot, time, destroy);
      return { query, release } as unknown as pg.PoolClient;
    };
    const query = async (statement: string | Statement, values?: unknown[]) => {
      await process.resume();
      const slot = await this.#enter(process);
      try {
        return await run(slot, statement, values);
      } finally {
        this.#leave(slot);
      }
    };
    return { query: query as Transactor['query'], connect };
  }

  /** The server notices that a client is gone, and rolls back what it had not committed. */
  async drop(process: SimulatedProcess, time: VirtualTime): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one.process !== process);
    await this.#inOrder(time, async () => {
      for (const slot of this.#slots) {
        if (slot.holder !== process) continue;
        if (slot.blocked) {
          await this.#observer.query('select pg_cancel_backend($1)', [slot.connection.pid]);
          await settled(slot.blocked.answer);
          slot.blocked = undefined;
        }
        slot.locks.note('rollback');
        await slot.connection.abandon();
        await this.#wakeOther(slot);
        this.#leave(slot);
      }
    });
  }

  async #run(
    process: SimulatedProcess,
    slot: Slot,
    time: VirtualTime,
    statement: string | Statement,
    values?: unknown[],
  ): Promise<pg.QueryResult> {
    const { text, values: given } = typeof statement === 'string' ? { text: statement, values } : statement;
    const { answer } = await this.#inOrder(time, async () =>
      process.dead ? { answer: never<pg.QueryResult>() } : this.#send(slot, text, given),
    );
    // Time passes while it waits for a lock: the transaction that has it may be waiting for an answer of ANAF's.
    return answer;
  }

  /** Resolves when the statement has ended or waits for a lock. */
  async #send(slot: Slot, text: string, values?: unknown[]): Promise<{ answer: Promise<pg.QueryResult> }> {
    if (this.failAfter-- <= 0 && text !== 'begin') {
      this.failAfter = Number.POSITIVE_INFINITY;
      this.failed++;
      slot.locks.note('rollback');
      await slot.connection.abandon();
      await this.#wakeOther(slot);
      throw new ConnectionLost('Connection terminated unexpectedly');
    }
    const other = this.#other(slot);
    await other.connection.flush();
    const fault = slot.locks.note(text);
    if (fault) this.lockFaults.push(`${fault}: ${text}`);
    const answer = slot.connection.run(text, values);
    if (await this.#waitsForLock(slot, answer)) {
      this.lockWaits++;
      if (!other.blocked) return { answer: this.#block(slot, answer) };
      // A deadlock: the server ends one of the two, and the other goes on.
      await Promise.all([settled(answer), settled(other.blocked.answer)]);
    }
    if (other.blocked) await this.#wakeOther(slot);
    return { answer };
  }

  /** The answer is given on by the statement of the other that frees the lock, so that the order is always the same. */
  #block(slot: Slot, answer: Promise<pg.QueryResult>): Promise<pg.QueryResult> {
    const { promise, resolve } = Promise.withResolvers<pg.QueryResult>();
    slot.blocked = { answer, deliver: () => resolve(answer) };
    return promise;
  }

  /** Tells the server how the slot's transaction ended; the other's statement goes on if that freed its lock. */
  async #wakeOther(slot: Slot): Promise<void> {
    await slot.connection.flush();
    const { blocked } = this.#other(slot);
    if (!blocked || (await this.#waitsForLock(this.#other(slot), blocked.answer))) return;
    this.#other(slot).blocked = undefined;
    blocked.deliver();
  }

  /** Resolves with false when the answer has come. */
  async #waitsForLock(slot: Slot, answer: Promise<unknown>): Promise<boolean> {
    const ended = settled(answer);
    for (;;) {
      const waited = new Promise<false>((resolve) => setTimeout(resolve, suspectMs, false));
      if (await Promise.race([ended, waited])) return false;
      const { rows } = await this.#observer.query<{ blocked: boolean }>(
        'select cardinality(pg_blocking_pids($1)) > 0 as blocked',
        [slot.connection.pid],
      );
      if (rows[0]!.blocked) return true;
    }
  }

  #inOrder<T>(time: VirtualTime, work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(() => time.during(work));
    this.#last = done.catch(() => {});
    return done;
  }

  #other(slot: Slot): Slot {
    return this.#slots.find((one) => one !== slot)!;
  }

  async #enter(process: SimulatedProcess): Promise<Slot> {
    if (process.dead) return never();
    const free = this.#slots.find(({ holder }) => !holder);
    if (!free) return new Promise<Slot>((enter) => this.#waiting.push({ process, enter }));
    free.holder = process;
    return free;
  }

  /** A connection that is not to be used again is one without locks and settings. */
  async #release(slot: Slot, time: VirtualTime, destroy: unknown): Promise<void> {
    if (destroy)
      await this.#inOrder(time, () =>
        slot.connection.runScript('select pg_advisory_unlock_all(); reset all'),
      );
    this.#leave(slot);
  }

  #leave(slot: Slot): void {
    const next = this.#waiting.shift();
    slot.holder = next?.process;
    next?.enter(slot);
  }
}

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

const isRollback = (statement: string | Statement) => statement === 'rollback';

/** Resolves with true, whichever way it ended. */
const settled = (answer: Promise<unknown>): Promise<true> =>
  answer.then(
    () => true,
    () => true,
  );
