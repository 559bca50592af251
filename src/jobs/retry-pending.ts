/** Tries known messages again when they are due, on every plan and without a listing. May run twice: a company is leased, and a message is taken once. */

import { inLogContext } from '../core/log-context.ts';
import { inSpan } from '../core/tracing.ts';
import { findSyncedCompany } from '../db/companies/synced-company.ts';
import { claimForRetry } from '../db/runs/claim-company.ts';
import { type CompanyJob, giveBack } from '../db/runs/company-lease.ts';
import { beginWork } from '../sync/company-work.ts';
import type { SyncCtx } from '../sync/context.ts';
import { takeWithRight } from '../sync/take-with-right.ts';
import { holdLease } from './hold-lease.ts';

/** @param asked only what people asked for one by one, which does not wait for the rest */
export async function retryPending(
  ctx: SyncCtx,
  worker: string,
  signal: AbortSignal,
  asked = false,
): Promise<void> {
  const since = ctx.clock.now();
  const served: string[] = [];
  while (!signal.aborted) {
    const job = await claimForRetry(ctx.db, worker, { served, asked, now: ctx.clock.now() });
    if (!job) return;
    served.push(job.companyId);
    try {
      await inLogContext({ companyId: job.companyId }, () =>
        inSpan(ctx.tracer, { name: 'retry company' }, () =>
          holdLease(ctx, job, signal, (held) => retryCompany(ctx, job, { since, asked }, held)),
        ),
      );
    } finally {
      await giveBack(ctx.db, job);
    }
  }
}

async function retryCompany(
  ctx: SyncCtx,
  job: CompanyJob,
  { since, asked }: { since: Date; asked: boolean },
  signal: AbortSignal,
): Promise<void> {
  const company = await findSyncedCompany(ctx.db, job.companyId);
  if (!company) return;
  // One batch, so that a run which waits for the company gets it soon.
  const work = beginWork(ctx, company, signal, { claim: job.claim });
  const taken = await takeWithRight(work, { since, all: false, asked, mostBatches: 1 });
  if (taken?.stoppedBy !== undefined) ctx.log.warn({ err: taken.stoppedBy }, 'retries stopped early');
}
