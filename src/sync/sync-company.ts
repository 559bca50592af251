/** One company from claim to report: choose a connection with the right, list, take what is pending. Knows the order; knows no HTTP, no SQL text. */
import { AnafError } from '../anaf/errors.ts';
import { listUsableConnections } from '../db/company-connection.ts';
import { beginListing, type CompanyJob, type CompanyOutcome } from '../db/company-lease.ts';
import { denyAccess, findSyncedCompany, grantAccess, type SyncedCompany } from '../db/company-ledger.ts';
import { ReconnectNeeded } from './access-token.ts';
import { type Listing, listCompany } from './list-company.ts';
import type { SyncParts } from './parts.ts';
import { type JobReport, NoConnection, outcomeOf } from './report.ts';
import { takePending } from './take-pending.ts';

/** Never throws over what ANAF, the archive or a document did: that is its outcome. An aborted signal and a dead database are thrown. */
export async function syncCompany(
  parts: SyncParts,
  job: CompanyJob,
  signal: AbortSignal,
): Promise<CompanyOutcome> {
  const company = await findSyncedCompany(parts.db, job.companyId);
  if (!company || company.removed)
    return { state: 'failed', code: 'company_removed', detail: 'The company was removed.' };

  const startedAt = parts.clock.now();
  const { byPerson, whole } = await beginListing(parts.db, job, startedAt);
  const report: JobReport = { listing: undefined, stoppedBy: undefined, failed: 0, postponed: 0 };
  try {
    const { connectionId, listing, listingError } = await listWithRight(parts, company, whole, signal);
    report.listing = listing;
    report.stoppedBy = listingError;
    // Also after a listing that failed: what is known already may be had all the same.
    const taken = await takePending(
      parts,
      company,
      connectionId,
      { since: startedAt, all: byPerson },
      signal,
    );
    report.failed = taken.failed;
    report.postponed = taken.postponed;
    report.stoppedBy ??= taken.stoppedBy;
  } catch (error) {
    signal.throwIfAborted();
    report.stoppedBy = error;
  }
  noteUnknown(parts, company, report.stoppedBy);
  return outcomeOf(report);
}

interface Listed {
  connectionId: string;
  listing: Listing | undefined;
  listingError: unknown;
}

/** The first connection that ANAF lets in, granted ones first; each refusal is remembered. */
async function listWithRight(
  parts: SyncParts,
  company: SyncedCompany,
  whole: boolean,
  signal: AbortSignal,
): Promise<Listed> {
  const connections = await listUsableConnections(
    parts.db,
    company.organisationId,
    company.id,
    parts.clock.now(),
  );
  let refusal: string | undefined;
  let reconnect: ReconnectNeeded | undefined;
  for (const connectionId of connections) {
    try {
      const listing = await listCompany(parts, company, connectionId, whole, signal);
      await grantAccess(parts.db, company.id, connectionId, parts.clock.now());
      return { connectionId, listing, listingError: undefined };
    } catch (error) {
      if (error instanceof ReconnectNeeded) reconnect = error;
      else if (isRightsRefusal(error)) refusal = await deny(parts, company, connectionId, error);
      else {
        signal.throwIfAborted();
        return { connectionId, listing: undefined, listingError: error };
      }
    }
  }
  if (refusal !== undefined) throw new NoConnection('access_denied', refusal);
  throw (
    reconnect ??
    new NoConnection(
      'no_valid_anaf_token',
      'There is no valid connection to ANAF: connect with the certificate.',
    )
  );
}

async function deny(
  parts: SyncParts,
  company: SyncedCompany,
  connectionId: string,
  error: AnafError,
): Promise<string> {
  const words = error.words ?? error.message;
  await denyAccess(parts.db, { companyId: company.id, connectionId, words, now: parts.clock.now() });
  parts.log.warn(
    { companyId: company.id, code: error.code },
    'ANAF refuses this certificate for this company',
  );
  return words;
}

function isRightsRefusal(error: unknown): error is AnafError {
  return error instanceof AnafError && (error.code === 'rights_cif' || error.code === 'rights_certificate');
}

/** What nobody foresaw is for whoever reads the log; what ANAF said that is new as well. */
function noteUnknown(parts: SyncParts, company: SyncedCompany, error: unknown): void {
  if (error === undefined) return;
  const level = error instanceof AnafError && error.code !== 'unknown_note' ? 'warn' : 'error';
  parts.log[level]({ err: error, companyId: company.id }, 'a company could not be synced whole');
}
