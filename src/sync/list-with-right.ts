/** Lists a company with the first certificate for which ANAF answers; each refusal of a right is recorded. What a certificate that ended could read is no lost right. */
import { AnafError } from '../anaf/errors.ts';
import { denyAccess, grantAccess, hasDeadConnection } from '../db/companies/company-access.ts';
import type { CompanyToSync } from '../db/companies/company-to-sync.ts';
import { inTransaction } from '../db/connection.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import type { BegunWork } from './company-work.ts';
import { isConnectionsFault } from './connections-fault.ts';
import { type ListedLast, type Listing, listCompany } from './list-company.ts';
import { NoConnection } from './report.ts';

export interface Listed {
  /** The one for which ANAF answered; undefined if ANAF answered for no connection: then nothing more can be asked for this company. */
  connectionId: string | undefined;
  listing: Listing | undefined;
  /** Why the listing did not come to its end. */
  error: unknown;
}

/** @throws when the signal aborts or the database is gone; what ANAF did is in the answer */
export async function listWithRight(
  work: BegunWork,
  whole: boolean,
  { connections, ...last }: Pick<CompanyToSync, 'connections'> & ListedLast,
): Promise<Listed> {
  const { ctx, signal } = work;
  const { db, clock } = ctx;
  let { company } = work;
  let refusal: NoConnection | undefined;
  let trouble: unknown;
  for (const connectionId of connections) {
    try {
      const listing = await listCompany({ ...work, company, connectionId, others: [] }, whole, last);
      // An unchanged listing is recorded with its right.
      if (listing.unchanged) return { connectionId, listing, error: undefined };
      await inTransaction(db, (tx) => grantAccess(tx, company.id, connectionId, clock.now()));
      return { connectionId, listing, error: undefined };
    } catch (error) {
      signal.throwIfAborted();
      if (isConnectionLost(error)) throw error;
      if (isRightsRefusal(error)) {
        const { words, denied } = await recordDenied(work, connectionId, error);
        refusal = new NoConnection('access_denied', words);
        // What the next certificate lists gives the right back, which an unchanged listing does not do.
        if (denied) company = { ...company, access: 'denied' };
      } else if (isConnectionsFault(error)) trouble ??= error;
      else return { connectionId, listing: undefined, error };
    }
  }
  const none = new NoConnection(
    'no_valid_anaf_token',
    'There is no valid connection to ANAF: connect with the certificate.',
  );
  if (trouble === undefined && refusal && !(await hasDeadConnection(db, company.id, clock.now())))
    return { connectionId: undefined, listing: undefined, error: refusal };
  // A certificate that may read it is what fails: the client's right is not the cause.
  return { connectionId: undefined, listing: undefined, error: trouble ?? none };
}

async function recordDenied(
  { ctx, company }: BegunWork,
  connectionId: string,
  error: AnafError,
): Promise<{ words: string; denied: boolean }> {
  const words = error.words ?? error.message;
  const refused = { companyId: company.id, connectionId, words, now: ctx.clock.now() };
  const denied = await inTransaction(ctx.db, (tx) => denyAccess(tx, refused));
  ctx.log.warn({ companyId: company.id, code: error.code }, 'ANAF refuses this certificate for this company');
  return { words, denied };
}

function isRightsRefusal(error: unknown): error is AnafError {
  return error instanceof AnafError && (error.code === 'rights_cif' || error.code === 'rights_certificate');
}
