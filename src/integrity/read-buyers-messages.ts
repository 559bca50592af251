/**
 * Reads buyers' messages that were archived before it was kept what they are about. May run twice, and be interrupted: each
 * is written by itself, and is not listed any more.
 */
import {
  listUnreadBuyersMessages,
  setAboutUpload,
  type UnreadMessage,
} from '../db/messages/buyers-message.ts';
import type { SyncCtx } from '../sync/context.ts';
import { lookInside, lookInsideUnmatched } from '../sync/look-inside.ts';
import { readSound } from './check-file.ts';

const batch = 200;
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000';

/** @throws ArchiveError when the archive as a whole is not there; what was done stays */
export async function readBuyersMessages(
  ctx: Pick<SyncCtx, 'db' | 'archive'>,
  which: { organisationId: string | null; companyId?: string },
  signal: AbortSignal,
): Promise<void> {
  for (let after = first; ; ) {
    const messages: UnreadMessage[] = await listUnreadBuyersMessages(ctx.db, which, { after, limit: batch });
    for (const message of messages) {
      signal.throwIfAborted();
      await readOne(ctx, message);
    }
    const last = messages.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Bytes that are not those that were kept are left for the next night; `verify` names them. */
async function readOne(
  { db, archive }: Pick<SyncCtx, 'db' | 'archive'>,
  message: UnreadMessage,
): Promise<void> {
  const { id, uploadIndex, match } = message;
  const read = await readSound(archive, { ...message, sizeBytes: null });
  if (!('bytes' in read)) return;
  const contents =
    match === 'accepted' || match === 'unproven'
      ? await lookInsideUnmatched(read.bytes, uploadIndex, match)
      : await lookInside(read.bytes, { uploadIndex });
  await setAboutUpload(db, id, contents.ok ? contents.about : '');
}
