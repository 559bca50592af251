/** What waits on an accountant's desk, by company: from what is kept, so that it costs the same in any catalogue. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { isPrepared } from '../prepared.ts';

/**
 * Invoices that are neither booked nor ignored. Undefined while a large database prepares its counts. Reads the sums of
 * these companies by month, and what has changed since they were folded.
 */
export async function countUnbooked(
  db: Db,
  organisationId: string,
  companyIds: string[],
): Promise<Map<string, number> | undefined> {
  if (!(await isPrepared(db, 'counts'))) return undefined;
  const { rows } = await db.query<{ companyId: string; count: number }>(
    prepared(
      'count unbooked',
      sql`
    select c.company_id, sum(c.count)::bigint as count from (
      select company_id, count from invoice_total
      where organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[])
      union all
      select company_id, count from invoice_change
      where organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[])
      union all
      select company_id, -count from mark_count
      where organisation_id = ${organisationId} and company_id = any(${companyIds}::uuid[]) and mark in ('booked', 'ignored')
    ) c group by c.company_id`,
    ),
  );
  return new Map(rows.map(({ companyId, count }) => [companyId, count]));
}
