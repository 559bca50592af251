/** The migrated database that test databases are cloned from: made once for each state of the migrations, on any server. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { connect } from '../../src/db/connection.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationsDirectory, readMigrations } from '../../src/db/migration-files.ts';
import { databaseUrl } from './test-server.ts';

/** Answers with its name. `admin` keeps a lock on it until it closes, so that no other run sweeps it away. */
export async function prepareTemplate(admin: pg.Client, serverUrl: string): Promise<string> {
  const name = templateName();
  await admin.query('select pg_advisory_lock(hashtext($1))', ['efactura_template']);
  try {
    await admin.query('select pg_advisory_lock_shared(hashtext($1))', [name]);
    if (await isTemplate(admin, name)) return name;
    await sweep(admin);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
    const pool = await connect({ url: databaseUrl(serverUrl, name), applicationName: 'efactura-test' });
    await migrate(pool).finally(() => pool.end());
    // The mark comes last: without it a killed attempt is made again.
    await admin.query(`alter database ${name} is_template true`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', ['efactura_template']);
  }
}

function templateName(): string {
  const hash = createHash('sha256');
  for (const { name, sha256 } of readMigrations(migrationsDirectory)) hash.update(`${name} ${sha256}\n`);
  return `efactura_template_${hash.digest('hex').slice(0, 12)}`;
}

async function isTemplate(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [
    name,
  ]);
  return rowCount === 1;
}

/** Drops databases with a free advisory lock: those of killed runs, templates of earlier migrations. */
async function sweep(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; template: boolean; locked: boolean }>(
    `select datname as name, datistemplate as template, pg_try_advisory_lock(hashtext(datname)) as locked
     from pg_database where datname like 'efactura\\_test\\_%' or datname like 'efactura\\_template\\_%'`,
  );
  for (const { name, template } of rows.filter(({ locked }) => locked)) {
    // One whose drop was interrupted can be dropped and not altered.
    if (template) await admin.query(`alter database ${name} is_template false`);
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}
