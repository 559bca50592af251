/** Up to when a person has looked at what arrived. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export async function findSeen(db: Db, organisationId: string, userId: string): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    prepared(
      'find seen',
      sql`
    select at from person_seen where organisation_id = ${organisationId} and user_id = ${userId}`,
    ),
  );
  return rows[0]?.at ?? null;
}

export async function setSeen(db: Db, organisationId: string, userId: string, at: Date): Promise<void> {
  await db.query(sql`
    insert into person_seen (organisation_id, user_id, at) values (${organisationId}, ${userId}, ${at})
    on conflict (organisation_id, user_id) do update set at = excluded.at`);
}
