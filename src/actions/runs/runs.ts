/** Runs: listed, found, cancelled. Starting one is trigger-sync.ts and sync-company.ts. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { inTransaction } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import {
  findRun,
  cancelRun as markRunCancelled,
  type Run,
  listRuns as selectRuns,
} from '../../db/runs/run.ts';
import type { Ctx } from '../context.ts';

export async function listRuns(ctx: Ctx, actor: Actor, { limit, cursor }: PageRequest): Promise<Page<Run>> {
  const position = readCursor(cursor);
  const after = position?.at ? { requestedAt: position.at, id: position.id } : undefined;
  const runs = await selectRuns(ctx.db, actor.organisationId, { limit: limit + 1, after });
  return toPage(runs, limit, (run) => ({ at: run.requestedAt, id: run.id }));
}

export async function getRun(ctx: Ctx, actor: Actor, input: { runId: string }): Promise<Run> {
  const run = await findRun(ctx.db, actor.organisationId, input.runId);
  if (!run) throw notFound('run');
  return run;
}

/** A run that has ended stays as it is, and is answered so. */
export async function cancelRun(ctx: Ctx, actor: Actor, input: { runId: string }): Promise<Run> {
  const run = await inTransaction(ctx.db, (tx) =>
    markRunCancelled(tx, actor.organisationId, input.runId, ctx.now()),
  );
  if (!run) throw notFound('run');
  return run;
}
