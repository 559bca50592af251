/** Leases: which worker works on which company. The primary key allows one worker a company; claims choose fairly between organisations. */
import sql, { type Sql } from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';
import { addRunCompanyEvents, addRunEvents } from './run-event.ts';

/** A lease that is not renewed for so long is released, and another worker may claim the company. */
export const leaseMs = 30_000;

type Claimed = Pick<CompanyJob, 'companyId' | 'organisationId' | 'claim'>;

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

/**
 * Claims the company to serve next: runs that people asked for first, then the organisation with the fewest companies in
 * work, then companies that had no slice yet, then the longest wait. Undefined when nothing waits.
 */
export async function claimCompany(
  db: Transactor,
  worker: string,
  now: Date,
): Promise<CompanyJob | undefined> {
  await releaseExpiredLeases(db, now);
  return inTransaction(db, async (tx) => {
    // Serialised: two claims at once would choose the same company, or the same organisation.
    await lockClaims(tx);
    const { rows } = await tx.query<Claimed>(sql`
      with waiting as (
        select rc.company_id, rc.organisation_id, min(rc.priority) as priority, min(rc.queued_at) as since,
          max(rc.last_slice_at) as last_slice
        from run_company rc
        where rc.state = 'queued' and not exists (select 1 from company_lease l where l.company_id = rc.company_id)
        group by rc.company_id, rc.organisation_id
      ), busy as (
        select organisation_id, count(*) as n from company_lease group by organisation_id
      ), next as (
        select w.company_id, w.organisation_id
        from waiting w left join busy b using (organisation_id)
        order by w.priority, coalesce(b.n, 0), w.last_slice nulls first, w.since, w.company_id limit 1
      )
      insert into company_lease (company_id, organisation_id, worker, until, claim)
      select company_id, organisation_id, ${worker}, ${until(now)}, gen_random_uuid() from next
      returning company_id, organisation_id, claim`);
    const next = rows[0];
    if (!next) return undefined;
    const job: CompanyJob = { ...next, worker, purpose: 'runs' };
    await serveQueuedRuns(tx, job, now);
    return job;
  });
}

/** Claims a company with messages that are due and without an open run, which would take them anyway. */
export async function claimForRetry(
  db: Transactor,
  worker: string,
  { served, asked, now }: { served: string[]; asked: boolean; now: Date },
): Promise<CompanyJob | undefined> {
  await releaseExpiredLeases(db, now);
  return inTransaction(db, async (tx) => {
    await lockClaims(tx);
    const { rows } = await tx.query<Claimed>(sql`
      insert into company_lease (company_id, organisation_id, worker, until, claim)
      select c.id, c.organisation_id, ${worker}, ${until(now)}, gen_random_uuid() from company c
      where c.removed_at is null and c.access <> 'denied' and c.id <> all(${served}::uuid[])
        and exists (select 1 from message m
          where m.company_id = c.id and m.state = 'pending' and m.next_attempt_at <= ${now}
            and (${!asked} or m.asked_at is not null))
        and not exists (select 1 from run_company rc
          where rc.company_id = c.id and rc.state in ('queued', 'running'))
      order by c.id limit 1
      on conflict do nothing returning company_id, organisation_id, claim`);
    return rows[0] && { ...rows[0], worker, purpose: 'retry' };
  });
}

async function lockClaims(tx: Db): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('claim company', 0))`);
}

/** Until its listing begins, a job also serves the runs that are requested meanwhile. */
export async function serveQueuedRuns(tx: Db, job: CompanyJob, now: Date): Promise<void> {
  const served = await tx.query<{ runId: string }>(sql`
    with ${lockedJobs(sql`company_id = ${job.companyId} and state = 'queued'`)}
    update run_company set state = 'running', started_at = coalesce(started_at, ${now})
    where ${isLocked} returning run_id`);
  if (served.rows.length === 0) return;
  const runs = served.rows.map((row) => row.runId);
  const begun = await tx.query<{ id: string }>(sql`
    with unstarted as (
      select id from run where id = any(${runs}::uuid[]) and started_at is null order by id for no key update
    )
    update run set started_at = ${now} where id in (select id from unstarted) returning id`);
  const ids = begun.rows.map((row) => row.id);
  await addRunEvents(tx, 'run.started', ids, now);
  await addRunCompanyEvents(tx, runs, job.companyId, now);
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
    update company_lease set until = ${until(now)}
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

/** How many companies wait for a worker: as many tickets should be in the queue. */
export async function countWaiting(db: Transactor, now: Date): Promise<number> {
  await releaseExpiredLeases(db, now);
  const { rows } = await db.query<{ n: number }>(sql`
    select count(distinct company_id) as n from run_company rc
    where state = 'queued' and not exists (select 1 from company_lease l where l.company_id = rc.company_id)`);
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

/** Also leases that a clock wrote which was ahead. A transaction of its own, before a claim: what locks leases of several companies must hold no company job yet. */
async function releaseExpiredLeases(db: Transactor, now: Date): Promise<void> {
  const latest = latestBelievable(until(now));
  const expired = sql`(until < ${now} or until > ${latest})`;
  const { rowCount } = await db.query(sql`select 1 from company_lease where ${expired} limit 1`);
  if (rowCount !== 0) await release(db, expired);
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

function until(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}
