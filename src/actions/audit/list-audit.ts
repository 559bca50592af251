/** What was done in an organisation that cannot be undone, or that let somebody in; newest first. */
import type { Actor } from '../../accounts/actor.ts';
import { type AuditEntry, listAudit as selectAudit } from '../../db/audit/audit.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import type { Ctx } from '../context.ts';

export async function listAudit(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditEntry>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const entries = await selectAudit(ctx.db, actor.organisationId, page);
  return toPage(entries, limit, ({ at, id }) => ({ at, id }));
}
