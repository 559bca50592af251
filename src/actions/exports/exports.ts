/** Exports: listed, found, cancelled or removed with their file. Asking for one is request-export.ts. */
import type { Actor } from '../../accounts/actor.ts';
import { notFound } from '../../core/errors.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import {
  cancelExport,
  removeExport as deleteExport,
  type Export,
  findExport,
  listExports as selectExports,
} from '../../db/exports/export.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx, ReadCtx } from '../context.ts';

export async function listExports(
  ctx: Ctx,
  actor: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<Export>> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = await selectExports(ctx.db, actor.organisationId, page);
  return toPage(found, limit, ({ requestedAt, id }) => ({ at: requestedAt, id }));
}

export async function getExport(ctx: ReadCtx, actor: Actor, input: { id: string }): Promise<Export> {
  const found = await findExport(ctx.db, actor.organisationId, input.id);
  if (!found) throw notFound('export');
  return found;
}

/** @throws Problem not_found */
export async function removeExport(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const { organisationId } = actor;
  const now = ctx.now();
  const file = await inTransaction(ctx.db, async (tx) => {
    if (await cancelExport(tx, organisationId, id, now)) return undefined;
    const { file } = await getExport({ db: tx }, actor, { id });
    // It was there a moment ago and had ended: who takes it away now has been quicker.
    if (!(await deleteExport(tx, organisationId, id))) return undefined;
    const by = auditActor(actor);
    await recordAudit(tx, organisationId, { actor: by, action: 'export.removed', subject: id }, now);
    return file;
  });
  // After the commit: a file without a row is deleted at night, but a row without its file would offer a download that fails.
  if (file) await ctx.exportStore.remove(file.path);
}
