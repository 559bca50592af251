/** Takes a company's pending messages, several at a time, in the order in which ANAF will delete them. Stops at an error that every other message would meet too. */
import { ArchiveError } from '../archive/archive.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { listPending, type PendingMessage } from '../db/messages/message.ts';
import type { CompanyWork } from './company-work.ts';
import { projectManifest } from './project-manifest.ts';
import { type Taken, takeMessage } from './take-message.ts';

export interface TakenAll {
  /** Every message that waited was tried. */
  done: boolean;
  /** The error that ended it early; the messages after it were not tried. */
  stoppedBy: unknown;
}

/** While they are taken. */
interface Taking extends TakenAll {
  /** Own messages that ANAF refused, with none that it handed out in between. */
  refusedInARow: number;
}

/**
 * So many in a row, and the organisation's next certificate goes on with the rest. Without another one each message is
 * still tried: a refusal is the message's own, and its neighbours may be had.
 */
const mostRefusals = 20;
/** Fewer are enough where another certificate got what this one was refused. */
const mostRefusalsBesideAnother = 4;

/** Enough to keep the network busy while files reach the disk; the budget limits the pace. */
const atOnce = 8;
/** So many more may wait for the database with their bytes in place: a batch costs little more than one message. */
const recordedBehind = 24;
const batch = 200;

export interface WantedMessages {
  /** Messages attempted since then are left out: a run tries each once. */
  since: Date;
  /** Also what is not due yet. */
  all: boolean;
  /** Only what a person asked for one by one. */
  asked?: boolean;
  /** Leave the rest for another time. */
  mostBatches?: number;
}

/** @throws when the signal aborts, or the database is gone */
export async function takePending(work: CompanyWork, wanted: WantedMessages): Promise<TakenAll> {
  const { ctx, company } = work;
  const { since, all, asked, mostBatches = Infinity } = wanted;
  const taken: Taking = { done: false, stoppedBy: undefined, refusedInARow: 0 };
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
      await takeEach(work, waiting, taken);
    } finally {
      await projectManifest(ctx, company.id);
    }
    if (taken.stoppedBy !== undefined) break;
  }
  return taken;
}

async function takeEach(work: CompanyWork, waiting: PendingMessage[], taken: Taking): Promise<void> {
  const { signal } = work;
  const queue = waiting.values();
  const behind = new Set<Promise<unknown>>();
  const worker = async () => {
    for (const message of queue) {
      // Not thrown: the workers are awaited below, so that none goes on after the lease was given back.
      if (signal.aborted || taken.stoppedBy !== undefined) return;
      const kept = Promise.withResolvers<void>();
      const taking = takeMessage(work, message, kept.resolve)
        .then((outcome) => countRefusal(work, taken, message, outcome))
        .catch((error) => {
          taken.stoppedBy ??= error;
        })
        .finally(() => behind.delete(taking));
      behind.add(taking);
      await Promise.race([kept.promise, taking]);
      // Each message that ends makes room for one.
      while (behind.size >= atOnce + recordedBehind) await Promise.race(behind);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await Promise.all(behind);
  signal.throwIfAborted();
  if (isConnectionLost(taken.stoppedBy)) throw taken.stoppedBy;
}

function countRefusal(
  { others }: CompanyWork,
  taking: Taking,
  { foreign }: PendingMessage,
  outcome: Taken,
): void {
  if (outcome === 'archived' || outcome === 'expired') taking.refusedInARow = 0;
  // Whether another company's message may be had says nothing about this company's.
  if (typeof outcome === 'string' || foreign || others.length === 0) return;
  const most = outcome.instead === 'archived' ? mostRefusalsBesideAnother : mostRefusals;
  if (++taking.refusedInARow >= most) taking.stoppedBy ??= outcome.refusedBy;
}
