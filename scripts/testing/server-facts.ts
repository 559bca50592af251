/** Asks a server for its version, so that a run says what it was tested on, and for how many connections it takes. */
import pg from 'pg';

export async function serverFacts(url: string): Promise<{ version: string; maxConnections: number }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; connections: string }>(
      `select current_setting('server_version') as version, current_setting('max_connections') as connections`,
    );
    return { version: rows[0]!.version, maxConnections: Number(rows[0]!.connections) };
  } catch (cause) {
    throw new Error(`no PostgreSQL answers at ${client.host}:${client.port}: ${(cause as Error).message}`, {
      cause,
    });
  } finally {
    await client.end().catch(() => {});
  }
}
