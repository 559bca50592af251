/** One run: what it did, company by company. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import type { Db } from '../../db/connection.ts';
import { findRun, type Run } from '../../db/runs/run.ts';

export async function getRun(deps: { db: Db }, actor: Actor, input: { runId: string }): Promise<Run> {
  const run = await findRun(deps.db, actor.organisationId, input.runId);
  if (!run) throw notFound('run');
  return run;
}
