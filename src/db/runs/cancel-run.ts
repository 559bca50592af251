/** Cancels a run: the jobs that have not ended; one that is being worked on stops at its next message. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { lockOrganisation } from '../people/organisation.ts';
import { countEnded, endRunIfDone, markCancelled } from './count-ended.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';
import { findRun, type Run } from './run.ts';

/** Call it in a transaction. @returns undefined when the organisation has no such run */
export async function cancelRun(
  db: Db,
  organisationId: string,
  runId: string,
  now: Date,
): Promise<Run | undefined> {
  await lockOrganisation(db, organisationId);
  // The company jobs before the run (src/db/README.md).
  const open = sql`run_id = ${runId} and organisation_id = ${organisationId} and state in ('queued', 'running')`;
  const cancelled = sql`${lockedJobs(open)}, ended as (
    update run_company set state = 'cancelled', finished_at = ${now} where ${isLocked} returning *)`;
  await db.query(countEnded(cancelled, now, false));
  await markCancelled(db, organisationId, runId, now);
  await endRunIfDone(db, runId, now);
  return findRun(db, organisationId, runId);
}
