/** Asks a server whether it really answers, and sees that our database is in it. */
import pg from 'pg';
import { superuser } from './initialise.ts';

export const databaseName = 'efactura';

export type Answer = 'yes' | 'not_yet' | 'no_socket';

export async function probe(socketDir: string): Promise<Answer> {
  const answer = await answerTo(() => ask(socketDir, databaseName, 'select 1'));
  if (answer !== 'no_database') return answer;
  // The first start, or one that was killed right after it.
  await answerTo(() => ask(socketDir, 'postgres', `create database ${databaseName}`));
  return 'not_yet';
}

async function answerTo(question: () => Promise<void>): Promise<Answer | 'no_database'> {
  try {
    await question();
    return 'yes';
  } catch (error) {
    return meaningOf(error as { code?: string });
  }
}

function meaningOf(error: { code?: string }): Answer | 'no_database' {
  switch (error.code) {
    case 'ENOENT':
      return 'no_socket';
    case '3D000': // no such database
      return 'no_database';
    case '53300': // every connection is taken, so it lives
      return 'yes';
    case '42P04': // the database exists, or is being created for a client that was killed meanwhile
    case '23505':
    case '57P01': // shutting down, now or for a crash; starting up
    case '57P02':
    case '57P03':
      return 'not_yet';
    default:
      if (error instanceof pg.DatabaseError) throw error;
      return 'not_yet';
  }
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
