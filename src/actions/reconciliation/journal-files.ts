/** Journals that were put into the watched folder, newest first, and where that folder is. */
import type { Actor } from '../../accounts/actor.ts';
import { watchedFolder } from '../../core/journal-file.ts';
import { type Page, type PageRequest, readCursor, toPage } from '../../db/page.ts';
import { type JournalFile, listJournalFiles as select } from '../../db/reconciliation/journal-file.ts';
import type { Ctx } from '../context.ts';

export async function listJournalFiles(
  { db, deliveryRoot }: Pick<Ctx, 'db' | 'deliveryRoot'>,
  { organisationId }: Actor,
  { limit, cursor }: PageRequest,
): Promise<Page<JournalFile> & { folder: string | null }> {
  const page = { limit: limit + 1, after: readCursor(cursor) };
  const found = await select(db, organisationId, page);
  return {
    ...toPage(found, limit, ({ createdAt, id }) => ({ at: createdAt, id })),
    folder: deliveryRoot === undefined ? null : `${organisationId}/${watchedFolder}`,
  };
}
