/** How many messages ANAF created on which day, by kind. Counts every listed message, whatever its state. */
import sql, { empty } from 'sql-template-tag';
import type { MessageKind } from '../../core/message.ts';
import type { MessageState } from '../../core/message-state.ts';
import type { Db } from '../connection.ts';

export interface Arrived {
  /** Romanian. */
  day: string;
  kind: MessageKind;
  count: number;
}

export async function countArrivals(
  db: Db,
  organisationId: string,
  { since, companyId }: { since: Date; companyId?: string },
): Promise<Arrived[]> {
  const { rows } = await db.query<Arrived>(sql`
    select ${romanianDay} as day, m.kind, count(*) as count from message m join company c on c.id = m.company_id
    where m.organisation_id = ${organisationId} and m.created_at >= ${since} and c.removed_at is null
      ${companyId === undefined ? empty : sql`and m.company_id = ${companyId}`}
    group by 1, 2`);
  return rows;
}

export async function countArrivalsByCompany(
  db: Db,
  organisationId: string,
  companyIds: string[],
  since: Date,
): Promise<{ companyId: string; day: string; count: number }[]> {
  const { rows } = await db.query<{ companyId: string; day: string; count: number }>(sql`
    select m.company_id, ${romanianDay} as day, count(*) as count from message m
    where m.organisation_id = ${organisationId} and m.company_id = any(${companyIds}::uuid[]) and m.created_at >= ${since}
    group by 1, 2`);
  return rows;
}

/** The states of each day's messages. */
export async function countStatesByDay(
  db: Db,
  organisationId: string,
  companyId: string,
  since: Date,
): Promise<{ day: string; state: MessageState; count: number }[]> {
  const { rows } = await db.query<{ day: string; state: MessageState; count: number }>(sql`
    select ${romanianDay} as day, m.state, count(*) as count from message m
    where m.organisation_id = ${organisationId} and m.company_id = ${companyId} and m.created_at >= ${since}
    group by 1, 2`);
  return rows;
}

const romanianDay = sql`to_char(m.created_at at time zone 'Europe/Bucharest', 'YYYY-MM-DD')`;
