/** Runs: what was requested, and the outcome, which is derived from the run's company jobs. */
import sql, { join } from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';
import { lockOrganisation } from '../people/organisation.ts';
import { isLocked, lockedJobs } from './lock-jobs.ts';
import { addRunEvents } from './run-event.ts';

export const runTriggers = ['manual', 'schedule', 'reconciliation'] as const;
export type RunTrigger = (typeof runTriggers)[number];
export const runStates = ['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

export interface RunCompany {
  companyId: string;
  cif: string;
  name: string | null;
  state: RunState;
  listed: number | null;
  new: number;
  archived: number;
  expired: number;
  failed: number;
  code: string | null;
  detail: string | null;
}

export interface Run {
  id: string;
  trigger: RunTrigger;
  state: RunState;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  counts: {
    companies: number;
    listed: number;
    new: number;
    archived: number;
    expired: number;
    failed: number;
    pending: number;
  };
  companies: RunCompany[];
}

/** Waiting jobs are served in this order. */
export const priorities: Record<RunTrigger, number> = { manual: 0, schedule: 1, reconciliation: 2 };

export interface RunRequest {
  organisationId: string;
  trigger: RunTrigger;
  /** Every company of the organisation, or these. Companies whose access is denied are left out. */
  companies: 'all' | string[];
  now: Date;
}

/**
 * Requests a run; a manual one joins the open manual run, adding the companies that it does not have.
 * Call it in a transaction: the run and its company jobs are committed together.
 */
export async function requestRun(db: Db, asked: RunRequest): Promise<{ runId: string; joined: boolean }> {
  const { organisationId, trigger, companies, now } = asked;
  // Serialised per organisation: a run must not finish while a request joins it.
  await lockOrganisation(db, organisationId);
  const open = trigger === 'manual' ? await findOpenManualRun(db, organisationId) : undefined;
  const runId = open ?? (await insertRun(db, asked));
  // Before the run is changed: a claim that has the run's company jobs waits for the run (src/db/README.md).
  await db.query(sql`
    insert into run_company (run_id, company_id, organisation_id, priority, queued_at)
    select ${runId}, id, organisation_id, ${priorities[trigger]}, ${now} from company
    where organisation_id = ${organisationId} and removed_at is null and access <> 'denied'
      and (${trigger === 'manual'} or sync_enabled)
      and (${companies === 'all'} or id = any(${companies === 'all' ? [] : companies}::uuid[]))
    order by id on conflict do nothing`);
  if (open && companies === 'all') await db.query(sql`update run set whole = true where id = ${open}`);
  await endRunIfDone(db, runId, now);
  return { runId, joined: open !== undefined };
}

async function insertRun(db: Db, { organisationId, trigger, companies, now }: RunRequest): Promise<string> {
  const { rows } = await db.query<{ id: string }>(sql`
    insert into run (id, organisation_id, trigger, whole, requested_at)
    values (${newId(now)}, ${organisationId}, ${trigger}, ${companies === 'all'}, ${now}) returning id`);
  return rows[0]!.id;
}

export async function findOpenManualRun(db: Db, organisationId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from run where organisation_id = ${organisationId} and trigger = 'manual' and finished_at is null`);
  return rows[0]?.id;
}

/** Manual runs requested since then; a plan counts them by Bucharest day. */
export async function countManualRuns(db: Db, organisationId: string, since: Date): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from run
    where organisation_id = ${organisationId} and trigger = 'manual' and requested_at >= ${since}`);
  return rows[0]!.n;
}

/** Finishes the run when none of its company jobs is open; its outcome follows from theirs. */
export async function endRunIfDone(db: Db, runId: string, now: Date): Promise<void> {
  const { rowCount } = await db.query(sql`
    update run set
      started_at = coalesce(started_at, ${now}),
      finished_at = ${now},
      listed_companies = done.listed,
      outcome = case
        when run.cancelled_at is not null and done.cancelled > 0 then 'cancelled'
        when done.total = done.succeeded then 'succeeded'
        when done.total = done.failed then 'failed'
        else 'partial' end
    from (
      select count(*) as total,
        count(*) filter (where state in ('queued', 'running')) as open,
        count(*) filter (where state = 'succeeded') as succeeded,
        count(*) filter (where state = 'failed') as failed,
        count(*) filter (where state = 'cancelled') as cancelled,
        count(*) filter (where listed is not null) as listed
      from run_company where run_id = ${runId}
    ) done
    where run.id = ${runId} and run.finished_at is null and done.open = 0`);
  if (rowCount === 1) await addRunEvents(db, 'run.finished', [runId], now);
}

