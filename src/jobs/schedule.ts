/** Every cron line on one screen, in Romanian time. Each does whatever is due when it runs, so a missed one is caught up by the next. */

import type { Plan } from '../core/plan.ts';
import type { Transactor } from '../db/connection.ts';
import { countWaitingExports } from '../db/exports/export-job.ts';
import type { IsHeld } from '../integrity/hold.ts';
import type { SyncCtx } from '../sync/context.ts';
import { archiveUnproven } from './archive-unproven.ts';
import { askRegistryOfAll } from './ask-registry.ts';
import type { BackUpSettings } from './back-up.ts';
import { backUp } from './back-up.ts';
import { compareListsOfAll } from './compare-lists.ts';
import { findHintsOfAll } from './find-hints.ts';
import { foldCounts } from './fold-counts.ts';
import { type ExportsCtx, makeExports } from './make-exports.ts';
import { numberNoted } from './number-noted.ts';
import { prepareLists } from './prepare-lists.ts';
import { probeCompanies, probeDenied } from './probe-access.ts';
import { pruneExports } from './prune-exports.ts';
import { pruneOld } from './prune-old.ts';
import type { Handlers, Queue } from './queue.ts';
import { renewTokens } from './renew-tokens.ts';
import { rereadOlder } from './reread-older.ts';
import { retryPending } from './retry-pending.ts';
import { scrubArchive } from './scrub-archive.ts';
import { serveCompanies } from './serve-companies.ts';
import { startDueRuns } from './start-due-runs.ts';
import { tellExpiring } from './tell-expiring.ts';
import { tellHeadsByWebhook } from './tell-heads-by-webhook.ts';

export interface Worker {
  ctx: SyncCtx;
  /** The same database past its pooler. */
  directDb: Transactor;
  exports: ExportsCtx;
  plans: Record<string, Plan>;
  queue: Queue;
  /** This process, in the leases. */
  name: string;
  signal: AbortSignal;
  isHeld: IsHeld;
  backup: BackUpSettings;
  /** What is told by mail. They are actions, which jobs do not know. */
  tell: Record<'alarms' | 'digests' | 'heads', (signal: AbortSignal) => Promise<void>>;
  /** Compares what lies in the watched folders: an action as well. */
  readJournals: (signal: AbortSignal) => Promise<void>;
}

export function handlersOf({
  ctx,
  directDb,
  exports,
  plans,
  queue,
  name,
  signal,
  isHeld,
  backup,
  tell,
  readJournals,
}: Worker): Handlers {
  const line = (cron: string, handle: () => Promise<void>) => ({ cron, handle });
  /** What asks ANAF or decides about messages: not while the installation that this one was restored from may still run. */
  const unlessHeld = async (handle: () => Promise<void>) => ((await isHeld()) ? undefined : handle());
  /** What goes by the clock as well: not while it differs from the database's. */
  const unlessStopped = async (handle: () => Promise<void>) =>
    ctx.clockDiffers?.() ? undefined : unlessHeld(handle);
  const acting = (cron: string, handle: () => Promise<void>) => line(cron, () => unlessStopped(handle));
  return {
    companiesAtOnce: 8,
    serveCompanies: () => unlessStopped(() => serveCompanies(ctx, name, signal)),
    probeCompanies: (ids) => unlessStopped(() => probeCompanies(ctx, ids, signal)),
    retryAsked: () => unlessStopped(() => retryPending(ctx, `${name} asked`, signal, true)),
    makeExports: () => makeExports(exports, name, signal),
    askRegistry: () => unlessStopped(() => askRegistryOfAll(ctx, signal)),
    rereadOlder: (organisationId) => rereadOlder(ctx, signal, organisationId),
    scheduled: {
      'start-due-runs': acting('* * * * *', async () => {
        await startDueRuns({ db: ctx.db, plans, clock: ctx.clock });
        // Also for what a dead worker left, and for a run whose tickets were never sent.
        await queue.wakeWorkers();
      }),
      // For what a dead worker left, and for an export whose ticket was never sent.
      'wake-exports': line('* * * * *', async () => {
        if ((await countWaitingExports(exports.db, exports.now())) > 0) await queue.exportSoon();
      }),
      'retry-pending': acting('*/5 * * * *', () => retryPending(ctx, `${name} retries`, signal)),
      'number-changes': line('*/5 * * * *', () => numberNoted(ctx, signal)),
      'ask-registry': acting('*/5 * * * *', () => askRegistryOfAll(ctx, signal)),
      'archive-unproven': acting('53 * * * *', () => archiveUnproven(ctx, signal)),
      'tell-expiring': acting('47 * * * *', () => tellExpiring(ctx, signal)),
      'tell-heads-by-webhook': acting('35 6 * * *', () => tellHeadsByWebhook(ctx, signal)),
      'tell-alarms': line('*/10 * * * *', () => unlessHeld(() => tell.alarms(signal))),
      'tell-digests': acting('* * * * *', () => tell.digests(signal)),
      'tell-heads': acting('*/5 * * * *', () => tell.heads(signal)),
      // A look a minute: a file is read when the second look finds it unchanged.
      'read-journals': acting('* * * * *', () => readJournals(signal)),
      'probe-denied': acting('41 * * * *', () => probeDenied(ctx, signal)),
      'renew-tokens': acting('17 * * * *', () => renewTokens(ctx)),
      'fold-counts': line('* * * * *', () => foldCounts(ctx.db)),
      'prepare-lists': line('*/10 * * * *', () => prepareLists({ ...ctx, directDb }, signal)),
      'prune-old': line('23 3 * * *', () => pruneOld(ctx, signal)),
      'prune-exports': line('29 3 * * *', () => pruneExports(exports)),
      // After the reconciliations of the night have begun; what is left is done the next time, or the next night.
      'compare-lists': acting('7,27,47 2-6 * * *', () => compareListsOfAll(ctx, signal)),
      'reread-older': line('11 4 * * *', () => rereadOlder(ctx, signal)),
      'find-hints': line('3 5 * * *', () => findHintsOfAll(ctx, signal)),
      ...backUp(ctx, backup, signal),
      'scrub-archive': line('37 3 * * *', () => scrubArchive(ctx, signal)),
    },
  };
}
