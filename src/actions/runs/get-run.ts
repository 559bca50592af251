/** One run: what it did, company by company. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { findRun, type Run } from '../../db/runs/run.ts';
import type { Ctx } from '../context.ts';

export async function getRun(ctx: Ctx, actor: Actor, input: { runId: string }): Promise<Run> {
  const run = await findRun(ctx.db, actor.organisationId, input.runId);
  if (!run) throw notFound('run');
  return run;
}
