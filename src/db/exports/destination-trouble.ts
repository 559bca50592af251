/** Destinations that have taken nothing for a while, as tasks are made of them. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

export interface StuckDestination {
  id: string;
  name: string;
  failingSince: Date;
  /** Documents that wait for it, as far as they are known: its feed is read when it takes something again. */
  waiting: number;
}

/** Only those that are switched on: what a person paused is no trouble. */
export async function listStuckDestinations(
  db: Db,
  organisationId: string,
  { failingBefore }: { failingBefore: Date },
): Promise<StuckDestination[]> {
  const { rows } = await db.query<StuckDestination>(
    prepared(
      'stuck destinations',
      sql`
    select d.id, d.name, d.failing_since, (
      select count(*) from destination_document where destination_id = d.id and state = 'waiting') as waiting
    from destination d
    where d.organisation_id = ${organisationId} and d.removed_at is null and d.state = 'active'
      and d.failing_since < ${failingBefore}
    order by d.created_at, d.id`,
    ),
  );
  return rows;
}
