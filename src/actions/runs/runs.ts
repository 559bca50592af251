/** Runs: listed, found, cancelled. Starting one is trigger-sync.ts and sync-company.ts. */
import { type Actor, limitOf } from '../../accounts/actor.ts';
import { notFound, Problem } from '../../core/errors.ts';
import { inTransaction } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { cancelRun as markRunCancelled } from '../../db/runs/cancel-run.ts';
import { findDayOfRun } from '../../db/runs/prune-runs.ts';
import { findRun, type Run, type RunSummary, listRuns as selectRuns } from '../../db/runs/run.ts';
import {
  type RunCompany,
  type RunCompanyFilter,
  listRunCompanies as selectRunCompanies,
} from '../../db/runs/run-company.ts';
import type { Ctx } from '../context.ts';

export async function listRuns(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<RunSummary>> {
  const position = readCursor(cursor);
  const after = position?.at ? { requestedAt: position.at, id: position.id } : undefined;
  const runs = await selectRuns(ctx.db, actor.organisationId, { limit: limit + 1, after });
  return toPage(runs, limit, (run) => ({ at: run.requestedAt, id: run.id }));
}

export async function getRun(ctx: Ctx, actor: Actor, input: { runId: string }): Promise<Run> {
  const run = await findRun(ctx.db, actor.organisationId, input.runId);
  if (!run) throw await missing(ctx, actor, input.runId);
  return run;
}

/** A run that was pruned is told from one that never was: its day is left. */
async function missing(ctx: Ctx, actor: Actor, runId: string): Promise<Problem> {
  const day = await findDayOfRun(ctx.db, actor.organisationId, runId);
  return day ? new Problem('run_pruned', 'folded', { day: day.day }, { day }) : notFound('run');
}

/** The companies of one run, in the order of their ids. */
export async function listRunCompanies(
  ctx: Ctx,
  actor: Actor,
  { runId, limit, cursor, ...filter }: { runId: string } & RunCompanyFilter & PageRequest,
): Promise<Page<RunCompany>> {
  const after = readCursor(cursor)?.id;
  const { organisationId } = actor;
  const companies = await selectRunCompanies(ctx.db, { organisationId, runId }, filter, {
    limit: limit + 1,
    after,
  });
  if (companies.length === 0) await getRun(ctx, actor, { runId });
  return toPage(companies, limit, ({ companyId }) => ({ at: null, id: companyId }));
}

/** A run that has ended stays as it is, and is answered so. */
export async function cancelRun(ctx: Ctx, actor: Actor, input: { runId: string }): Promise<Run> {
  if (limitOf(actor) !== 'all') await requireOwnRun(ctx, actor, input.runId);
  const found = await inTransaction(ctx.wholeDb, (tx) =>
    markRunCancelled(tx, actor.organisationId, input.runId, ctx.now()),
  );
  if (!found) throw await missing(ctx, actor, input.runId);
  return limitOf(actor) === 'all' ? found : getRun(ctx, actor, input);
}

/** A run of other companies as well is not for a limited caller to stop. */
async function requireOwnRun(ctx: Ctx, actor: Actor, runId: string): Promise<void> {
  const own = await getRun(ctx, actor, { runId });
  const whole = await findRun(ctx.wholeDb, actor.organisationId, runId);
  if (own.counts.companies < (whole?.counts.companies ?? 0))
    throw new Problem('insufficient_scope', 'limited', {});
}
