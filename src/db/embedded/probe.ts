/** Asks a server whether it really answers, and sees that our database is in it. */
import pg from 'pg';
import { superuser } from './initialise.ts';

export const databaseName = 'efactura';

export type Answer = 'yes' | 'not_yet' | 'no_socket';

export async function probe(socketDir: string): Promise<Answer> {
  try {
    await ask(socketDir, databaseName, 'select 1');
    return 'yes';
  } catch (error) {
    switch ((error as { code?: string }).code) {
      case '3D000': // no such database: the first start, or one killed right after
        return createDatabase(socketDir);
      case '53300': // every connection is taken, so it lives
        return 'yes';
      case '57P03': // starting up, in recovery, or shutting down
      case 'ECONNREFUSED':
      case 'ECONNRESET':
      case 'EPIPE':
        return 'not_yet';
      case 'ENOENT':
        return 'no_socket';
      default:
        if (error instanceof pg.DatabaseError) throw error;
        return 'not_yet';
    }
  }
}

async function createDatabase(socketDir: string): Promise<Answer> {
  await ask(socketDir, 'postgres', `create database ${databaseName}`);
  return 'yes';
}

async function ask(socketDir: string, database: string, sql: string): Promise<void> {
  const client = new pg.Client({
    host: socketDir,
    port: 5432,
    user: superuser,
    password: '',
    ssl: false,
    database,
    application_name: 'efactura-probe',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
