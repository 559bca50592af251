/** Runs as they are shown: what was requested, and what came of it. Requesting one is request-run.ts, its companies are run-company.ts. */
import sql, { empty, type Sql } from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';
import { listFirstRunCompanies, type RunCompany } from './run-company.ts';
import type { RunState, RunTrigger } from './run-state.ts';

export interface RunCounts {
  companies: number;
  listed: number;
  new: number;
  archived: number;
  expired: number;
  failed: number;
  /** Of the companies that have begun: what waited when their job ended, or waits now. */
  pending: number;
}

/** A run as lists have it. */
export interface RunSummary {
  id: string;
  trigger: RunTrigger;
  state: RunState;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  counts: RunCounts;
  /** How many companies are in each state. */
  states: Record<RunState, number>;
}

export interface Run extends RunSummary {
  /** The first ones, in the order of their ids. */
  companies: RunCompany[];
}

/** With the first companies. */
export async function findRun(db: Db, organisationId: string, runId: string): Promise<Run | undefined> {
  const { rows } = await db.query<RunRow>(
    selectRuns(sql`select * from run where id = ${runId} and organisation_id = ${organisationId}`),
  );
  if (!rows[0]) return undefined;
  return { ...toSummary(rows[0]), companies: await listFirstRunCompanies(db, { organisationId, runId }) };
}

/** Newest first, after the position `after`. */
export async function listRuns(
  db: Db,
  organisationId: string,
  { limit, after }: { limit: number; after?: { requestedAt: Date; id: string } },
): Promise<RunSummary[]> {
  const page = sql`
    select * from run where organisation_id = ${organisationId}
      ${after === undefined ? empty : sql`and (requested_at, id) < (${after.requestedAt}, ${after.id}::uuid)`}
    order by requested_at desc, id desc limit ${limit}`;
  const { rows } = await db.query<RunRow>(selectRuns(page));
  return rows.map(toSummary);
}

/** The oldest run that has not finished. */
export async function findOpenRun(db: Db, organisationId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    prepared(
      'open run',
      sql`
    select id from run where organisation_id = ${organisationId} and finished_at is null
    order by requested_at, id limit 1`,
    ),
  );
  return rows[0]?.id;
}

/** The kept counts are of the companies that have ended; those at work are few, and are added here. */
function selectRuns(page: Sql): Sql {
  return sql`
    select r.id, r.trigger, r.requested_at, r.started_at, r.finished_at, r.outcome,
      r.succeeded_companies, r.partial_companies, r.failed_companies, r.cancelled_companies,
      r.companies, begun.running,
      r.listed + begun.listed as listed, r.new + begun.new as new, r.archived + begun.archived as archived,
      r.expired + begun.expired as expired, r.failed + begun.failed as failed, r.pending + begun.pending as pending
    from (${page}) r cross join lateral (
      select count(*) filter (where rc.state = 'running') as running, coalesce(sum(rc.listed), 0)::bigint as listed,
        coalesce(sum(rc.new), 0)::bigint as new, coalesce(sum(rc.archived), 0)::bigint as archived,
        coalesce(sum(rc.expired), 0)::bigint as expired, coalesce(sum(rc.failed), 0)::bigint as failed,
        coalesce(sum(c.listed_count - c.archived_count - c.expired_count - c.closed_count), 0)::bigint as pending
      from run_company rc join company c on c.id = rc.company_id
      where rc.run_id = r.id and rc.state in ('queued', 'running') and rc.started_at is not null
    ) begun
    order by r.requested_at desc, r.id desc`;
}

interface RunRow extends RunCounts {
  id: string;
  trigger: RunTrigger;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  outcome: RunState | null;
  succeededCompanies: number;
  partialCompanies: number;
  failedCompanies: number;
  cancelledCompanies: number;
  running: number;
}

function toSummary(row: RunRow): RunSummary {
  const { companies, listed, archived, expired, failed, pending, running } = row;
  const ended = {
    succeeded: row.succeededCompanies,
    partial: row.partialCompanies,
    failed: row.failedCompanies,
    cancelled: row.cancelledCompanies,
  };
  const endedInAll = ended.succeeded + ended.partial + ended.failed + ended.cancelled;
  return {
    id: row.id,
    trigger: row.trigger,
    state: row.outcome ?? (row.startedAt === null ? 'queued' : 'running'),
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    counts: { companies, listed, new: row.new, archived, expired, failed, pending },
    states: { queued: companies - endedInAll - running, running, ...ended },
  };
}
