/** Keeps a company's lease alive while its job is worked on, and stops the work when the lease or the wish for it is lost. */
import { type CompanyJob, renewLease } from '../db/runs/company-lease.ts';
import type { SyncParts } from '../sync/parts.ts';

/** A lease lasts for three of them. */
const heartbeatMs = 10_000;

/** @param work gets a signal that aborts when `signal` does or the lease is lost */
export async function holdLease<T>(
  parts: SyncParts,
  job: CompanyJob,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const lost = new AbortController();
  const heart = beat(parts, job, done.signal, lost);
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    done.abort();
    await heart;
  }
}

async function beat(
  parts: SyncParts,
  job: CompanyJob,
  done: AbortSignal,
  lost: AbortController,
): Promise<void> {
  while (!done.aborted) {
    try {
      await parts.clock.sleep(heartbeatMs, done);
      // Another worker may have the company after a long pause of ours, or nobody may want it any more after a cancel.
      if (!(await renewLease(parts.db, job, parts.clock.now()))) return lost.abort();
    } catch (error) {
      if (!done.aborted) parts.log.warn({ err: error, companyId: job.companyId }, 'a heartbeat failed');
    }
  }
}
