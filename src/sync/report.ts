/** What a company's job came to, in a state, a code and a sentence. Pure. */
import { AnafError } from '../anaf/errors.ts';
import { ArchiveError } from '../archive/archive.ts';
import type { ListingProblem } from '../db/runs/claim-company.ts';
import type { CompanyOutcome } from '../db/runs/company-job.ts';
import { ReconnectNeeded } from './refresh-token.ts';
import { ScopeClosed } from './scope-closed.ts';

export interface JobReport {
  /** What kept the listing from being complete; null when it was. */
  listingProblem: ListingProblem | null;
  /** What ended the taking early. */
  stoppedBy: unknown;
  /** Messages that were tried, or put off, and are pending still. */
  untaken: number;
}

export function outcomeOf({ listingProblem, stoppedBy, untaken }: JobReport): CompanyOutcome {
  if (listingProblem) return { state: 'failed', ...listingProblem };
  if (stoppedBy !== undefined) return { state: 'partial', ...describe(stoppedBy) };
  if (untaken > 0)
    return {
      state: 'partial',
      code: 'messages_failed',
      detail: `${untaken} messages stay pending and are tried again.`,
    };
  return { state: 'succeeded', code: null, detail: null };
}

export const unproven: ListingProblem = {
  code: 'listing_unproven',
  detail:
    "The listing never added up to ANAF's own total; its messages were taken, and it is listed again in the next run.",
};

export function describe(error: unknown): ListingProblem {
  if (error instanceof ScopeClosed)
    return {
      code: error.code,
      detail: `No calls before ${error.until.toISOString()}: ANAF's limit, or ANAF does not answer.`,
    };
  if (error instanceof ReconnectNeeded)
    return {
      code: 'no_valid_anaf_token',
      detail: 'No connection to ANAF is valid: connect again with the certificate.',
    };
  if (error instanceof NoConnection) return { code: error.code, detail: error.message };
  if (error instanceof AnafError) return { code: error.code, detail: error.words ?? error.message };
  if (error instanceof ArchiveError)
    return {
      code: `archive_${error.code}`,
      detail: 'The archive cannot take more bytes: see the disk. Nothing is lost; messages wait.',
    };
  return { code: 'internal', detail: 'Something went wrong; the log has it whole.' };
}

/** There is no certificate to ask ANAF with, or none that may. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection';
  readonly code: 'no_valid_anaf_token' | 'access_denied';

  constructor(code: NoConnection['code'], detail: string) {
    super(detail);
    this.code = code;
  }
}
