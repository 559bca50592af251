/** Brings a database to this program's schema: plain SQL files, forward only, each in a transaction, one process at a time. */
import type pg from 'pg';
import { dropBoundedViews, makeBoundedViews } from './bounded-views.ts';
import { type Db, inTransaction, type Transactor } from './connection.ts';
import { DatabaseError } from './database-error.ts';
import { type Migration, migrationsDirectory, readMigrations } from './migration-files.ts';

/** An arbitrary number that nothing else in this database locks. */
const lockKey = 7_305_115_018;

/** Building an index on much data by another process may take this long. */
const longestWaitMs = 30 * 60_000;

export interface MigrateOptions {
  directory?: string;
  longestWaitMs?: number;
  /** Only so many from the first: a backup is loaded into the schema that it was taken of. */
  upTo?: number;
}

/**
 * Brings the database up to date; several processes at once apply each migration once. All settings and the lock belong
 * to transactions: a connection pooler hands sessions on, and a lock of a session would outlive its process there.
 * @returns the names of the migrations that were applied now
 */
export async function migrate(
  db: Transactor,
  {
    directory = migrationsDirectory,
    longestWaitMs: waitMs = longestWaitMs,
    upTo = Infinity,
  }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(directory);
  // The views are of this program's whole schema.
  const whole = directory === migrationsDirectory && upTo === Infinity;
  const applied: string[] = [];
  for (;;) {
    const next = await inTransaction(db, async (tx) => {
      await lock(tx, waitMs);
      const [missing] = missingFrom(migrations, await appliedOrNew(tx), upTo);
      if (missing) {
        await dropBoundedViews(tx);
        await apply(tx, missing);
      } else if (whole) await makeBoundedViews(tx);
      return missing;
    });
    if (!next) return applied;
    applied.push(next.name);
  }
}

async function lock(tx: Db, waitMs: number): Promise<void> {
  await tx.query(`set local statement_timeout = 0`);
  await tx.query(`set local idle_in_transaction_session_timeout = 0`);
  await tx.query(`set local lock_timeout = ${Math.round(waitMs)}`);
  try {
    await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
  } catch (cause) {
    if ((cause as pg.DatabaseError).code !== lockNotAvailable) throw cause;
    throw new DatabaseError(
      'migration_locked',
      `Another session has held the lock of migrations for ${waitMs / 60_000} minutes. If no other process is migrating, end that session: ` +
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and ((classid::bigint << 32) | objid::bigint) = ${lockKey} and database = (select oid from pg_database where datname = current_database())`,
      { cause },
    );
  }
  await tx.query('set local lock_timeout = 0');
}

/** SQLSTATE lock_not_available. */
const lockNotAvailable = '55P03';

async function appliedOrNew(tx: Db): Promise<Applied[]> {
  await tx.query(`create table if not exists migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  return appliedIn(tx);
}

type Applied = { name: string; sha256: string };

async function appliedIn(db: Db): Promise<Applied[]> {
  return (await db.query<Applied>('select name, sha256 from migration order by name')).rows;
}

/** Changes nothing. Undefined where no migration was ever run: the database is empty. */
export async function findApplied(db: Db): Promise<Applied[] | undefined> {
  const { rows } = await db.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
  return rows[0]!.there ? appliedIn(db) : undefined;
}

function missingFrom(migrations: Migration[], applied: Applied[], upTo: number): Migration[] {
  for (const [index, { name, sha256 }] of applied.entries()) {
    const ours = migrations[index];
    if (ours?.name === name && ours.sha256 === sha256) continue;
    if (ours?.name === name) {
      throw new DatabaseError(
        'migration_changed',
        `Migration ${name} is not the one that this database has had: an applied migration never changes, write a new one.`,
      );
    }
    throw new DatabaseError(
      'database_newer',
      `This database has had migration ${name}, which this program does not know in its place: it is of a newer version, or another one. Run that version.`,
    );
  }
  return migrations.slice(applied.length, upTo);
}

async function apply(tx: Db, { name, sha256, sql }: Migration): Promise<void> {
  try {
    await tx.query(sql);
    await tx.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
  } catch (cause) {
    const { message, position } = cause as pg.DatabaseError;
    const line = position === undefined ? '' : `, line ${sql.slice(0, Number(position)).split('\n').length}`;
    throw new DatabaseError(
      'migration_failed',
      `Migration ${name}${line}: ${message}. Nothing of it was kept.`,
      { cause },
    );
  }
}
