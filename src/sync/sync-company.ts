/** One company from claim to report: choose a connection with the right, list, take what is pending. Knows the order; knows no HTTP, no SQL text. */
import { AnafError } from '../anaf/errors.ts';
import { listUsableConnections } from '../db/companies/company-connection.ts';
import { findSyncedCompany, type SyncedCompany } from '../db/companies/company-ledger.ts';
import { countUntaken } from '../db/messages/message.ts';
import { beginListing, type CompanyOutcome, endListing } from '../db/runs/company-job.ts';
import type { CompanyJob } from '../db/runs/company-lease.ts';
import type { SyncCtx } from './context.ts';
import { listWithRight } from './list-with-right.ts';
import { projectManifest } from './project-manifest.ts';
import { describe, outcomeOf, unproven } from './report.ts';
import { takePending } from './take-pending.ts';

/** A few minutes of ANAF's budget: then others have a turn, and a company with 100,000 messages goes on after them. */
const batchesInATurn = 3;

/**
 * Never throws over what ANAF, the archive or a document did: that is its outcome. An aborted signal and a dead
 * database are thrown.
 * @returns `more` when its turn is over and messages are left
 */
export async function syncCompany(
  ctx: SyncCtx,
  job: CompanyJob,
  signal: AbortSignal,
): Promise<CompanyOutcome | 'more'> {
  const { db, clock } = ctx;
  const company = await findSyncedCompany(db, job.companyId);
  if (!company || company.removed)
    return { state: 'failed', code: 'company_removed', detail: 'The company was removed.' };

  const { byPerson, whole, since, listingEnded } = await beginListing(db, job, clock.now());
  const { problem: listingProblem, connectionId } = listingEnded
    ? { ...listingEnded, connectionId: await grantedConnection(ctx, company) }
    : await list(ctx, company, whole, signal);
  // What a full disk or a crash kept out of the manifest is caught up at night, also where nothing new has come.
  if (whole) await projectManifest(ctx, company.id);
  if (connectionId === undefined) return outcomeOf({ listingProblem, stoppedBy: undefined, untaken: 0 });

  // Also after a listing that failed: what is known already may be had all the same.
  const wanted = { since, all: byPerson, mostBatches: batchesInATurn };
  const { done, stoppedBy } = await takePending(ctx, company, connectionId, wanted, signal);
  if (stoppedBy === undefined && !done) return 'more';
  if (stoppedBy !== undefined) note(ctx, company, stoppedBy);
  return outcomeOf({ listingProblem, stoppedBy, untaken: await countUntaken(db, company.id, since) });
}

async function list(ctx: SyncCtx, company: SyncedCompany, whole: boolean, signal: AbortSignal) {
  const { connectionId, listing, error } = await listWithRight(ctx, company, whole, signal);
  if (error !== undefined) note(ctx, company, error);
  const problem = error !== undefined ? describe(error) : listing?.proven ? null : unproven;
  await endListing(ctx.db, company.id, problem, ctx.clock.now());
  return { problem, connectionId };
}

/** In a later turn: the one that listed. */
async function grantedConnection(ctx: SyncCtx, company: SyncedCompany): Promise<string | undefined> {
  const [best] = await listUsableConnections(ctx.db, company.organisationId, company.id, ctx.clock.now());
  return best;
}

/** What nobody foresaw is for whoever reads the log; what ANAF said that is new as well. */
function note(ctx: SyncCtx, company: SyncedCompany, error: unknown): void {
  const level = error instanceof AnafError && error.code !== 'unknown_note' ? 'warn' : 'error';
  ctx.log[level]({ err: error, companyId: company.id }, 'a company could not be synced whole');
}
