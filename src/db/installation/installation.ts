/** The database belongs to one ANAF environment: test and production give out the same ids for different messages. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export class WrongEnvironment extends Error {
  override readonly name = 'WrongEnvironment';
}

/** Pins a new database to the environment; refuses one that is pinned to another. */
/** Which of ANAF's environments this installation speaks to; undefined before its first start. */
export async function findEnvironment(db: Db): Promise<string | undefined> {
  const { rows } = await db.query<{ anafEnvironment: string }>(
    sql`select anaf_environment from installation`,
  );
  return rows[0]?.anafEnvironment;
}

export async function pinEnvironment(db: Db, environment: string, now: Date): Promise<void> {
  await db.query(sql`
    insert into installation (anaf_environment, created_at) values (${environment}, ${now}) on conflict do nothing`);
  const { rows } = await db.query<{ anafEnvironment: string }>(
    sql`select anaf_environment from installation`,
  );
  const pinned = rows[0]!.anafEnvironment;
  if (pinned !== environment)
    throw new WrongEnvironment(
      `This database holds messages of ANAF's environment "${pinned}", and ANAF_ENVIRONMENT is "${environment}". ` +
        `Set ANAF_ENVIRONMENT=${pinned}, or point DATABASE_URL and DATA_DIR to a fresh place for "${environment}".`,
    );
}