/** Cancels the jobs that have not ended; one that is being worked on stops at its next message. */
export async function cancelRun(
  db: Db,
  organisationId: string,
  runId: string,
  now: Date,
): Promise<Run | undefined> {
  await lockOrganisation(db, organisationId);
  // The company jobs before the run (src/db/README.md).
  const open = sql`run_id = ${runId} and organisation_id = ${organisationId} and state in ('queued', 'running')`;
  await db.query(sql`
    with ${lockedJobs(open)}
    update run_company set state = 'cancelled', finished_at = ${now} where ${isLocked}`);
  await db.query(sql`
    update run set cancelled_at = ${now}
    where id = ${runId} and organisation_id = ${organisationId} and finished_at is null and cancelled_at is null`);
  await endRunIfDone(db, runId, now);
  return findRun(db, organisationId, runId);
}

export async function findRun(db: Db, organisationId: string, runId: string): Promise<Run | undefined> {
  const { rows } = await db.query<RunRow>(sql`
    select * from run where id = ${runId} and organisation_id = ${organisationId}`);
  return (await withCompanies(db, rows))[0];
}

/** Newest first, after the position `after`. */
export async function listRuns(
  db: Db,
  organisationId: string,
  page: { limit: number; after?: { requestedAt: Date; id: string } },
): Promise<Run[]> {
  const { rows } = await db.query<RunRow>(sql`
    select * from run where organisation_id = ${organisationId}
      and (${page.after === undefined}
        or (requested_at, id) < (${page.after?.requestedAt ?? null}, ${page.after?.id ?? null}::uuid))
    order by requested_at desc, id desc limit ${page.limit}`);
  return withCompanies(db, rows);
}

/** The oldest run that has not finished. */
export async function findOpenRun(db: Db, organisationId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from run where organisation_id = ${organisationId} and finished_at is null
    order by requested_at, id limit 1`);
  return rows[0]?.id;
}

interface RunRow {
  id: string;
  trigger: RunTrigger;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  outcome: RunState | null;
}

type RunCompanyRow = RunCompany & { runId: string; pending: number };

async function withCompanies(db: Db, runs: RunRow[]): Promise<Run[]> {
  if (runs.length === 0) return [];
  const { rows } = await db.query<RunCompanyRow>(sql`
    select rc.run_id, rc.company_id, c.cif, c.name, rc.state, rc.listed, rc.new, rc.archived, rc.expired, rc.failed,
      rc.code, rc.detail,
      (select count(*) from message m where m.company_id = rc.company_id and m.state = 'pending') as pending
    from run_company rc join company c on c.id = rc.company_id
    where rc.run_id in (${join(runs.map((r) => r.id))}) order by rc.queued_at, c.cif`);
  return runs.map((run) =>
    toRun(
      run,
      rows.filter((row) => row.runId === run.id),
    ),
  );
}

function toRun(row: RunRow, companies: RunCompanyRow[]): Run {
  const sum = (of: (c: RunCompanyRow) => number | null) => companies.reduce((n, c) => n + (of(c) ?? 0), 0);
  const begun = row.startedAt !== null;
  return {
    id: row.id,
    trigger: row.trigger,
    state: row.outcome ?? (begun ? 'running' : 'queued'),
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    counts: {
      companies: companies.length,
      listed: sum((c) => c.listed),
      new: sum((c) => c.new),
      archived: sum((c) => c.archived),
      expired: sum((c) => c.expired),
      failed: sum((c) => c.failed),
      pending: sum((c) => c.pending),
    },
    companies: companies.map(({ runId: _run, pending: _pending, ...company }) => company),
  };
}
