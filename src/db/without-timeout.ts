/** Statements that may take as long as they take: for work of jobs on whole tables. */
import { type Db, inTransaction, type Transactor } from './connection.ts';

/** Each in a transaction of its own, to which the setting belongs: a session's would reach others behind a pooler. */
export function withoutTimeout(db: Transactor): Db {
  return {
    query: (statement, values) =>
      inTransaction(db, async (tx) => {
        await tx.query('set local statement_timeout = 0');
        return tx.query(statement, values);
      }),
  };
}

/** For statements that refuse to be in a transaction. `direct` is connected to the server itself. */
export async function withoutTransaction<T>(
  direct: Transactor,
  work: (client: Db) => Promise<T>,
): Promise<T> {
  const client = await direct.connect();
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
