/** What a server says of itself, whatever database is in it: its version, its clock, who is connected. */
import type { Db } from '../connection.ts';

export async function getServerVersion(db: Db): Promise<string> {
  const { rows } = await db.query<{ serverVersion: string }>('show server_version');
  return rows[0]!.serverVersion;
}

/** Its clock now, not as it was when a transaction began. */
export async function getServerTime(db: Db): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]!.now;
}

/** Whether any process is connected to this database under the name. */
export async function isConnected(db: Db, applicationName: string): Promise<boolean> {
  const { rows } = await db.query<{ connected: boolean }>({
    text: `select exists (select from pg_stat_activity
      where datname = current_database() and application_name = $1) as connected`,
    values: [applicationName],
  });
  return rows[0]!.connected;
}

/** @throws when the server does not answer */
export async function ping(db: Db): Promise<void> {
  await db.query('select 1');
}
