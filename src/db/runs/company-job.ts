/** A company's job and the runs that it serves: their options, its progress, its outcome. */
import sql, { type Sql } from 'sql-template-tag';
import { lockCompany } from '../companies/company-chain.ts';
import { type Db, inTransaction, prepared, type Transactor } from '../connection.ts';
import { lockOrganisation } from '../people/organisation.ts';
import { type CompanyJob, isClaim, lockLease, releaseLease, serveQueuedRuns } from './company-lease.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';
import { endRunIfDone, priorities, type RunState } from './run.ts';
import { addRunCompanyEvents } from './run-event.ts';

/**
 * Until the listing begins, a job also serves the runs that were requested meanwhile.
 * @returns their combined options, and their progress
 * @throws LeaseLost
 */
export async function beginListing(db: Transactor, job: CompanyJob, now: Date): Promise<JobWishes> {
  return inTransaction(db, async (tx) => {
    await lockLease(tx, job);
    await serveQueuedRuns(tx, job, now);
    const { rows } = await tx.query<WishesRow>(sql`
      select coalesce(bool_or(priority = ${priorities.manual}), false) as by_person,
        coalesce(bool_or(priority = ${priorities.reconciliation}), false) as whole,
        coalesce(min(started_at), ${now}) as since,
        coalesce(bool_and(listing_ended_at is not null), false) as listing_ended,
        max(code) as code, max(detail) as detail
      from run_company where company_id = ${job.companyId} and state = 'running'`);
    const row = rows[0]!;
    const problem = row.code === null ? null : { code: row.code, detail: row.detail ?? '' };
    const ended = row.listingEnded ? { problem } : undefined;
    return { byPerson: row.byPerson, whole: row.whole, since: row.since, listingEnded: ended };
  });
}

export interface JobWishes {
  /** A person requested it: every pending message is tried, due or not. */
  byPerson: boolean;
  /** The nightly reconciliation: the whole window is listed, however many pages it has. */
  whole: boolean;
  /** When the first of its runs began: messages that were tried since then are not tried again. */
  since: Date;
  /** Set when the listing was done in an earlier slice, or before a crash. */
  listingEnded: { problem: ListingProblem | null } | undefined;
}

export interface ListingProblem {
  code: string;
  detail: string;
}

interface WishesRow {
  byPerson: boolean;
  whole: boolean;
  since: Date;
  listingEnded: boolean;
  code: string | null;
  detail: string | null;
}

/** The listing has ended for the runs that the job serves; its problem is kept until they end. @throws LeaseLost */
export async function endListing(
  db: Transactor,
  job: CompanyJob,
  problem: ListingProblem | null,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockLease(tx, job);
    await tx.query(sql`
      with ${lockedJobs(runningOf(job.companyId))}
      update run_company
      set listing_ended_at = ${now}, code = ${problem?.code ?? null}, detail = ${problem?.detail ?? null}
      where ${isLocked}`);
  });
}

/**
 * Adds to the progress of every run of the company that is under way: what was recorded is counted, also when the lease
 * was lost meanwhile.
 * @param claim of the job that recorded it; undefined for what no job did
 * @returns whether the job should go on: it holds the company, and a run waits for it
 */
export async function addProgress(
  db: Db,
  { companyId, claim }: Claimant,
  progress: Partial<Record<'listed' | 'new' | 'archived' | 'expired' | 'failed', number>>,
): Promise<boolean> {
  const statement = sql`
    with ${lockedJobs(runningOf(companyId))}, counted as (update run_company set
      listed = coalesce(${progress.listed ?? null}, listed),
      new = new + ${progress.new ?? 0},
      archived = archived + ${progress.archived ?? 0},
      expired = expired + ${progress.expired ?? 0},
      failed = failed + ${progress.failed ?? 0}
    where ${isLocked} returning 1)
    select exists (select from counted) and (${claim === undefined}
      or exists (select from company_lease where ${isClaim({ companyId, claim: claim ?? noClaim })})) as wanted`;
  const { rows } = await db.query<{ wanted: boolean }>(prepared('add progress', statement));
  return rows[0]!.wanted;
}

export interface Claimant {
  companyId: string;
  claim: string | undefined;
}

const noClaim = '00000000-0000-0000-0000-000000000000';

function runningOf(companyId: string): Sql {
  return sql`company_id = ${companyId} and state = 'running'`;
}

export interface CompanyOutcome {
  state: Extract<RunState, 'succeeded' | 'partial' | 'failed'>;
  code: string | null;
  detail: string | null;
}

/** The job is done: its runs get its outcome, and a run without another open job finishes. */
export async function finishCompany(
  db: Transactor,
  job: CompanyJob,
  outcome: CompanyOutcome,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockOrganisation(tx, job.organisationId);
    await lockCompany(tx, job.companyId);
    if (!(await releaseLease(tx, job))) return;
    const { rows } = await tx.query<{ runId: string }>(sql`
      with ${lockedJobs(runningOf(job.companyId))}
      update run_company
      set state = ${outcome.state}, code = ${outcome.code}, detail = ${outcome.detail}, finished_at = ${now}
      where ${isLocked} returning run_id`);
    if (outcome.state === 'succeeded')
      await tx.query(sql`update company set last_synced_at = ${now} where id = ${job.companyId}`);
    const runs = rows.map((row) => row.runId).sort();
    await addRunCompanyEvents(tx, runs, job.companyId, now);
    for (const runId of runs) await endRunIfDone(tx, runId, now);
  });
}
