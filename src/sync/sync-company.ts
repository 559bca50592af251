/** One company from claim to report: choose a connection with the right, list, take what is pending. Knows the order; knows no HTTP, no SQL text. */
import { AnafError } from '../anaf/errors.ts';
import { findSyncedCompany } from '../db/companies/synced-company.ts';
import { countUntaken } from '../db/messages/message.ts';
import {
  beginListing,
  type CompanyOutcome,
  endListing,
  type ListingProblem,
} from '../db/runs/company-job.ts';
import type { CompanyJob } from '../db/runs/company-lease.ts';
import { type BegunWork, beginWork } from './company-work.ts';
import type { SyncCtx } from './context.ts';
import { listWithRight } from './list-with-right.ts';
import { projectManifest } from './project-manifest.ts';
import { describe, outcomeOf, unproven } from './report.ts';
import { takeWithRight } from './take-with-right.ts';

/** A few minutes of ANAF's budget: then other companies are served, and one with 100,000 messages goes on after them. */
const batchesInASlice = 3;

/**
 * What ANAF, the archive or a document did becomes the outcome and is never thrown.
 * @param unwanted called when no run waits for the job any more: aborts `signal`
 * @returns `more` when its slice of time is over and messages are left
 * @throws when the signal aborts, the lease was lost or the database is gone
 */
export async function syncCompany(
  ctx: SyncCtx,
  job: CompanyJob,
  signal: AbortSignal,
  unwanted?: () => void,
): Promise<CompanyOutcome | 'more'> {
  const { db, clock } = ctx;
  const company = await findSyncedCompany(db, job.companyId);
  if (!company || company.removed)
    return { state: 'failed', code: 'company_removed', detail: 'The company was removed.' };

  const work = beginWork(ctx, company, signal, { claim: job.claim, unwanted });
  const { byPerson, whole, since, listingEnded } = await beginListing(db, job, clock.now());
  const { problem: listingProblem, connectionId }: EndedList = listingEnded ?? (await list(work, job, whole));
  // What a full disk or a crash kept out of the manifest is caught up, and one that was moved aside is written again,
  // also where nothing new has come.
  await projectManifest(ctx, company.id);
  // Also after a listing that failed: messages that are known already can still be downloaded.
  const wanted = { since, all: byPerson, mostBatches: batchesInASlice };
  // In a later slice the one that listed is the best that there is.
  const taken = listingEnded || connectionId ? await takeWithRight(work, wanted, connectionId) : undefined;
  if (!taken) return outcomeOf({ listingProblem, stoppedBy: undefined, untaken: 0 });
  const { done, stoppedBy } = taken;
  if (stoppedBy === undefined && !done) return 'more';
  if (stoppedBy !== undefined) logFailure(work, stoppedBy);
  return outcomeOf({ listingProblem, stoppedBy, untaken: await countUntaken(db, company.id, since) });
}

interface EndedList {
  problem: ListingProblem | null;
  connectionId?: string | undefined;
}

async function list(work: BegunWork, job: CompanyJob, whole: boolean): Promise<EndedList> {
  const { ctx } = work;
  const { connectionId, listing, error } = await listWithRight(work, whole);
  if (error !== undefined) logFailure(work, error);
  const problem = error !== undefined ? describe(error) : listing?.proven ? null : unproven;
  await endListing(ctx.db, job, problem, ctx.clock.now());
  return { problem, connectionId };
}

/** Unexpected errors and unknown ANAF notes are logged as errors, everything else as a warning. */
function logFailure({ ctx, company }: BegunWork, error: unknown): void {
  const level = error instanceof AnafError && error.code !== 'unknown_note' ? 'warn' : 'error';
  ctx.log[level]({ err: error, companyId: company.id }, 'a company could not be synced whole');
}
