/**
 * Serves the companies that wait, the fairest first, until none does. May run anywhere and any number of times at once:
 * a company's lease is held by one worker, and what a dead one left is listed again and only what is missing is taken.
 */

import { isConnectionLost } from '../db/connection-lost.ts';
import { finishCompany } from '../db/runs/company-job.ts';
import { type CompanyJob, claimCompany, giveBack, leaseMs } from '../db/runs/company-lease.ts';
import type { SyncCtx } from '../sync/context.ts';
import { syncCompany } from '../sync/sync-company.ts';
import { holdLease } from './hold-lease.ts';

const retryAfterMs = 1_000;

export async function serveCompanies(ctx: SyncCtx, worker: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await claimCompany(ctx.db, worker, ctx.clock.now());
    if (!job) return;
    await serveCompany(ctx, job, signal);
  }
}

async function serveCompany(ctx: SyncCtx, job: CompanyJob, signal: AbortSignal): Promise<void> {
  try {
    const outcome = await holdLease(ctx, job, signal, (held, stop) => syncCompany(ctx, job, held, stop));
    if (outcome === 'more') await giveBack(ctx.db, job, ctx.clock.now());
    else await finishCompany(ctx.db, job, outcome, ctx.clock.now());
  } catch (error) {
    if ((error as Error).name !== 'AbortError')
      ctx.log.error({ err: error, companyId: job.companyId }, 'a company goes back to the queue');
    await giveBackWhenPossible(ctx, job, signal);
  }
}

/** A database that died is often back in a second or two. Beyond half a lease the company might be another's already. */
async function giveBackWhenPossible(ctx: SyncCtx, job: CompanyJob, signal: AbortSignal): Promise<void> {
  const { db, clock } = ctx;
  const deadline = clock.now().getTime() + leaseMs / 2;
  for (;;) {
    try {
      return await giveBack(db, job);
    } catch (error) {
      if (!isConnectionLost(error) || signal.aborted || clock.now().getTime() > deadline) throw error;
      await clock.sleep(retryAfterMs, signal);
    }
  }
}
