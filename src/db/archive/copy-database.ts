/** Copies one database of ours into another, on a server of another version, and compares what arrived. Reads the first, and writes nothing there. */
import type { Db, Transactor } from '../connection.ts';
import { inSnapshot, inTransaction } from '../connection.ts';
import { DatabaseError } from '../database-error.ts';
import { dumpSchema } from '../dump-schema.ts';
import { findApplied, migrate } from '../migrate.ts';
import {
  analyze,
  type BackupTable,
  beginLoading,
  copyTableIn,
  copyTableOut,
  digestTable,
  endLoading,
  liftTimeouts,
  listSequences,
  listTables,
} from './backup-tables.ts';

export interface Copied {
  tables: number;
  rows: number;
}

export interface CopyOptions {
  log: (message: string) => void;
  signal?: AbortSignal | undefined;
}

class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** Tables with more rows than this have a line of their own in the log. */
const largeRows = 100_000;
const mostNamed = 10;

/**
 * Every table with all of its rows, people's sessions and ANAF's minute as well; only tickets of the job queue stay, which
 * are sent again. `to` is empty, and gets the schema that `from` has.
 * @throws CopyRefused when the first has something that would be left behind, or the two differ in the end
 */
export async function copyDatabase(
  from: Transactor,
  to: Transactor,
  { log, signal }: CopyOptions,
): Promise<Copied> {
  await refuseUnknownTables(from);
  const applied = await findApplied(from);
  if (!applied) return { tables: 0, rows: 0 };
  await migrate(to, { upTo: applied.length });
  const ours = (await findApplied(to)) ?? [];
  if (applied.some(({ name, sha256 }, i) => ours[i]?.name !== name || ours[i].sha256 !== sha256))
    throw new DatabaseError(
      'database_newer',
      'The older database has had migrations that this program does not know: it is of a newer version, or another one. Run that version.',
    );
  return inSnapshot(from, async (source) => {
    await liftTimeouts(source);
    await compareSchemas(source, to);
    const tables = await listTables(source);
    const sequences = await listSequences(source);
    await inTransaction(
      to,
      async (tx) => {
        await beginLoading(tx, tables);
        for (const table of tables) await copyTableIn(tx, table, until(signal, copyTableOut(source, table)));
        await endLoading(tx, tables, sequences);
      },
      { once: true },
    );
    const rows = await inSnapshot(to, async (target) => {
      await liftTimeouts(target);
      const same = JSON.stringify(await listSequences(target)) === JSON.stringify(sequences);
      if (!same) throw differs('the sequences');
      return compareRows(source, target, tables, { log, signal });
    });
    await inTransaction(to, async (tx) => {
      await liftTimeouts(tx);
      await analyze(tx);
    });
    return { tables: tables.length, rows };
  });
}

async function* until<T>(signal: AbortSignal | undefined, source: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const piece of source) {
    signal?.throwIfAborted();
    yield piece;
  }
}

/** What the program did not make would be left behind. */
async function refuseUnknownTables(db: Db): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('public', 'auth', 'bounded', 'jobs', 'information_schema')
       and n.nspname !~ '^pg_' order by 1 limit ${mostNamed}`,
  );
  if (rows.length > 0) throw unknown(rows.map(({ name }) => name).join(', '));
}

/** Indexes are not compared: those of the older one may still be built by a job, and all of the migrations' are made at once on an empty database. */
async function compareSchemas(source: Db, target: Db): Promise<void> {
  const [theirs, ours] = [await listStatements(source), await listStatements(target)];
  const onlyIn = (some: Set<string>, others: Set<string>) => [...some].filter((s) => !others.has(s));
  const different = [...onlyIn(theirs, ours), ...onlyIn(ours, theirs)].map(
    (statement) => statement.split('\n')[0]!,
  );
  if (different.length > 0) throw unknown([...new Set(different)].slice(0, mostNamed).join('\n'));
}

async function listStatements(db: Db): Promise<Set<string>> {
  // Functions get their search path after the last migration, which the copy has yet to come to.
  const left = (line: string) => !/^(create (unique )?index | SET search_path TO )/i.test(line);
  const statements = (await dumpSchema(db)).split('\n\n');
  return new Set(statements.map((statement) => statement.split('\n').filter(left).join('\n')));
}

async function compareRows(
  source: Db,
  target: Db,
  tables: BackupTable[],
  { log, signal }: CopyOptions,
): Promise<number> {
  let all = 0;
  for (const table of tables) {
    signal?.throwIfAborted();
    const [theirs, ours] = await Promise.all([digestTable(source, table), digestTable(target, table)]);
    if (theirs.rows !== ours.rows || theirs.digest !== ours.digest)
      throw differs(`${table.name}: ${theirs.rows} rows and ${ours.rows}`);
    if (ours.rows >= largeRows) log(`${table.name}: ${ours.rows} rows are copied and the same`);
    all += ours.rows;
  }
  return all;
}

function differs(what: string): CopyRefused {
  return new CopyRefused(`The copy differs from what was copied (${what}).`);
}

function unknown(what: string): CopyRefused {
  return new CopyRefused(
    `The older database has another schema than this program's migrations make; take out what they did not make:\n${what}\n`,
  );
}
