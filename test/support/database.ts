/** A fresh database for one test file, cloned from a migrated template; about 40 ms. */
import { randomBytes } from 'node:crypto';
import { after, type TestContext } from 'node:test';
import pg from 'pg';
import { connect } from '../../src/db/connection.ts';
import { prepareTemplate } from './template.ts';
import { databaseUrl, testServer } from './test-server.ts';

export type TestDatabase = { url: string; pool: pg.Pool };

/** `t` is the test whose end drops the database; without one it is the end of the file. */
export async function testDatabase(t?: TestContext): Promise<TestDatabase> {
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
  if (t) t.after(drop);
  else after(drop);

  const template = await prepareTemplate(admin, server.url);
  // Held until the database is dropped: an unlocked one was left by a killed run, and may be swept away.
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  await admin.query(`create database ${name} template ${template}`);
  const url = databaseUrl(server.url, name);
  // Ten seconds a statement, so that a lock nobody gives up names itself.
  pool = await connect({ url, statementTimeoutMs: 10_000, applicationName: 'efactura-test' });
  return { url, pool };
}
