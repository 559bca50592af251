/** Each night: what has had its time is deleted, none of it an invoice's. In pieces, so that nothing waits for it. May run twice: the second finds nothing. */
import { ArchiveError } from '../archive/archive.ts';
import { dayMs } from '../core/durations.ts';
import { pruneOldCounts } from '../db/budget/budget-use.ts';
import { pruneRegistryAnswers } from '../db/companies/registry-answer.ts';
import { pruneOldListings } from '../db/completeness/listing.ts';
import { pruneOldStates } from '../db/connections/oauth-state.ts';
import { pruneOldEvents } from '../db/events/event.ts';
import { pruneOldAnswers } from '../db/idempotent-answer.ts';
import { pruneOldMail } from '../db/notifications/mail.ts';
import { pruneMailLinks } from '../db/notifications/mail-link.ts';
import { pruneLeftForIssuer } from '../db/people/identity.ts';
import { pruneChallenges } from '../db/people/passkey.ts';
import { pruneSignInSteps } from '../db/people/second-factor.ts';
import { pruneSessions } from '../db/people/session.ts';
import { pruneRateLimits } from '../db/rate-limit.ts';
import { pruneOldKeys } from '../db/runs/idempotency-key.ts';
import { pruneRuns } from '../db/runs/prune-runs.ts';
import { pruneOldDeliveries } from '../db/webhooks/webhook-delivery.ts';
import type { SyncCtx } from '../sync/context.ts';

/** @param signal ends it between two pieces; the next night goes on */
export async function pruneOld(
  { db, archive, clock, log }: Pick<SyncCtx, 'db' | 'archive' | 'clock' | 'log'>,
  signal?: AbortSignal,
): Promise<void> {
  const now = clock.now();
  const dayAgo = new Date(now.getTime() - dayMs);
  await pruneOldCounts(db, now, signal);
  await pruneOldEvents(db, now, signal);
  await pruneOldListings(db, now, signal);
  await pruneRuns(db, now, signal);
  await pruneRateLimits(db, dayAgo);
  await pruneOldStates(db, dayAgo);
  await pruneOldKeys(db, now);
  await pruneOldDeliveries(db, now);
  await pruneSessions(db, dayAgo, signal);
  await pruneSignInSteps(db, dayAgo);
  await pruneChallenges(db, now);
  await pruneLeftForIssuer(db, now);
  await pruneOldAnswers(db, now);
  await pruneMailLinks(db, dayAgo);
  await pruneRegistryAnswers(db, new Date(now.getTime() - 30 * dayMs));
  await pruneOldMail(db, new Date(now.getTime() - 30 * dayMs), signal);
  try {
    // An attempt lasts minutes: what a day has left behind is of one that died, and its message is pending still.
    for (const leftOver of await archive.sweepIncoming())
      if (leftOver.modifiedAt < dayAgo) await archive.discardIncoming(leftOver);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    log.warn({ err: error }, 'incoming/ was not swept');
  }
}
