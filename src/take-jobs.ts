/** What a process that takes jobs is made of, and hands to them of the actions, which jobs do not know. A process that takes none does not load it. */
import { followDeliveries } from './actions/exports/follow-deliveries.ts';
import { tellAlarms } from './actions/notifications/tell-alarms.ts';
import { tellDigests } from './actions/notifications/tell-digests.ts';
import { tellHeads } from './actions/notifications/tell-heads.ts';
import { nameMembers } from './actions/people/assignees.ts';
import { readJournalFiles } from './actions/reconciliation/read-journal-files.ts';
import type { ServerCtx } from './api/context.ts';
import { startWorker, type WorkerToStart } from './jobs/start-worker.ts';

interface JobsToTake
  extends Pick<WorkerToStart, 'directDb' | 'queue' | 'signal' | 'isHeld' | 'backup' | 'every'> {
  ctx: ServerCtx;
  /** What the process calls itself in leases. */
  worker: string;
}

/** @returns the loops, which end after the signal aborts */
export function takeJobs({ ctx, worker, ...more }: JobsToTake): Promise<{ loops: Promise<unknown> }> {
  return startWorker({
    ...more,
    ctx,
    name: worker,
    plans: ctx.plans,
    tell: {
      alarms: (signal) => tellAlarms(ctx, signal),
      digests: (signal) => tellDigests(ctx, signal),
      heads: (signal) => tellHeads(ctx, signal),
    },
    readJournals: (signal) => readJournalFiles(ctx, signal),
    nameMembers: (id) => nameMembers(ctx, id),
    follow: (organisationId, cursor) => followDeliveries(ctx, organisationId, cursor),
    findUserId: ctx.signIn.findUserId,
  });
}
