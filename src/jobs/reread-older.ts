/**
 * Each night, and when an organisation asks for it: what an older reader has read, or an older check of seals has looked at, is read again. The catalogue
 * keeps what became different, and an event tells of it. May run twice: what was read again is not listed any more.
 */
import { ArchiveError } from '../archive/archive.ts';
import { type Reprocessed, reprocess } from '../integrity/reprocess.ts';
import type { SyncCtx } from '../sync/context.ts';

/** The queue takes a job that lasts an hour for dead; what is left is for the next night. */
const longestMs = 45 * 60_000;

/** @param organisationId null at night: every organisation */
export async function rereadOlder(
  ctx: Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'log'>,
  signal: AbortSignal,
  organisationId: string | null = null,
): Promise<void> {
  const begun = ctx.clock.now().getTime();
  const tired = new AbortController();
  let so: Reprocessed | undefined;
  const onProgress = (progress: Reprocessed) => {
    so = progress;
    if (ctx.clock.now().getTime() - begun >= longestMs) tired.abort();
  };
  const which = { organisationId, unreadable: false, older: true };
  try {
    await reprocess(ctx, which, onProgress, AbortSignal.any([signal, tired.signal]));
  } catch (error) {
    if (error instanceof ArchiveError) {
      ctx.log.error({ err: error }, 'the archive cannot be read again tonight');
    } else if (!signal.aborted && !tired.signal.aborted) throw error;
  }
  if (so && so.zips > 0) ctx.log.info({ ...so }, 'what older readers left was read again');
}
