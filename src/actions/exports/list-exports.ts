/** An organisation's exports, newest first. */
import type { Actor } from '../../accounts/actor.ts';
import { type Export, listExports } from '../../db/exports/export.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listOwnExports(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<Export>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = await listExports(ctx.db, actor.organisationId, page);
  return toPage(found, limit, ({ requestedAt, id }) => ({ at: requestedAt, id }));
}
