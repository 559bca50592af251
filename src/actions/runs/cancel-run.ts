/** Stops a run: what has not begun is not begun, what is being worked on stops at its next message. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { inTransaction, type Transactor } from '../../db/connection.ts';
import { cancelRun, type Run } from '../../db/runs/run.ts';

/** A run that has ended stays as it is, and is answered so. */
export async function cancelSyncRun(
  deps: { db: Transactor; now: () => Date },
  actor: Actor,
  input: { runId: string },
): Promise<Run> {
  const run = await inTransaction(deps.db, (tx) =>
    cancelRun(tx, actor.organisationId, input.runId, deps.now()),
  );
  if (!run) throw notFound('run');
  return run;
}
