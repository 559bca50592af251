/** A fresh database for one test file, cloned from a migrated template. */
import { AsyncResource } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { after, type TestContext } from 'node:test';
import pg from 'pg';
import { connect } from '../../src/db/connection.ts';
import { prepareTemplate } from './template.ts';
import { databaseUrl, testServer } from './test-server.ts';

/** `url` is the server's own; `pool` goes through the pooler of TEST_POOLER_URL where there is one. */
export type TestDatabase = { url: string; pool: pg.Pool };

type Hook = () => Promise<void> | void;

/** Bound while the file is loaded, so that even what a `before` hook asks for ends with the file and not with the hook. */
const atEndOfFile = AsyncResource.bind((hook: Hook) => after(hook));

/** `t` is the test whose end drops the database; without one it is the end of the file. `empty`: without migrations. */
export async function testDatabase(t?: TestContext, { empty = false } = {}): Promise<TestDatabase> {
  const server = await testServer();
  const name = `efactura_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.url, application_name: 'efactura-test' });
  admin.on('error', () => {});
  await admin.connect().catch(async (error) => {
    await server.stop();
    throw error;
  });
  let pool: pg.Pool | undefined;
  const drop = async () => {
    await pool?.end();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await server.stop();
  };
  const atEnd = t ? (hook: Hook) => t.after(hook) : atEndOfFile;
  // Hooks run in the order they were given in; this one gives itself in again, to come after those that close the app.
  atEnd(() => atEnd(drop));

  const template = empty ? 'template0' : await prepareTemplate(admin, server.url);
  // Held until the database is dropped: an unlocked one was left by a killed run, and may be swept away.
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  // Copying files took 60 ms where writing the copy to the log took 400 (2 cores, fsync off).
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  const url = databaseUrl(server.url, name);
  // Ten seconds a statement, so that waiting for a lock that is never released fails with an error.
  pool = await connect({
    ...throughPooler(url),
    statementTimeoutMs: 10_000,
    applicationName: 'efactura-test',
  });
  return { url, pool };
}

/** As DATABASE_URL names a PgBouncer before 1.21 and DATABASE_DIRECT_URL the server. */
function throughPooler(url: string): { url: string; pooled?: boolean; namedStatements?: boolean } {
  const pooler = process.env.TEST_POOLER_URL;
  if (!pooler) return { url };
  return { url: databaseUrl(pooler, new URL(url).pathname.slice(1)), pooled: true, namedStatements: false };
}
