/** Old runs: folded into one line a day, then deleted with their companies. */
import sql from 'sql-template-tag';
import { bucharestDay, fromBucharest, toBucharest } from '../../core/bucharest.ts';
import { dayMs } from '../../core/durations.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';

/** Runs requested before the Bucharest day so many days ago. */
const daysKept = 7;
/** However old, so that an organisation that syncs once a month still sees what came of it. */
const newestKept = 20;
const aPiece = 100;

/**
 * Kept are, beside the newest: the run that lastSync rests on, runs that have not finished, and runs with which an
 * Idempotency-Key of the last day is answered.
 * @returns how many runs were pruned
 */
export async function pruneRuns(db: Transactor, now: Date, signal?: AbortSignal): Promise<number> {
  for (let pruned = 0; ; ) {
    const old = await listOld(db, now, aPiece);
    for (const run of old) {
      if (signal?.aborted) return pruned;
      await pruneRun(db, run);
      pruned++;
    }
    if (old.length < aPiece) return pruned;
  }
}

interface OldRun {
  id: string;
  requestedAt: Date;
}

async function listOld(db: Db, now: Date, limit: number): Promise<OldRun[]> {
  const keysSince = new Date(now.getTime() - dayMs);
  const { rows } = await db.query<OldRun>(sql`
    select r.id, r.requested_at from run r
    where r.finished_at is not null and r.requested_at < ${keptSince(now)}
      and r.id is distinct from (
        select last.id from run last
        where last.organisation_id = r.organisation_id and last.whole and last.outcome = 'succeeded'
          and last.listed_companies > 0
        order by last.started_at desc limit 1)
      and not exists (select 1 from idempotency_key k where k.run_id = r.id and k.created_at > ${keysSince})
      and (r.requested_at, r.id) < (
        select newest.requested_at, newest.id from run newest
        where newest.organisation_id = r.organisation_id
        order by newest.requested_at desc, newest.id desc offset ${newestKept - 1} limit 1)
    order by r.requested_at limit ${limit}`);
  return rows;
}

function keptSince(now: Date): Date {
  const today = fromBucharest({ ...toBucharest(now), hour: 0, minute: 0, second: 0 })!.instant;
  return new Date(today.getTime() - daysKept * dayMs);
}

/** A crash between the two leaves a run without companies, whose kept counts are whole. */
async function pruneRun(db: Transactor, { id, requestedAt }: OldRun): Promise<void> {
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from run_company where run_id = ${id} and company_id in (
        select company_id from run_company where run_id = ${id} limit ${limit})`,
  );
  await inTransaction(db, async (tx) => {
    await tx.query(sql`
      with pruned as (delete from run where id = ${id} returning *)
      insert into run_day as d (organisation_id, day, runs, succeeded, partial, failed, cancelled, companies, listed,
        new, archived, expired, failed_messages, run_ids)
      select organisation_id, ${bucharestDay(requestedAt)}, 1, (outcome = 'succeeded')::int, (outcome = 'partial')::int,
        (outcome = 'failed')::int, (outcome = 'cancelled')::int, companies, listed, new, archived, expired, failed,
        array[id]
      from pruned
      on conflict (organisation_id, day) do update set
        runs = d.runs + 1, succeeded = d.succeeded + excluded.succeeded, partial = d.partial + excluded.partial,
        failed = d.failed + excluded.failed, cancelled = d.cancelled + excluded.cancelled,
        companies = d.companies + excluded.companies, listed = d.listed + excluded.listed, new = d.new + excluded.new,
        archived = d.archived + excluded.archived, expired = d.expired + excluded.expired,
        failed_messages = d.failed_messages + excluded.failed_messages, run_ids = d.run_ids || excluded.run_ids`);
  });
}

/** The pruned runs of a day, in one line. */
export interface RunDay {
  day: string;
  runs: number;
  succeeded: number;
  partial: number;
  failed: number;
  cancelled: number;
  counts: {
    companies: number;
    listed: number;
    new: number;
    archived: number;
    expired: number;
    failed: number;
  };
}

/** The day of a run that was pruned. */
export async function findDayOfRun(
  db: Db,
  organisationId: string,
  runId: string,
): Promise<RunDay | undefined> {
  const { rows } = await db.query<RunDay>(sql`
    select day, runs, succeeded, partial, failed, cancelled,
      jsonb_build_object('companies', companies, 'listed', listed, 'new', new, 'archived', archived,
        'expired', expired, 'failed', failed_messages) as counts
    from run_day where organisation_id = ${organisationId} and ${runId} = any(run_ids)`);
  return rows[0];
}
