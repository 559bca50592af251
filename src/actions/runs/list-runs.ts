/** The runs of an organisation, newest first. */
import type { Actor } from '../../accounts/actor.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { listRuns, type Run } from '../../db/runs/run.ts';
import type { Ctx } from '../context.ts';

export async function listSyncRuns(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<Run>> {
  const position = readCursor(cursor);
  const after = position?.at ? { requestedAt: position.at, id: position.id } : undefined;
  const runs = await listRuns(ctx.db, actor.organisationId, { limit: limit + 1, after });
  return toPage(runs, limit, (run) => ({ at: run.requestedAt, id: run.id }));
}
