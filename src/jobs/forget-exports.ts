/** Each night: exports and reconciliations whose time is over, and files that no export points to. They can be made again; nothing of the archive is touched. May run twice: the second finds nothing. */
import { forgetExpiredExports, listKnownExportPaths } from '../db/exports/export-job.ts';
import { forgetExpiredReconciliations } from '../db/reconciliation/reconciliation.ts';
import { listExportFiles, removeExportFile, sweepScratch } from '../exports/files.ts';
import type { ExportsParts } from './make-exports.ts';

const dayMs = 86_400_000;

export async function forgetExports({
  db,
  dir,
  now,
}: Pick<ExportsParts, 'db' | 'dir' | 'now'>): Promise<void> {
  for (const path of await forgetExpiredExports(db, now())) await removeExportFile(dir, path);
  await forgetExpiredReconciliations(db, now());
  // None is a day in the making: whoever made these has died, or lost a race at the last moment.
  const dayAgo = new Date(now().getTime() - dayMs);
  const old = await listExportFiles(dir, dayAgo);
  const known = new Set(await listKnownExportPaths(db, old));
  for (const path of old) if (!known.has(path)) await removeExportFile(dir, path);
  await sweepScratch(dir, dayAgo);
}
