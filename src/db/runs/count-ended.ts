/** The counts that a run keeps of its companies, and its end: changed only under the organisation's lock, in the transaction of what they count. */
import sql, { type Sql } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { addRunEvents, type RunCompanyFacts, runCompanyFacts } from './run-event.ts';

export interface RunChange {
  /** Companies that were added. */
  added: number;
  /** The code after which more are to be added; null when all are in. */
  addingAfter: string | null;
  /** The request was of every company of the organisation. */
  whole: boolean;
}

/** After companies were added. A request of single companies leaves a run as whole as it was. */
export async function changeRun(
  db: Db,
  runId: string,
  { added, addingAfter, whole }: RunChange,
  now: Date,
): Promise<void> {
  await db.query(sql`
    update run set companies = companies + ${added}, whole = whole or ${whole},
      adding_after = case when ${whole} then ${addingAfter}::text else adding_after end
    where id = ${runId}`);
  await endRunIfDone(db, runId, now);
}

/** A cancelled run gets no more companies. */
export async function markCancelled(db: Db, organisationId: string, runId: string, now: Date): Promise<void> {
  await db.query(sql`
    update run set cancelled_at = ${now}, adding_after = null
    where id = ${runId} and organisation_id = ${organisationId} and finished_at is null and cancelled_at is null`);
}

/**
 * Adds what has ended to the counts of its runs, and finishes the runs that have nothing left.
 * @param ended CTEs, the last of which is `ended`: the rows of `run_company`, locked and changed
 * @param finish false where the caller changes the runs further
 */
export function countEnded(ended: Sql, now: Date, finish = true): Sql {
  return sql`
    with ${ended}, change as (
      select e.run_id, count(*) filter (where e.state = 'succeeded') as succeeded,
        count(*) filter (where e.state = 'partial') as partial, count(*) filter (where e.state = 'failed') as failed,
        count(*) filter (where e.state = 'cancelled') as cancelled, count(e.listed) as listed_companies,
        coalesce(sum(e.listed), 0) as listed, coalesce(sum(e.new), 0) as new, coalesce(sum(e.archived), 0) as archived,
        coalesce(sum(e.expired), 0) as expired, coalesce(sum(e.failed), 0) as failed_messages,
        coalesce(sum(c.listed_count - c.archived_count - c.expired_count - c.closed_count)
          filter (where e.started_at is not null), 0) as pending
      from ended e join company c on c.id = e.company_id group by e.run_id
    ), locked_run as (
      select * from run where id in (select run_id from change) order by id for no key update
    ), counted as (
      select r.id, r.cancelled_at, r.adding_after, r.companies, r.succeeded_companies + c.succeeded as succeeded,
        r.partial_companies + c.partial as partial, r.failed_companies + c.failed as failed,
        r.cancelled_companies + c.cancelled as cancelled, r.listed_companies + c.listed_companies as listed_companies,
        r.listed + c.listed as listed, r.new + c.new as new, r.archived + c.archived as archived,
        r.expired + c.expired as expired, r.failed + c.failed_messages as failed_messages, r.pending + c.pending as pending
      from locked_run r join change c on c.run_id = r.id
    ), changed as (
      update run set succeeded_companies = c.succeeded, partial_companies = c.partial, failed_companies = c.failed,
        cancelled_companies = c.cancelled, listed_companies = c.listed_companies, listed = c.listed, new = c.new,
        archived = c.archived, expired = c.expired, failed = c.failed_messages, pending = c.pending,
        started_at = case when ${isDone} and ${finish} then coalesce(run.started_at, ${now}) else run.started_at end,
        finished_at = case when ${isDone} and ${finish} then ${now}::timestamptz end,
        outcome = case when ${isDone} and ${finish} then ${outcome} end
      from counted c where run.id = c.id and run.finished_at is null
      returning run.id, run.trigger, run.outcome
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('runId', id, 'trigger', trigger, 'state', outcome) order by id)
        from changed where outcome is not null), '[]') as finished,
      coalesce((select jsonb_agg(${runCompanyFacts} order by job.run_id) from ended job where ${finish}), '[]') as ended`;
}

/** What an answer of `countEnded` has, for the events. */
export interface Ended {
  finished: { runId: string; trigger: string; state: string }[];
  ended: RunCompanyFacts[];
}

const isDone = sql`(c.adding_after is null and c.companies = c.succeeded + c.partial + c.failed + c.cancelled)`;
const outcome = sql`case
  when c.cancelled_at is not null and c.cancelled > 0 then 'cancelled'
  when c.companies = c.succeeded then 'succeeded'
  when c.companies = c.failed then 'failed'
  else 'partial' end`;

/** Finishes the run when none of its company jobs is open; its outcome follows from theirs. */
export async function endRunIfDone(db: Db, runId: string, now: Date): Promise<void> {
  const { rowCount } = await db.query(sql`
    with c as (
      select id, cancelled_at, adding_after, companies, succeeded_companies as succeeded, partial_companies as partial,
        failed_companies as failed, cancelled_companies as cancelled
      from run where id = ${runId}
    )
    update run set started_at = coalesce(run.started_at, ${now}), finished_at = ${now}, outcome = ${outcome}
    from c where run.id = c.id and run.finished_at is null and ${isDone}`);
  if (rowCount === 1) await addRunEvents(db, 'run.finished', [runId], now);
}
