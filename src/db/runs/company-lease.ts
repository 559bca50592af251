/** Leases: which worker works on which company. The primary key allows one worker a company; choosing the company is claim-company.ts. */
import sql, { type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';

/** A lease that is not renewed for so long is released, and another worker may claim the company. */
export const leaseMs = 30_000;

export interface CompanyJob {
  companyId: string;
  organisationId: string;
  /** Of the process, for release when it has died; its workers share it. */
  worker: string;
  /** Of this claim alone: who holds the company is asked by it. */
  claim: string;
  /** For runs, or only to try what is pending again. */
  purpose: 'runs' | 'retry';
}

/** Whether a worker has stopped renewing: it died, or hangs. */
export async function hasEndedLease(db: Db, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`select 1 from company_lease where until < ${now} limit 1`);
  return rowCount === 1;
}

/**
 * Extends the lease.
 * @returns false after a cancel or when the lease was lost: the job must stop
 */
export async function renewLease(db: Db, job: CompanyJob, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update company_lease set until = ${leaseUntil(now)}
    where ${isClaim(job)}
      and (${job.purpose === 'retry'}
        or exists (select 1 from run_company where company_id = ${job.companyId} and state = 'running'))`);
  return rowCount === 1;
}

/**
 * The worker stops before the job is done: the job goes back to the queue, and another worker continues it.
 * @param sliceEndedAt set when it used up its slice, so that other companies come first
 */
export async function giveBack(db: Transactor, job: CompanyJob, sliceEndedAt?: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await releaseLease(tx, job))) return;
    if (sliceEndedAt)
      await tx.query(sql`
        with ${lockedJobs(sql`company_id = ${job.companyId} and state = 'running'`)}
        update run_company set last_slice_at = ${sliceEndedAt} where ${isLocked}`);
    await requeue(tx, [job.companyId]);
  });
}

/** How many companies wait for a worker, up to so many: as many tickets should be in the queue. */
export async function countWaiting(db: Transactor, now: Date, upTo = 64): Promise<number> {
  await releaseExpiredLeases(db, now);
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from (
      -- A run that lacks companies needs a worker, even when those that it has have ended.
      (select 1 from run where adding_after is not null limit 1)
      union all
      (select 1 from run_company rc
      where rc.state = 'queued' and not exists (select 1 from company_lease l where l.company_id = rc.company_id)
      limit ${upTo})
    ) waiting`);
  return rows[0]!.n;
}

/** The workers that hold leases, running or dead. */
export async function listWorkers(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ worker: string }>(sql`select distinct worker from company_lease`);
  return rows.map((row) => row.worker);
}

/** Releases the leases of these workers; their companies go back to the queue. */
export async function releaseLeasesOf(db: Transactor, workers: string[]): Promise<void> {
  await release(db, sql`worker = any(${workers})`);
}

/** A transaction of its own, before a claim: what locks leases of several companies must hold no company job yet. */
export async function releaseExpiredLeases(db: Transactor, now: Date): Promise<void> {
  const { rowCount } = await db.query(sql`select 1 from company_lease where ${isExpired(now)} limit 1`);
  if (rowCount !== 0) await release(db, isExpired(now));
}

/** Also leases that a clock wrote which was ahead. */
export function isExpired(now: Date): Sql {
  return sql`(until < ${now} or until > ${latestBelievable(leaseUntil(now))})`;
}

async function release(db: Transactor, which: Sql): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await tx.query<{ companyId: string }>(sql`
      with released as (select company_id from company_lease where ${which} order by company_id for update)
      delete from company_lease where company_id in (select company_id from released) returning company_id`);
    await requeue(
      tx,
      rows.map((row) => row.companyId),
    );
  });
}

async function requeue(tx: Db, companyIds: string[]): Promise<void> {
  if (companyIds.length === 0) return;
  await tx.query(sql`
    with ${lockedJobs(sql`company_id = any(${companyIds}::uuid[]) and state = 'running'`)}
    update run_company set state = 'queued' where ${isLocked}`);
}

/** The company was claimed again after a long pause of this worker's: the job is another worker's now. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Keeps the lease from being released until the transaction ends. @throws LeaseLost */
export async function lockLease(tx: Db, job: CompanyJob): Promise<void> {
  const { rowCount } = await tx.query(sql`
    select 1 from company_lease where ${isClaim(job)} for no key update`);
  if (rowCount !== 1) throw new LeaseLost('another worker has the company now');
}

/** Of rows of `company_lease`. */
export function isClaim({ companyId, claim }: Pick<CompanyJob, 'companyId' | 'claim'>): Sql {
  return sql`(company_id = ${companyId} and claim = ${claim})`;
}

/** @returns false when the lease was lost */
export async function releaseLease(tx: Db, job: CompanyJob): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    delete from company_lease where ${isClaim(job)}`);
  return rowCount === 1;
}

/** How long a lease lasts that is taken or renewed now. */
export function leaseUntil(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}
