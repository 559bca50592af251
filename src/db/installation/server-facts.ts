/** What a server says of itself, whatever database is in it: its version, its clock, who is connected. */
import sql from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
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

/** How many leases, call slots, breakers and slots of schedules a clock has written that was ahead of this one. */
export async function countFromFuture(db: Db, now: Date): Promise<number> {
  const latest = latestBelievable(latestBelievable(now));
  const { rows } = await db.query<{ n: number }>(sql`
    select (select count(*) from company_lease where until > ${latest})
      + (select count(*) from export where lease_until > ${latest})
      + (select count(*) from call_slot where free_at > ${latest})
      + (select count(*) from breaker where opened_at > ${latest})
      + (select count(*) from organisation where greatest(last_scheduled_slot, last_reconciled_slot) > ${latest}) as n`);
  return rows[0]!.n;
}

/** @throws when the server does not answer */
export async function ping(db: Db): Promise<void> {
  await db.query('select 1');
}
