/** Each night: what has had its time is forgotten, none of it an invoice's. May run twice: the second finds nothing. */
import { ArchiveError } from '../archive/archive.ts';
import { forgetOldCounts } from '../db/budget/daily-count.ts';
import { forgetOldListings } from '../db/completeness/listing.ts';
import { forgetOldStates } from '../db/connections/oauth-state.ts';
import { forgetOldEvents } from '../db/events/event.ts';
import { forgetTurns } from '../db/rate-limit.ts';
import { forgetOldKeys } from '../db/runs/idempotency-key.ts';
import type { SyncParts } from '../sync/parts.ts';

const dayMs = 86_400_000;

export async function forgetOld({
  db,
  archive,
  clock,
  log,
}: Pick<SyncParts, 'db' | 'archive' | 'clock' | 'log'>): Promise<void> {
  const now = clock.now();
  const dayAgo = new Date(now.getTime() - dayMs);
  await forgetOldCounts(db, now);
  await forgetOldEvents(db, now);
  await forgetOldListings(db, now);
  await forgetTurns(db, dayAgo);
  await forgetOldStates(db, dayAgo);
  await forgetOldKeys(db, now);
  try {
    // An attempt lasts minutes: what a day has left behind is of one that died, and its message is pending still.
    for (const leftOver of await archive.sweepIncoming())
      if (leftOver.modifiedAt < dayAgo) await archive.discardIncoming(leftOver);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    log.warn({ err: error }, 'incoming/ was not swept');
  }
}
