/** Locks company jobs in one order, so that transactions that change several of them do not deadlock. */
import sql, { type Sql } from 'sql-template-tag';

/** A CTE of the jobs that match; an update joins it with `isLocked`. After a wait only those that still match are in it. */
export function lockedJobs(where: Sql): Sql {
  return sql`locked_job as (
    select run_id, company_id from run_company where ${where} order by company_id, run_id for no key update)`;
}

export const isLocked = sql`(run_company.run_id, run_company.company_id) in (select run_id, company_id from locked_job)`;
