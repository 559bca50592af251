/** Each night: exports and reconciliations whose time is over, and files that no export points to. They can be made again; nothing of the archive is touched. May run twice: the second finds nothing. */
import { dayMs } from '../core/durations.ts';
import { listKnownExportPaths, pruneExpiredExports } from '../db/exports/export-job.ts';
import { pruneJournalFiles } from '../db/reconciliation/journal-file.ts';
import { pruneExpiredReconciliations } from '../db/reconciliation/reconciliation.ts';
import { sweepScratch } from '../exports/files.ts';
import type { ExportsCtx } from './make-exports.ts';

export async function pruneExports({
  db,
  dir,
  store,
  now,
}: Pick<ExportsCtx, 'db' | 'dir' | 'store' | 'now'>): Promise<void> {
  for (const path of await pruneExpiredExports(db, now())) await store.remove(path);
  await pruneExpiredReconciliations(db, now());
  await pruneJournalFiles(db, new Date(now().getTime() - 90 * dayMs));
  // No export takes a day: the worker that made these has died, or lost its lease just before the end.
  const dayAgo = new Date(now().getTime() - dayMs);
  const old = await store.listOld(dayAgo);
  const known = new Set(await listKnownExportPaths(db, old));
  for (const path of old) if (!known.has(path)) await store.remove(path);
  await sweepScratch(dir, dayAgo);
}
