/** What was done in an organisation that cannot be undone, or that let somebody in; newest first. */
import type { Actor } from '../../accounts/actor.ts';
import { type AuditEntry, listAudit } from '../../db/audit/audit.ts';
import type { Db } from '../../db/connection.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';

export async function listOwnAudit(
  deps: { db: Db },
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditEntry>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const entries = await listAudit(deps.db, actor.organisationId, page);
  return toPage(entries, limit, ({ at, id }) => ({ at, id }));
}
