/** An organisation's exports, newest first. */
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/connection.ts';
import { type Export, listExports } from '../../db/exports/export.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';

export async function listOwnExports(
  deps: { db: Db },
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<Export>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = await listExports(deps.db, actor.organisationId, page);
  return toPage(found, limit, ({ requestedAt, id }) => ({ at: requestedAt, id }));
}
