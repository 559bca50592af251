/** Archives what quarantine has for a message: because a person accepted it, or because ANAF is about to delete the message. */
import { ArchiveError } from '../archive/archive.ts';
import { zipPath } from '../archive/path.ts';
import { findSyncedCompany } from '../db/companies/synced-company.ts';
import type { Db } from '../db/connection.ts';
import { findPendingMessage } from '../db/messages/message.ts';
import { readOriginal } from '../originals/open-original.ts';
import type { SyncCtx } from './context.ts';
import { createRecorder, type Recorded } from './record-archived.ts';

export interface QuarantinedBytes {
  companyId: string;
  /** The ledger's id of the message. */
  message: string;
  path: string;
  sha256: string;
  sizeBytes: number;
}

/**
 * Copies the bytes to the message's own place and records them there. The file in quarantine stays. May run twice: the
 * same bytes are adopted in their place.
 * @param also what is committed together with it, and not at all when it is not archived
 * @returns `already_done` when the message is not pending any more
 * @throws ArchiveError; the message stays pending
 */
export async function archiveQuarantined(
  ctx: SyncCtx,
  kept: QuarantinedBytes,
  match: 'accepted' | 'unproven',
  also?: (tx: Db, now: Date) => Promise<void>,
): Promise<Recorded> {
  const company = await findSyncedCompany(ctx.db, kept.companyId);
  const message = await findPendingMessage(ctx.db, kept.message);
  if (!company || !message) return 'already_done';
  // A file that was damaged in quarantine must not enter the chain as what ANAF sent.
  const read = await readOriginal(ctx.archive, kept);
  if (!read.ok)
    throw new ArchiveError('unavailable', `the file in quarantine is ${read.fault}: ${kept.path}`);
  const { bytes } = read;
  // A process that serves people loads the XML library where it opens a document.
  const { lookInsideUnmatched } = await import('./look-inside.ts');
  const path = zipPath({
    environment: ctx.environment,
    organisationId: company.organisationId,
    companyId: company.id,
    cif: company.cif,
    createdAtRaw: message.createdAtRaw,
    messageId: message.messageId ?? message.id,
  });
  const incoming = await ctx.archive.keepIncoming(message.messageId ?? message.id, bytes);
  const contents = await lookInsideUnmatched(bytes, message.uploadIndex, match);
  try {
    await ctx.archive.promote(incoming, path);
  } catch (error) {
    await ctx.archive.discardIncoming(incoming).catch(() => {});
    throw error;
  }
  const { sha256, sizeBytes } = incoming;
  return createRecorder(
    ctx,
    company,
  )({
    message,
    kept: { sha256, sizeBytes, path },
    contents,
    ...(also && { also }),
  });
}
