/** Counts what a pool is asked, statement by statement, and the connections that it lends for it. */
import type pg from 'pg';

export interface Asked {
  statements: string[];
  connections: number;
}

/** @returns what was asked while `work` ran, by it or beside it */
export async function countStatements(pool: pg.Pool, work: () => Promise<unknown>): Promise<Asked> {
  const asked: Asked = { statements: [], connections: 0 };
  const { connect } = pool;
  // A connection is lent many times and counted each time, and its statements are counted once.
  const lent = new Map<pg.PoolClient, () => void>();
  pool.connect = (async () => {
    const client = await (connect as () => Promise<pg.PoolClient>).call(pool);
    asked.connections++;
    if (lent.has(client)) return client;
    const { query } = client;
    client.query = ((statement: string | { text: string }, ...rest: unknown[]) => {
      asked.statements.push(typeof statement === 'string' ? statement : statement.text);
      return Reflect.apply(query, client, [statement, ...rest]);
    }) as typeof client.query;
    lent.set(client, () => {
      client.query = query;
    });
    return client;
  }) as typeof pool.connect;
  try {
    await work();
    return asked;
  } finally {
    pool.connect = connect;
    for (const restore of lent.values()) restore();
  }
}
