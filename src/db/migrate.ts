/** Brings a database to this program's schema: plain SQL files, forward only, each in a transaction, one process at a time. */
import type pg from 'pg';
import type { Db, Transactor } from './connection.ts';
import { DatabaseError } from './database-error.ts';
import { type Migration, migrationsDirectory, readMigrations } from './migration-files.ts';

/** An arbitrary number that nothing else in this database locks. */
const lockKey = 7_305_115_018;

/** Answers with the names of those it applied now. */
export async function migrate(db: Transactor, directory: string = migrationsDirectory): Promise<string[]> {
  const migrations = readMigrations(directory);
  const client = await db.connect();
  try {
    // Waiting for another process, or building an index on much data, may take longer than a statement usually may.
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return await applyMissing(client, migrations);
  } finally {
    // Closed rather than given back: that ends the lock and the settings, whatever happened.
    client.release(true);
  }
}

async function applyMissing(client: pg.PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(`create table if not exists migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  const missing = missingFrom(migrations, await appliedIn(client));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
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

function missingFrom(migrations: Migration[], applied: Applied[]): Migration[] {
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
  return migrations.slice(applied.length);
}

async function apply(client: pg.PoolClient, { name, sha256, sql }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
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
