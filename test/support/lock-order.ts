/** Reads from a transaction's statements in which order it locks tables, and compares it with the order of src/db/README.md. */
import type pg from 'pg';
import type { Statement, Transactor } from '../../src/db/connection.ts';

const lockOrder = ['organisation', 'company', 'message', 'company_lease', 'run_company', 'run'] as const;

type Table = (typeof lockOrder)[number];

const table = `(${[...lockOrder].sort((a, b) => b.length - a.length).join('|')})\\b`;
const changes = new RegExp(`\\b(?:update|delete\\s+from)\\s+(?:only\\s+)?${table}`, 'g');
/** An insert alone locks rows that no other transaction sees; with a conflict it waits for one that does. */
const conflictingInsert = new RegExp(`\\binsert\\s+into\\s+${table}[^;]*?\\bon\\s+conflict\\b`, 'g');
const lockingSelect = new RegExp(`\\bfrom\\s+${table}[^()]*?\\bfor\\s+(?:no\\s+key\\s+)?update\\b`, 'g');

/** In the order in which the statement writes them. */
export function tablesLockedBy(statement: string): Table[] {
  const text = statement.replaceAll(/--.*$/gm, '').toLowerCase();
  const found = [changes, conflictingInsert, lockingSelect].flatMap((kind) => [...text.matchAll(kind)]);
  found.sort((a, b) => a.index - b.index);
  return [...new Set(found.map(([, name]) => name as Table))];
}

/** One connection's transactions, one after the other. A statement outside of a transaction is one of its own. */
export class LockOrder {
  readonly #locked: Table[] = [];
  #open = false;

  /** @returns what is wrong with it, or undefined */
  note(statement: string): string | undefined {
    const control = /^\s*(begin|commit|rollback)\b/i.exec(statement)?.[1]?.toLowerCase();
    if (control || !this.#open) this.#locked.length = 0;
    if (control) this.#open = control === 'begin';
    const next = tablesLockedBy(statement).filter((name) => !this.#locked.includes(name));
    const before = this.#locked.at(-1);
    this.#locked.push(...next);
    // One statement that locks several tables is a chain of CTEs, each of which reads the one before it.
    const inOrder = [...(before ? [before] : []), ...next];
    const late = inOrder.find((name, n) => n > 0 && rank(name) < rank(inOrder[n - 1]!));
    return late && `${late} is locked after ${this.#locked.slice(0, this.#locked.indexOf(late))}`;
  }
}

const rank = (name: Table) => lockOrder.indexOf(name);

/** Watches every transaction of a pool. `seen` has each order in which tables were locked. */
export function watchLocks(pool: Transactor): { db: Transactor; faults: string[]; seen: Set<string> } {
  const faults: string[] = [];
  const seen = new Set<string>();
  const watched = (query: pg.PoolClient['query']) => {
    const order = new LockOrder();
    let locked: string[] = [];
    return ((statement: string | Statement, values?: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      const fault = order.note(text);
      if (fault) faults.push(`${fault}: ${text}`);
      if (/^begin/i.test(text)) locked = [];
      locked.push(...tablesLockedBy(text).filter((name) => !locked.includes(name)));
      if (/^commit/i.test(text)) seen.add(locked.join(' < '));
      return query(statement as string, values as unknown[]);
    }) as pg.PoolClient['query'];
  };
  const connect = async () => {
    const client = await pool.connect();
    return {
      query: watched(client.query.bind(client)),
      release: client.release.bind(client),
    } as pg.PoolClient;
  };
  return { db: { query: pool.query.bind(pool), connect }, faults, seen };
}
