/** Notices within seconds that a worker died: its lease ends unrenewed, and its companies go on elsewhere. A cron line could look once a minute only. */
import { hasEndedLease } from '../db/runs/company-lease.ts';
import type { SyncCtx } from '../sync/context.ts';
import type { Queue } from './queue.ts';

/** With the lease's thirty seconds a killed worker's company goes on within 35. */
export const lookEveryMs = 3_000;

/** Until the signal aborts; may run in any number of processes, since a ticket too many finds nothing. */
export async function watchLeases(
  { db, clock, log }: Pick<SyncCtx, 'db' | 'clock' | 'log'>,
  queue: Pick<Queue, 'wakeWorkers'>,
  signal: AbortSignal,
  everyMs = lookEveryMs,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await clock.sleep(everyMs, signal);
      if (await hasEndedLease(db, clock.now())) await queue.wakeWorkers();
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'the leases could not be looked at');
    }
  }
}
