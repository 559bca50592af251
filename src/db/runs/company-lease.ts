/** Who works on which company: the fairest is served next, by one worker at a time, kept by a primary key. */
import sql from 'sql-template-tag';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { addRunCompanyEvents, addRunEvents } from './run-event.ts';

/** A worker that says nothing for so long is taken for dead, and its companies go on elsewhere. */
export const leaseMs = 30_000;

export interface CompanyJob {
  companyId: string;
  organisationId: string;
  worker: string;
  /** For runs, or only to try what is pending again. */
  purpose: 'runs' | 'retry';
}

/**
 * Takes the company that is fairest to serve now: what people asked for first, then the organisation with the
 * fewest companies in work, then who has had no turn yet, then who has waited longest. Undefined when nothing waits.
 */
export async function claimCompany(
  db: Transactor,
  worker: string,
  now: Date,
): Promise<CompanyJob | undefined> {
  return inTransaction(db, async (tx) => {
    // Claims come one at a time: two that choose at once would choose the same company, or the same organisation.
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('claim company', 0))`);
    await dropDeadLeases(tx, now);
    const { rows } = await tx.query<{ companyId: string; organisationId: string }>(sql`
      with waiting as (
        select rc.company_id, rc.organisation_id, min(rc.priority) as priority, min(rc.queued_at) as since,
          max(rc.last_turn_at) as last_turn
        from run_company rc
        where rc.state = 'queued' and not exists (select 1 from company_lease l where l.company_id = rc.company_id)
        group by rc.company_id, rc.organisation_id
      ), busy as (
        select organisation_id, count(*) as n from company_lease group by organisation_id
      ), next as (
        select w.company_id, w.organisation_id
        from waiting w left join busy b using (organisation_id)
        order by w.priority, coalesce(b.n, 0), w.last_turn nulls first, w.since, w.company_id limit 1
      ), taken as (
        insert into company_lease (company_id, organisation_id, worker, until)
        select company_id, organisation_id, ${worker}, ${until(now)} from next
      )
      select * from next`);
    const next = rows[0];
    if (!next) return undefined;
    const job: CompanyJob = {
      companyId: next.companyId,
      organisationId: next.organisationId,
      worker,
      purpose: 'runs',
    };
    await serveQueuedRuns(tx, job, now);
    return job;
  });
}

/** Takes a company with messages that are due, and no run that would take them anyway. */
export async function claimForRetry(
  db: Transactor,
  worker: string,
  { served, asked, now }: { served: string[]; asked: boolean; now: Date },
): Promise<CompanyJob | undefined> {
  return inTransaction(db, async (tx) => {
    await dropDeadLeases(tx, now);
    const { rows } = await tx.query<{ companyId: string; organisationId: string }>(sql`
      insert into company_lease (company_id, organisation_id, worker, until)
      select c.id, c.organisation_id, ${worker}, ${until(now)} from company c
      where c.removed_at is null and c.access <> 'denied' and c.id <> all(${served}::uuid[])
        and exists (select 1 from message m
          where m.company_id = c.id and m.state = 'pending' and m.next_attempt_at <= ${now}
            and (${!asked} or m.asked_at is not null))
        and not exists (select 1 from run_company rc
          where rc.company_id = c.id and rc.state in ('queued', 'running'))
      order by c.id limit 1
      on conflict do nothing returning company_id, organisation_id`);
    return rows[0] && { ...rows[0], worker, purpose: 'retry' };
  });
}

/** Until its listing begins a job serves the runs that are asked for in the meantime too. */
export async function serveQueuedRuns(tx: Db, job: CompanyJob, now: Date): Promise<void> {
  const served = await tx.query<{ runId: string }>(sql`
    update run_company set state = 'running', started_at = coalesce(started_at, ${now})
    where company_id = ${job.companyId} and state = 'queued' returning run_id`);
  if (served.rows.length === 0) return;
  const runs = served.rows.map((row) => row.runId);
  const begun = await tx.query<{ id: string }>(sql`
    update run set started_at = ${now} where id = any(${runs}::uuid[]) and started_at is null returning id`);
  const ids = begun.rows.map((row) => row.id);
  await addRunEvents(tx, 'run.started', ids, now);
  await addRunCompanyEvents(tx, runs, job.companyId, now);
}

/**
 * Says that the worker lives.
 * @returns whether the job still is its own and somebody still wants it: false after a cancel or a lost lease
 */
export async function renewLease(db: Db, job: CompanyJob, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update company_lease set until = ${until(now)}
    where company_id = ${job.companyId} and worker = ${job.worker}
      and (${job.purpose === 'retry'}
        or exists (select 1 from run_company where company_id = ${job.companyId} and state = 'running'))`);
  return rowCount === 1;
}

/**
 * The worker stops before the job is done: it goes back to the queue, and another goes on where it was.
 * @param turnEndedAt when it had its slice, and others come first
 */
export async function giveBack(db: Transactor, job: CompanyJob, turnEndedAt?: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await dropLease(tx, job))) return;
    if (turnEndedAt)
      await tx.query(sql`
        update run_company set last_turn_at = ${turnEndedAt}
        where company_id = ${job.companyId} and state = 'running'`);
    await requeue(tx, [job.companyId]);
  });
}

/** Companies that wait for a worker, in a number: how many tickets the queue should hold. */
export async function countWaiting(db: Transactor, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    await dropDeadLeases(tx, now);
    const { rows } = await tx.query<{ n: number }>(sql`
      select count(distinct company_id) as n from run_company rc
      where state = 'queued' and not exists (select 1 from company_lease l where l.company_id = rc.company_id)`);
    return rows[0]!.n;
  });
}

/** Whoever holds a lease, alive or not. */
export async function listWorkers(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ worker: string }>(sql`select distinct worker from company_lease`);
  return rows.map((row) => row.worker);
}

/** Their companies go back to the queue. */
export async function dropLeasesOf(db: Transactor, workers: string[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await tx.query<{ companyId: string }>(sql`
      delete from company_lease where worker = any(${workers}) returning company_id`);
    await requeue(
      tx,
      rows.map((row) => row.companyId),
    );
  });
}

async function dropDeadLeases(tx: Db, now: Date): Promise<void> {
  const { rows } = await tx.query<{ companyId: string }>(sql`
    delete from company_lease where until < ${now} returning company_id`);
  await requeue(
    tx,
    rows.map((row) => row.companyId),
  );
}

async function requeue(tx: Db, companyIds: string[]): Promise<void> {
  if (companyIds.length === 0) return;
  await tx.query(sql`
    update run_company set state = 'queued' where company_id = any(${companyIds}::uuid[]) and state = 'running'`);
}

/** False when it was not ours any more. */
export async function dropLease(tx: Db, job: CompanyJob): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    delete from company_lease where company_id = ${job.companyId} and worker = ${job.worker}`);
  return rowCount === 1;
}

function until(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}
