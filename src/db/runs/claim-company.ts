/** Claims: the company that a worker serves next, and the runs that it serves. Fair between organisations. */
import sql, { type Sql } from 'sql-template-tag';
import { type Db, inTransaction, prepared, type Transactor } from '../connection.ts';
import { addEvents, type NewEvent } from '../events/event.ts';
import {
  type CompanyJob,
  isExpired,
  leaseUntil,
  releaseExpiredLeases,
  releaseLease,
} from './company-lease.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';
import { addMoreCompanies } from './request-run.ts';
import { type RunCompanyFacts, runCompanyEvent, runCompanyFacts } from './run-event.ts';
import { priorities } from './run-state.ts';

/** A job for runs, with what they ask for. */
export interface ClaimedJob extends CompanyJob {
  cif: string;
  /** The runs that it is served for. */
  runIds: string[];
  wishes: JobWishes;
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

/**
 * Claims the company to serve next: runs that people asked for first, then the organisation with the fewest companies in
 * work, then companies that had no slice yet, then the longest wait. All runs that wait for the company are served.
 * Undefined when nothing waits.
 */
export async function claimCompany(
  db: Transactor,
  worker: string,
  now: Date,
): Promise<ClaimedJob | undefined> {
  for (;;) {
    const claim = await inTransaction(db, (tx) => tryToClaim(tx, worker, now));
    if (claim.expired) await releaseExpiredLeases(db, now);
    // Each claim adds a piece: the first companies of a large run are served while the others are added.
    const more = claim.adding && (await addMoreCompanies(db, now));
    if (claim.job) return claim.job;
    if (!claim.expired && !claim.taken && !more) return undefined;
  }
}

interface Claim {
  job: ClaimedJob | undefined;
  /** A lease has expired: released first, for its company may be the next. */
  expired: boolean;
  /** Another worker has taken the same company a moment ago. */
  taken: boolean;
  /** A run lacks companies. */
  adding: boolean;
}

/** Two claims at once choose the same company: the second waits for the first one's lease, and chooses again. */
async function tryToClaim(tx: Db, worker: string, now: Date): Promise<Claim> {
  const { rows } = await tx.query<ClaimRow>(prepared('claim company', claimStatement(worker, now)));
  const { companyId, organisationId, cif, claim, expired, adding, served, unstarted, ...row } = rows[0]!;
  if (companyId === null) return { job: undefined, expired, adding, taken: false };
  if (claim === null) return { job: undefined, expired, adding, taken: true };
  const job = { companyId, organisationId, cif, worker, claim, purpose: 'runs' as const };
  if (served.length === 0) {
    // Its jobs were cancelled meanwhile.
    await releaseLease(tx, job);
    return { job: undefined, expired, adding, taken: true };
  }
  const started = await startRuns(tx, unstarted, now);
  const events = served.map((facts) => runCompanyEvent(job, facts));
  await addEvents(tx, [...started, ...events], now);
  const runIds = served.map(({ runId }) => runId);
  return { job: { ...job, runIds, wishes: toWishes(row) }, expired, adding, taken: false };
}

type WishesRow = Pick<JobWishes, 'byPerson' | 'whole' | 'since'> & {
  listingEnded: boolean;
  code: string | null;
  detail: string | null;
};

type ClaimRow = WishesRow & {
  companyId: string | null;
  organisationId: string;
  cif: string;
  /** Null when another worker has the lease. */
  claim: string | null;
  expired: boolean;
  adding: boolean;
  served: RunCompanyFacts[];
  /** Runs of which this is the first company. */
  unstarted: string[];
};

function toWishes({ byPerson, whole, since, listingEnded, code, detail }: WishesRow): JobWishes {
  const problem = code === null ? null : { code, detail: detail ?? '' };
  return { byPerson, whole, since, listingEnded: listingEnded ? { problem } : undefined };
}

/**
 * Reads one row of each organisation that has something waiting, by the order of the index `run_company_waiting`, and not
 * all that waits. The CTEs lock in the order of src/db/README.md, since each reads the one before it.
 */
function claimStatement(worker: string, now: Date): Sql {
  return sql`
    with recursive organisation_waiting as (
      (select organisation_id from run_company where state = 'queued' order by organisation_id limit 1)
      union all
      select (select rc.organisation_id from run_company rc
        where rc.state = 'queued' and rc.organisation_id > o.organisation_id order by rc.organisation_id limit 1)
      from organisation_waiting o where o.organisation_id is not null
    ), busy as (
      select organisation_id, count(*) as n from company_lease group by organisation_id
    ), expired as (
      select 1 from company_lease where ${isExpired(now)} limit 1
    ), next as (
      select best.company_id, best.organisation_id
      from organisation_waiting o cross join lateral (
        select rc.* from run_company rc
        where rc.organisation_id = o.organisation_id and rc.state = 'queued'
          and not exists (select 1 from company_lease l where l.company_id = rc.company_id)
        order by rc.organisation_id, rc.priority, rc.last_slice_at nulls first, rc.queued_at, rc.company_id limit 1
      ) best left join busy b on b.organisation_id = best.organisation_id
      where not exists (select 1 from expired)
      order by best.priority, coalesce(b.n, 0), best.last_slice_at nulls first, best.queued_at, best.company_id limit 1
    ), leased as (
      insert into company_lease (company_id, organisation_id, worker, until, claim)
      select company_id, organisation_id, ${worker}, ${leaseUntil(now)}, gen_random_uuid() from next
      on conflict do nothing returning company_id, claim
    ), ${lockedJobs(sql`company_id in (select company_id from leased) and state = 'queued'`)}, served as (
      update run_company set state = 'running', started_at = coalesce(started_at, ${now})
      where ${isLocked} returning *
    )
    select next.company_id, next.organisation_id, c.cif, job.*,
      (select claim from leased) as claim, exists (select 1 from expired) as expired,
      exists (select 1 from run where adding_after is not null) as adding,
      array(select r.id from run r where r.started_at is null and r.id in (select run_id from served)) as unstarted
    from (
      select bool_or(priority = ${priorities.manual}) as by_person,
        bool_or(priority = ${priorities.reconciliation}) as whole, min(started_at) as since,
        bool_and(listing_ended_at is not null) as listing_ended, max(code) as code, max(detail) as detail,
        coalesce(jsonb_agg(${runCompanyFacts}), '[]') as served
      from served job
    ) job left join next on true left join company c on c.id = next.company_id`;
}

async function startRuns(tx: Db, runs: string[], now: Date): Promise<NewEvent[]> {
  if (runs.length === 0) return [];
  const { rows } = await tx.query<{ id: string; organisationId: string; trigger: string }>(sql`
    with unstarted as (
      select id from run where id = any(${runs}::uuid[]) and started_at is null order by id for no key update
    )
    update run set started_at = ${now} where id in (select id from unstarted) returning id, organisation_id, trigger`);
  return rows.map(({ id, organisationId, trigger }) => ({
    organisationId,
    type: 'run.started',
    data: { runId: id, trigger, state: 'running' },
  }));
}

/** Claims a company with messages that are due and without an open run, which would take them anyway. */
export async function claimForRetry(
  db: Transactor,
  worker: string,
  { served, asked, now }: { served: string[]; asked: boolean; now: Date },
): Promise<CompanyJob | undefined> {
  await releaseExpiredLeases(db, now);
  for (;;) {
    const { rows } = await db.query<{ companyId: string; organisationId: string; claim: string | null }>(sql`
      with next as (
        select c.id as company_id, c.organisation_id from company c
        where c.removed_at is null and c.access <> 'denied' and c.id <> all(${served}::uuid[])
          and exists (select 1 from message m
            where m.company_id = c.id and m.state = 'pending' and m.next_attempt_at <= ${now}
              and (${!asked} or m.asked_at is not null))
          and not exists (select 1 from company_lease l where l.company_id = c.id)
          and not exists (select 1 from run_company rc
            where rc.company_id = c.id and rc.state in ('queued', 'running'))
        order by c.id limit 1
      ), leased as (
        insert into company_lease (company_id, organisation_id, worker, until, claim)
        select company_id, organisation_id, ${worker}, ${leaseUntil(now)}, gen_random_uuid() from next
        on conflict do nothing returning claim
      )
      select next.*, (select claim from leased) as claim from next`);
    const next = rows[0];
    if (!next) return undefined;
    const { companyId, organisationId, claim } = next;
    if (claim !== null) return { companyId, organisationId, worker, claim, purpose: 'retry' };
    // Another worker has taken it a moment ago.
  }
}
