/** Renews a company's lease while its job runs, and stops the job when the lease is lost or its runs are cancelled. */
import { type CompanyJob, renewLease } from '../db/runs/company-lease.ts';
import type { SyncCtx } from '../sync/context.ts';

const ended = 'the job has ended';

/** A lease lasts for three of them. */
const heartbeatMs = 10_000;

/** @param work gets a signal that aborts when `signal` does or the lease is lost, and a way to stop before the next heartbeat */
export async function holdLease<T>(
  ctx: SyncCtx,
  job: CompanyJob,
  signal: AbortSignal,
  work: (signal: AbortSignal, stop: () => void) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const lost = new AbortController();
  const heart = beat(ctx, job, done.signal, lost);
  try {
    return await work(AbortSignal.any([signal, lost.signal]), () => lost.abort());
  } finally {
    // With a reason: without one the platform makes an error with its stack, for each job.
    done.abort(ended);
    await heart;
  }
}

async function beat(ctx: SyncCtx, job: CompanyJob, done: AbortSignal, lost: AbortController): Promise<void> {
  while (!done.aborted) {
    try {
      await ctx.clock.sleep(heartbeatMs, done);
      // Another worker may have taken the company after a long pause of ours, or its runs were cancelled.
      if (!(await renewLease(ctx.db, job, ctx.clock.now()))) return lost.abort();
    } catch (error) {
      if (!done.aborted) ctx.log.warn({ err: error, companyId: job.companyId }, 'a heartbeat failed');
    }
  }
}
