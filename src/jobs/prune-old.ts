/** Each night: what has had its time is forgotten, none of it an invoice's. May run twice: the second finds nothing. */
import { ArchiveError } from '../archive/archive.ts';
import { dayMs } from '../core/durations.ts';
import { pruneOldCounts } from '../db/budget/budget-use.ts';
import { pruneOldListings } from '../db/completeness/listing.ts';
import { pruneOldStates } from '../db/connections/oauth-state.ts';
import { pruneOldEvents } from '../db/events/event.ts';
import { pruneRateLimits } from '../db/rate-limit.ts';
import { pruneOldKeys } from '../db/runs/idempotency-key.ts';
import { pruneOldDeliveries } from '../db/webhooks/webhook-delivery.ts';
import type { SyncCtx } from '../sync/context.ts';

export async function pruneOld({
  db,
  archive,
  clock,
  log,
}: Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'log'>): Promise<void> {
  const now = clock.now();
  const dayAgo = new Date(now.getTime() - dayMs);
  await pruneOldCounts(db, now);
  await pruneOldEvents(db, now);
  await pruneOldListings(db, now);
  await pruneRateLimits(db, dayAgo);
  await pruneOldStates(db, dayAgo);
  await pruneOldKeys(db, now);
  await pruneOldDeliveries(db, now);
  try {
    // An attempt lasts minutes: what a day has left behind is of one that died, and its message is pending still.
    for (const leftOver of await archive.sweepIncoming())
      if (leftOver.modifiedAt < dayAgo) await archive.discardIncoming(leftOver);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    log.warn({ err: error }, 'incoming/ was not swept');
  }
}
