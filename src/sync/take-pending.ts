/** Takes a company's pending messages, several at a time, in the order in which ANAF will delete them. Stops when one meets what all would meet. */
import { ArchiveError } from '../archive/archive.ts';
import type { SyncedCompany } from '../db/companies/company-ledger.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { listPending, type PendingMessage } from '../db/messages/message.ts';
import type { SyncCtx } from './context.ts';
import { projectManifest } from './project-manifest.ts';
import { takeMessage } from './take-message.ts';

export interface TakenAll {
  /** None waits any more that was not tried. */
  done: boolean;
  /** The error that ended it early; the messages behind it were not tried. */
  stoppedBy: unknown;
}

/** Enough to keep the line busy while files reach the disk; the budget is what limits the pace. */
const atOnce = 8;
/** Beyond these wait for the database with their bytes in place: what is recorded together costs little more than one. */
const recordedBehind = 24;
const batch = 200;

/**
 * @param since messages attempted since then are left out: a run tries each once
 * @param all also what is not due yet
 * @param asked only what a person asked for one by one
 * @param mostBatches leave the rest for another time
 * @throws when the signal aborts, or the database is gone
 */
export async function takePending(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  {
    since,
    all,
    asked,
    mostBatches = Infinity,
  }: { since: Date; all: boolean; asked?: boolean; mostBatches?: number },
  signal: AbortSignal,
): Promise<TakenAll> {
  const taken: TakenAll = { done: false, stoppedBy: undefined };
  for (let n = 0; n < mostBatches; n++) {
    const waiting = await listPending(ctx.db, company.id, {
      tried: since,
      all,
      asked,
      now: ctx.clock.now(),
      limit: batch,
    });
    if (waiting.length === 0) return { ...taken, done: true };
    // A download that cannot be kept is wasted, and ANAF hands a message out a few times a day only.
    const archive = await ctx.archive.check();
    if (!archive.ok) return { ...taken, stoppedBy: new ArchiveError(archive.code, archive.detail) };
    try {
      await takeEach(ctx, company, connectionId, waiting, taken, signal);
    } finally {
      await projectManifest(ctx, company.id);
    }
    if (taken.stoppedBy !== undefined) break;
  }
  return taken;
}

async function takeEach(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  waiting: PendingMessage[],
  taken: TakenAll,
  signal: AbortSignal,
): Promise<void> {
  const queue = waiting.values();
  const behind = new Set<Promise<unknown>>();
  const worker = async () => {
    for (const message of queue) {
      // Returned from, not thrown: the others are waited for, so that nobody works on after the lease is given back.
      if (signal.aborted || taken.stoppedBy !== undefined) return;
      const kept = Promise.withResolvers<void>();
      const taking = takeMessage(ctx, company, connectionId, message, signal, kept.resolve)
        .catch((error) => {
          taken.stoppedBy ??= error;
        })
        .finally(() => behind.delete(taking));
      behind.add(taking);
      await Promise.race([kept.promise, taking]);
      // Each that ends wakes all who wait, and makes room for one.
      while (behind.size >= atOnce + recordedBehind) await Promise.race(behind);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await Promise.all(behind);
  signal.throwIfAborted();
  if (isConnectionLost(taken.stoppedBy)) throw taken.stoppedBy;
}
