/** A connection of its own on which a statement may take as long as it takes: for work of jobs on whole tables. */
import type { Db, Transactor } from './connection.ts';

export async function withoutTimeout<T>(db: Transactor, work: (client: Db) => Promise<T>): Promise<T> {
  const client = await db.connect();
  let broken: Error | undefined;
  try {
    await client.query('set statement_timeout = 0');
    const result = await work(client);
    await client.query('reset statement_timeout');
    return result;
  } catch (error) {
    // Its setting must not reach the next user of the connection.
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}
