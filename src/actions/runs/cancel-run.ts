/** Stops a run: what has not begun is not begun, what is being worked on stops at its next message. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { inTransaction } from '../../db/connection.ts';
import { cancelRun, type Run } from '../../db/runs/run.ts';
import type { Ctx } from '../context.ts';

/** A run that has ended stays as it is, and is answered so. */
export async function cancelSyncRun(ctx: Ctx, actor: Actor, input: { runId: string }): Promise<Run> {
  const run = await inTransaction(ctx.db, (tx) =>
    cancelRun(tx, actor.organisationId, input.runId, ctx.now()),
  );
  if (!run) throw notFound('run');
  return run;
}
