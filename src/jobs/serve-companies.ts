/**
 * Serves the companies that wait, the fairest first, until none does. May run anywhere and any number of times at once:
 * a company's lease is held by one worker, and what a dead one left is listed again and only what is missing is taken.
 */

import { inLogContext } from '../core/log-context.ts';
import { inSpan } from '../core/tracing.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { type ClaimedJob, claimCompany } from '../db/runs/claim-company.ts';
import { finishCompany, finishCompanyAfter } from '../db/runs/company-job.ts';
import { giveBack, leaseMs } from '../db/runs/company-lease.ts';
import { listRunsEndedAt } from '../db/runs/ended-runs.ts';
import type { SyncCtx } from '../sync/context.ts';
import { type Synced, syncCompany } from '../sync/sync-company.ts';
import { holdLease } from './hold-lease.ts';

const retryAfterMs = 1_000;

export async function serveCompanies(ctx: SyncCtx, worker: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !ctx.clockDiffers?.()) {
    const job = await claimNext(ctx, worker);
    if (!job) return;
    const { companyId, runIds } = job;
    await inLogContext({ companyId, runIds }, () =>
      inSpan(ctx.tracer, { name: 'sync company', runIds }, () => serveCompany(ctx, job, signal)),
    );
  }
}

async function claimNext(ctx: SyncCtx, worker: string): Promise<ClaimedJob | undefined> {
  let job: ClaimedJob | undefined;
  await ctx.claims(async () => {
    job = await claimCompany(ctx.db, worker, ctx.clock.now());
  });
  return job;
}

async function serveCompany(ctx: SyncCtx, job: ClaimedJob, signal: AbortSignal): Promise<void> {
  try {
    const synced = await holdLease(ctx, job, signal, (held, stop) => syncCompany(ctx, job, held, stop));
    if (synced === 'more') await giveBack(ctx.db, job, ctx.clock.now());
    else if (synced === 'again' || !(await finish(ctx, job, synced))) await giveBack(ctx.db, job);
  } catch (error) {
    if ((error as Error).name !== 'AbortError')
      ctx.log.error({ err: error }, 'a company goes back to the queue');
    await giveBackWhenPossible(ctx, job, signal);
  }
}

/** @returns false when the listing is to be read again, as after `again` */
async function finish(
  { db, clock, tracer }: SyncCtx,
  job: ClaimedJob,
  { outcome, unchanged }: Synced,
): Promise<boolean> {
  const now = clock.now();
  if (!unchanged) await finishCompany(db, job, outcome, now);
  else if (!(await finishCompanyAfter(db, job, { first: unchanged, outcome }, now))) return false;
  if (tracer) for (const run of await listRunsEndedAt(db, job.runIds, now)) tracer.recordRun(run);
  return true;
}

/** A database that died is often back in a second or two. Beyond half a lease the company might be another's already. */
async function giveBackWhenPossible(ctx: SyncCtx, job: ClaimedJob, signal: AbortSignal): Promise<void> {
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
