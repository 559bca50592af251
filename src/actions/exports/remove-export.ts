/** Cancels an export that is not made yet; removes one that has ended, with its file. Nothing of the archive is touched. */
import type { Actor } from '../../accounts/actor.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction } from '../../db/connection.ts';
import { cancelExport, removeExport } from '../../db/exports/export.ts';
import { removeExportFile } from '../../exports/files.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { Ctx } from '../context.ts';
import { getExport } from './get-export.ts';

/** @throws Problem not_found */
export async function removeOwnExport(ctx: Ctx, actor: Actor, { id }: { id: string }): Promise<void> {
  const { organisationId } = actor;
  const now = ctx.now();
  const file = await inTransaction(ctx.db, async (tx) => {
    if (await cancelExport(tx, organisationId, id, now)) return undefined;
    const { file } = await getExport({ db: tx }, actor, { id });
    // It was there a moment ago and had ended: who takes it away now has been quicker.
    if (!(await removeExport(tx, organisationId, id))) return undefined;
    const by = auditActor(actor);
    await recordAudit(tx, organisationId, { actor: by, action: 'export.removed', subject: id }, now);
    return file;
  });
  // After the commit: a file without a row is swept at night, a row without a file would be a promise that is not kept.
  if (file) await removeExportFile(ctx.exportsDir, file.path);
}
