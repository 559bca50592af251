/** Cancels an export that is not made yet; removes one that has ended, with its file. Nothing of the archive is touched. */
import type { Actor } from '../../accounts/actor.ts';
import { recordAudit } from '../../db/audit/audit.ts';
import { inTransaction, type Transactor } from '../../db/connection.ts';
import { cancelExport, removeExport } from '../../db/exports/export.ts';
import { removeExportFile } from '../../exports/files.ts';
import { auditActor } from '../audit/audit-actor.ts';
import { getExport } from './get-export.ts';

/** @throws Problem not_found */
export async function removeOwnExport(
  deps: { db: Transactor; exportsDir: string; now: () => Date },
  actor: Actor,
  { id }: { id: string },
): Promise<void> {
  const { organisationId } = actor;
  const now = deps.now();
  const file = await inTransaction(deps.db, async (tx) => {
    if (await cancelExport(tx, organisationId, id, now)) return undefined;
    const { file } = await getExport({ db: tx }, actor, { id });
    // It was there a moment ago and had ended: who takes it away now has been quicker.
    if (!(await removeExport(tx, organisationId, id))) return undefined;
    const by = auditActor(actor);
    await recordAudit(tx, organisationId, { actor: by, action: 'export.removed', subject: id }, now);
    return file;
  });
  // After the commit: a file without a row is swept at night, a row without a file would be a promise that is not kept.
  if (file) await removeExportFile(deps.exportsDir, file.path);
}
