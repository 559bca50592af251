/** Keeps a company's lease alive while its job is worked on, and stops the work when the lease or the wish for it is lost. */
import { type CompanyJob, renewLease } from '../db/runs/company-lease.ts';
import type { SyncCtx } from '../sync/context.ts';

/** A lease lasts for three of them. */
const heartbeatMs = 10_000;

/** @param work gets a signal that aborts when `signal` does or the lease is lost */
export async function holdLease<T>(
  ctx: SyncCtx,
  job: CompanyJob,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const lost = new AbortController();
  const heart = beat(ctx, job, done.signal, lost);
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    done.abort();
    await heart;
  }
}

async function beat(ctx: SyncCtx, job: CompanyJob, done: AbortSignal, lost: AbortController): Promise<void> {
  while (!done.aborted) {
    try {
      await ctx.clock.sleep(heartbeatMs, done);
      // Another worker may have the company after a long pause of ours, or nobody may want it any more after a cancel.
      if (!(await renewLease(ctx.db, job, ctx.clock.now()))) return lost.abort();
    } catch (error) {
      if (!done.aborted) ctx.log.warn({ err: error, companyId: job.companyId }, 'a heartbeat failed');
    }
  }
}
