/** The runs that a company's end has ended. */
import sql from 'sql-template-tag';
import type { EndedRun } from '../../core/tracing.ts';
import type { Db } from '../connection.ts';

/** @param at the instant that was written as their end: another worker's end has another */
export async function listRunsEndedAt(db: Db, runIds: string[], at: Date): Promise<EndedRun[]> {
  const { rows } = await db.query<EndedRun>(sql`
    select id, requested_at, finished_at, trigger from run where id = any(${runIds}) and finished_at = ${at}`);
  return rows;
}
