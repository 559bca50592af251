/** One company from claim to report: choose a connection with the right, list, take what is pending. Knows the order; knows no HTTP, no SQL text. */
import { AnafError } from '../anaf/errors.ts';
import { type CompanyToSync, findCompanyToSync } from '../db/companies/company-to-sync.ts';
import { recordUnchangedListing } from '../db/completeness/unchanged-listing.ts';
import { type Db, inTransaction } from '../db/connection.ts';
import { countUntaken } from '../db/messages/message.ts';
import type { ClaimedJob, ListingProblem } from '../db/runs/claim-company.ts';
import { addProgress, type CompanyOutcome, endListing, markListingEnded } from '../db/runs/company-job.ts';
import { announceProgress } from '../db/runs/run-event.ts';
import { type BegunWork, beginWork } from './company-work.ts';
import type { SyncCtx } from './context.ts';
import type { Listing } from './list-company.ts';
import { listWithRight } from './list-with-right.ts';
import { isManifestAtHead, projectManifest } from './project-manifest.ts';
import { describe, outcomeOf, unproven } from './report.ts';
import { takeWithRight } from './take-with-right.ts';

/** A few minutes of ANAF's budget: then other companies are served, and one with 100,000 messages goes on after them. */
const batchesInASlice = 3;

export interface Synced {
  outcome: CompanyOutcome;
  /** To be recorded in the transaction that ends the job: false undoes it, and the job goes back to the queue. */
  unchanged?: (tx: Db) => Promise<boolean>;
}

/**
 * What ANAF, the archive or a document did becomes the outcome and is never thrown.
 * @param unwanted called when no run waits for the job any more: aborts `signal`
 * @returns `more` when its slice of time is over and messages are left; `again` when the listing that it was compared with
 * was replaced meanwhile, as by the night's comparison of the lists: it is to be listed again
 * @throws when the signal aborts, the lease was lost or the database is gone
 */
export async function syncCompany(
  ctx: SyncCtx,
  job: ClaimedJob,
  signal: AbortSignal,
  unwanted?: () => void,
): Promise<Synced | 'more' | 'again'> {
  const { db, clock } = ctx;
  const company = await findCompanyToSync(db, job, clock.now());
  if (!company || company.removed)
    return {
      outcome: { state: 'failed', code: 'company_removed', detail: 'The company was removed.' },
    };

  const work = beginWork(ctx, company, signal, { claim: job.claim, unwanted });
  const { byPerson, whole, since, listingEnded } = job.wishes;
  const ended: EndedList = listingEnded ?? (await list(work, job, { before: company, whole }));
  const { unchanged, connectionId, problem: listingProblem } = ended;
  // What a full disk or a crash kept out of the manifest is caught up, and one that was moved aside is written again,
  // also where nothing new has come.
  const caughtUp = await isManifestAtHead(ctx, company);
  if (unchanged && company.pending === 0 && caughtUp)
    return {
      outcome: { state: 'succeeded', code: null, detail: null, listed: unchanged.distinct },
      unchanged: (tx) =>
        recordUnchangedListing(tx, { ...unchanged, claim: job.claim, synced: true }, clock.now()),
    };
  if (unchanged && !(await recordUnchanged(work, job, unchanged))) return 'again';
  if (!caughtUp) await projectManifest(ctx, company.id);
  // Also after a listing that failed: messages that are known already can still be downloaded.
  const wanted = { since, all: byPerson, mostBatches: batchesInASlice };
  // In a later slice the one that listed is the best that there is.
  const taken = listingEnded || connectionId ? await takeWithRight(work, wanted, connectionId) : undefined;
  if (!taken) return { outcome: outcomeOf({ listingProblem, stoppedBy: undefined, untaken: 0 }) };
  const { done, stoppedBy } = taken;
  if (stoppedBy === undefined && !done) return 'more';
  if (stoppedBy !== undefined) logFailure(work, stoppedBy);
  const untaken = await countUntaken(db, company.id, since);
  return { outcome: outcomeOf({ listingProblem, stoppedBy, untaken }) };
}

interface EndedList {
  problem: ListingProblem | null;
  connectionId?: string | undefined;
  /** Still to be recorded. */
  unchanged?: Listing['unchanged'];
}

async function list(
  work: BegunWork,
  job: ClaimedJob,
  { before, whole }: { before: CompanyToSync; whole: boolean },
): Promise<EndedList> {
  const { ctx } = work;
  const { connectionId, listing, error } = await listWithRight(work, whole, before);
  if (listing?.unchanged) return { problem: null, connectionId, unchanged: listing.unchanged };
  if (error !== undefined) logFailure(work, error);
  const problem = error !== undefined ? describe(error) : listing?.proven ? null : unproven;
  await endListing(ctx.db, job, problem, ctx.clock.now());
  return { problem, connectionId };
}

/**
 * Before the messages that are pending are taken.
 * @returns false when nothing was recorded: the lease was lost, or the last listing is another one by now
 */
async function recordUnchanged(
  { ctx, company }: BegunWork,
  job: ClaimedJob,
  listing: NonNullable<Listing['unchanged']>,
): Promise<boolean> {
  const now = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const recorded = await recordUnchangedListing(tx, { ...listing, claim: job.claim, synced: false }, now);
    if (!recorded) return false;
    await addProgress(tx, job, { listed: listing.distinct });
    await markListingEnded(tx, job, null, now);
    await announceProgress(tx, company, now);
    return true;
  });
}

/** Unexpected errors and unknown ANAF notes are logged as errors, everything else as a warning. */
function logFailure({ ctx, company }: BegunWork, error: unknown): void {
  const level = error instanceof AnafError && error.code !== 'unknown_note' ? 'warn' : 'error';
  ctx.log[level]({ err: error, companyId: company.id }, 'a company could not be synced whole');
}
