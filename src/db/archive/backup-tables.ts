/** Which tables a backup holds, how each is copied out and in, and in which order. Knows the catalogue of PostgreSQL; no table's meaning but that of those left out. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { copyIn, copyOut } from '../copy.ts';

export interface BackupTable {
  /** `public.message`. */
  name: string;
  /** Those that are written; generated ones follow from them. */
  columns: string[];
}

export interface SequenceValue {
  table: string;
  column: string;
  /** The last one that was given; null when none was. */
  last: number | null;
}

/**
 * What means nothing elsewhere or must not come back: sessions and links under way (people sign in again), answers and
 * limits of requests, ANAF's minute, and files of exports, which can be made again. The schema `jobs` holds tickets only.
 */
const leftOut = [
  'public.migration',
  'public.rate_limit',
  'public.idempotent_answer',
  'public.oauth_state',
  'public.call_slot',
  'public.export',
  'auth.session',
  'auth.verification',
];

export function listBackupTables(db: Db): Promise<BackupTable[]> {
  return listTables(db, leftOut);
}

/** In the order in which their foreign keys allow them to be filled. */
export async function listTables(db: Db, except: string[] = []): Promise<BackupTable[]> {
  const { rows } = await db.query<BackupTable & { needs: string[] }>(sql`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct fn.nspname || '.' || fc.relname from pg_constraint k
        join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'r'
      and n.nspname || '.' || c.relname <> all(${except}::text[])
    order by 1`);
  const ordered: BackupTable[] = [];
  const placed = new Set(except);
  while (ordered.length < rows.length) {
    const next = rows.filter(({ name, needs }) => !placed.has(name) && needs.every((n) => placed.has(n)));
    if (next.length === 0) throw new Error('the foreign keys of the tables go round in a circle');
    for (const { name, columns } of next) {
      placed.add(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

/** Values are given outside of transactions, so these may be higher than the rows of a snapshot; never lower. */
export async function listSequences(db: Db): Promise<SequenceValue[]> {
  const { rows } = await db.query<SequenceValue>(sql`
    select n.nspname || '.' || c.relname as table, a.attname::text as column, s.last_value as last
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_sequences s on format('%I.%I', s.schemaname, s.sequencename) =
        pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)
    where n.nspname in ('public', 'auth') and a.attidentity <> '' order by 1`);
  return rows;
}

export function copyTableOut(db: Db, { name, columns }: BackupTable): AsyncGenerator<Buffer> {
  return copyOut(db, `copy ${quoted(name)} (${columns.map(quote).join(', ')}) to stdout`);
}

export function copyTableIn(db: Db, { name, columns }: BackupTable, rows: AsyncIterable<Buffer>) {
  return copyIn(db, `copy ${quoted(name)} (${columns.map(quote).join(', ')}) from stdin`, rows);
}

/** What follows from rows is copied with them, so triggers must not write it a second time. Ends with `endLoading`. */
export async function beginLoading(tx: Db, tables: BackupTable[]): Promise<void> {
  await liftTimeouts(tx);
  // Rows that migrations and a first start have made.
  await tx.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')} cascade`);
  for (const { name } of tables) await tx.query(`alter table ${quoted(name)} disable trigger user`);
}

export async function endLoading(tx: Db, tables: BackupTable[], sequences: SequenceValue[]): Promise<void> {
  for (const { name } of tables) await tx.query(`alter table ${quoted(name)} enable trigger user`);
  for (const { table, column, last } of sequences)
    if (last !== null)
      await tx.query('select setval(pg_get_serial_sequence($1, $2), $3)', [quoted(table), column, last]);
}

/** How many rows there are and a sum of hashes over them, in any order: the same for the same rows on every version. */
export async function digestTable(
  db: Db,
  { name, columns }: BackupTable,
): Promise<{ rows: number; digest: string }> {
  const { rows } = await db.query<{ rows: number; digest: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(r::text, 0)::numeric), 0)::text as digest
     from (select ${columns.map(quote).join(', ')} from ${quoted(name)}) r`,
  );
  return rows[0]!;
}

/** For one transaction: a table of years takes as long as it takes. */
export async function liftTimeouts(tx: Db): Promise<void> {
  await tx.query('set local statement_timeout = 0');
  await tx.query('set local idle_in_transaction_session_timeout = 0');
}

/** Whether an organisation or a person is in the database: a first start alone makes neither. */
export async function isInUse(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ used: boolean }>(sql`
    select exists (select from organisation) or exists (select from auth."user") as used`);
  return rows[0]!.used;
}

/** So that the planner knows what was loaded. */
export async function analyze(db: Db): Promise<void> {
  await db.query('analyze');
}

function quoted(name: string): string {
  return name.split('.').map(quote).join('.');
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
