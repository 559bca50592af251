/** Asks a server for its version, so that a run says what it was tested on. */
import pg from 'pg';

export async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]!.server_version;
  } catch (cause) {
    throw new Error(`no PostgreSQL answers at ${client.host}:${client.port}: ${(cause as Error).message}`, {
      cause,
    });
  } finally {
    await client.end().catch(() => {});
  }
}
