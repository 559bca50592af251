/** One database for all seeds: cloned from the migrated template, emptied before each seed, its ids counted instead of drawn. */
import pg from 'pg';
import { prepareTemplate } from '../support/template.ts';
import { databaseUrl, testServer } from '../support/test-server.ts';
import { Connections } from './connections.ts';

export interface SimDatabase {
  connections: Connections;
  /** As on the first day, with ids of this seed's own. */
  empty(seed: number): Promise<void>;
  close(): Promise<void>;
}

export async function openSimDatabase(): Promise<SimDatabase> {
  const server = await testServer();
  const name = `efactura_test_sim_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url, application_name: 'efactura-sim' });
  await admin.connect();
  const template = await prepareTemplate(admin, server.url);
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  const connections = await Connections.open(databaseUrl(server.url, name));
  await countIds(connections);
  const emptying = await statementsThatEmpty(connections);
  let emptied = 0;
  return {
    connections,
    empty: async (seed) => {
      await connections.runScript(emptying);
      if (++emptied % 20 === 0) await connections.runScript('vacuum');
      await connections.ask(`select setval('sim_id', $1)`, [seed * 100_000 + 1]);
    },
    close: async () => {
      await connections.close();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

/** Ids decide order and pauses here and there, so a seed must always see the same. */
async function countIds(connections: Connections): Promise<void> {
  await connections.runScript(`
    set client_min_messages = warning;
    create sequence sim_id;
    create function sim_uuid() returns uuid language sql volatile as $$ select md5(nextval('sim_id')::text)::uuid $$`);
  const columns = await connections.ask<{ tableName: string; columnName: string }>(`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and column_default = 'gen_random_uuid()'`);
  for (const { tableName, columnName } of columns)
    await connections.runScript(`alter table ${tableName} alter column ${columnName} set default sim_uuid()`);
}

/** Deleting a few rows costs a tenth of truncating as many tables. Their references are not checked meanwhile. */
async function statementsThatEmpty(connections: Connections): Promise<string> {
  const tables = await connections.ask<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '%migration%'`);
  const deletes = tables.map(({ name }) => `delete from "${name}";`);
  return `begin; set local session_replication_role = replica; ${deletes.join(' ')} commit`;
}
