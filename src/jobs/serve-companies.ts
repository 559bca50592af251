/**
 * Serves the companies that wait, the fairest first, until none does. May run anywhere and any number of times at once:
 * a company's lease is held by one worker, and what a dead one left is listed again and only what is missing is taken.
 */

import { isConnectionLost } from '../db/connection-lost.ts';
import { finishCompany } from '../db/runs/company-job.ts';
import { type CompanyJob, claimCompany, giveBack, leaseMs } from '../db/runs/company-lease.ts';
import type { SyncParts } from '../sync/parts.ts';
import { syncCompany } from '../sync/sync-company.ts';
import { holdLease } from './hold-lease.ts';

const retryAfterMs = 1_000;

export async function serveCompanies(parts: SyncParts, worker: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const job = await claimCompany(parts.db, worker, parts.clock.now());
    if (!job) return;
    await serveCompany(parts, job, signal);
  }
}

async function serveCompany(parts: SyncParts, job: CompanyJob, signal: AbortSignal): Promise<void> {
  try {
    const outcome = await holdLease(parts, job, signal, (held) => syncCompany(parts, job, held));
    if (outcome === 'more') await giveBack(parts.db, job, parts.clock.now());
    else await finishCompany(parts.db, job, outcome, parts.clock.now());
  } catch (error) {
    if ((error as Error).name !== 'AbortError')
      parts.log.error({ err: error, companyId: job.companyId }, 'a company goes back to the queue');
    await giveBackWhenPossible(parts, job, signal);
  }
}

/** A database that died is often back in a second or two. Beyond half a lease the company might be another's already. */
async function giveBackWhenPossible(parts: SyncParts, job: CompanyJob, signal: AbortSignal): Promise<void> {
  const { db, clock } = parts;
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
