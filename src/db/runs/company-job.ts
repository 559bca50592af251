/** A company's job and the runs that it serves: its progress, its outcome. */
import sql, { type Sql } from 'sql-template-tag';
import { lockCompany } from '../companies/company-chain.ts';
import { type Db, inTransaction, prepared, type Transactor } from '../connection.ts';
import { addEvents } from '../events/event.ts';
import { lockOrganisation } from '../people/organisation.ts';
import type { ClaimedJob, ListingProblem } from './claim-company.ts';
import { type CompanyJob, isClaim, lockLease } from './company-lease.ts';
import { countEnded, type Ended } from './count-ended.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';
import { runCompanyEvent } from './run-event.ts';
import type { RunState } from './run-state.ts';

/** The listing has ended for the runs that the job serves; its problem is kept until they end. @throws LeaseLost */
export async function endListing(
  db: Transactor,
  job: CompanyJob,
  problem: ListingProblem | null,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockLease(tx, job);
    await markListingEnded(tx, job, problem, now);
  });
}

/** The same in the transaction of the listing, which holds the lease. */
export async function markListingEnded(
  tx: Db,
  { companyId }: CompanyJob,
  problem: ListingProblem | null,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    with ${lockedJobs(runningOf(companyId))}
    update run_company
    set listing_ended_at = ${now}, code = ${problem?.code ?? null}, detail = ${problem?.detail ?? null}
    where ${isLocked}`);
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
  /** Where the listing is recorded with the end of the job. */
  listed?: number;
}

/** The job is done: its runs get its outcome, and a run without another open job finishes. */
export async function finishCompany(
  db: Transactor,
  job: ClaimedJob,
  outcome: CompanyOutcome,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockOrganisation(tx, job.organisationId);
    await lockCompany(tx, job.companyId);
    if (outcome.state === 'succeeded')
      await tx.query(sql`
        update company set last_synced_at = ${now} where id = ${job.companyId} and exists (
          select 1 from company_lease where ${isClaim(job)})`);
    await endJob(tx, job, outcome, now);
  });
}

/**
 * The same with what has to be committed together with the end.
 * @param first locks the organisation and the company, and answers whether the job may end
 * @returns what it answered
 */
export async function finishCompanyAfter(
  db: Transactor,
  job: ClaimedJob,
  { first, outcome }: { first: (tx: Db) => Promise<boolean>; outcome: CompanyOutcome },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const mayEnd = await first(tx);
    if (mayEnd) await endJob(tx, job, outcome, now);
    return mayEnd;
  });
}

/** Nothing changes when the lease was lost: the job is another worker's. */
async function endJob(
  tx: Db,
  job: ClaimedJob,
  { state, code, detail, listed }: CompanyOutcome,
  now: Date,
): Promise<void> {
  const ended = sql`released as (
      delete from company_lease where ${isClaim(job)} returning company_id
    ), ${lockedJobs(sql`company_id in (select company_id from released) and state = 'running'`)}, ended as (
      update run_company set state = ${state}, code = ${code}, detail = ${detail}, finished_at = ${now},
        listed = coalesce(${listed ?? null}, listed)
      where ${isLocked} returning *
    )`;
  const { rows } = await tx.query<Ended>(prepared('end job', countEnded(ended, now)));
  const { organisationId } = job;
  const events = rows[0]!.ended.map((facts) => runCompanyEvent(job, facts));
  const finished = rows[0]!.finished.map((data) => ({ organisationId, type: 'run.finished' as const, data }));
  await addEvents(tx, [...events, ...finished], now);
}
