/** Up to where a person has looked at what arrived. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export interface SeenMark {
  /** For people to read; it decides nothing. */
  at: Date;
  /** Of the feed of changes: what came into the catalogue by a later one is new. */
  number: number;
  /** The last decision about the companies that the person may see: of one that was given later, everything is new. */
  grants: number;
}

export async function findSeen(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<SeenMark | undefined> {
  const { rows } = await db.query<SeenMark>(
    prepared(
      'find seen',
      sql`
    select at, number, grants from person_seen where organisation_id = ${organisationId} and user_id = ${userId}`,
    ),
  );
  return rows[0];
}

/** Never back: of two windows that say so at once the later one holds. */
export async function advanceSeen(
  db: Db,
  organisationId: string,
  userId: string,
  { at, number, grants }: SeenMark,
): Promise<void> {
  await db.query(sql`
    insert into person_seen as s (organisation_id, user_id, at, number, grants)
    values (${organisationId}, ${userId}, ${at}, ${number}, ${grants})
    on conflict (organisation_id, user_id) do update set
      at = case when excluded.number < s.number then s.at else excluded.at end,
      number = greatest(s.number, excluded.number), grants = greatest(s.grants, excluded.grants)`);
}

/** As a person chose, back as well. */
export async function chooseSeen(
  db: Db,
  organisationId: string,
  userId: string,
  { at, number, grants }: SeenMark,
): Promise<void> {
  await db.query(sql`
    insert into person_seen (organisation_id, user_id, at, number, grants)
    values (${organisationId}, ${userId}, ${at}, ${number}, ${grants})
    on conflict (organisation_id, user_id) do update
      set at = excluded.at, number = excluded.number, grants = excluded.grants`);
}
