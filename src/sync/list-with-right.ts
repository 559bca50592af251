/** Lists a company with the first certificate to which ANAF gives access; each refusal is recorded. */
import { AnafError } from '../anaf/errors.ts';
import { denyAccess, grantAccess, listUsableConnections } from '../db/companies/company-access.ts';
import { inTransaction } from '../db/connection.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { ReconnectNeeded } from './access-token.ts';
import type { BegunWork, CompanyWork } from './company-work.ts';
import { type Listing, listCompany } from './list-company.ts';
import { NoConnection } from './report.ts';

export interface Listed {
  /** The one that ANAF accepted; undefined when it accepted none, and nothing more can be asked for this company. */
  connectionId: string | undefined;
  listing: Listing | undefined;
  /** Why the listing did not come to its end. */
  error: unknown;
}

/** @throws when the signal aborts or the database is gone; what ANAF did is in the answer */
export async function listWithRight(work: BegunWork, whole: boolean): Promise<Listed> {
  const { ctx, company, signal } = work;
  const { db, clock } = ctx;
  let refusal: string | undefined;
  let reconnect: ReconnectNeeded | undefined;
  for (const connectionId of await listUsableConnections(
    db,
    company.organisationId,
    company.id,
    clock.now(),
  )) {
    try {
      const listing = await listCompany({ ...work, connectionId }, whole);
      await inTransaction(db, (tx) => grantAccess(tx, company.id, connectionId, clock.now()));
      return { connectionId, listing, error: undefined };
    } catch (error) {
      signal.throwIfAborted();
      if (isConnectionLost(error)) throw error;
      if (error instanceof ReconnectNeeded) reconnect = error;
      else if (isRightsRefusal(error)) refusal = await recordDenied({ ...work, connectionId }, error);
      else return { connectionId, listing: undefined, error };
    }
  }
  return { connectionId: undefined, listing: undefined, error: noneMay(refusal, reconnect) };
}

function noneMay(refusal: string | undefined, reconnect: ReconnectNeeded | undefined): Error {
  if (refusal !== undefined) return new NoConnection('access_denied', refusal);
  return (
    reconnect ??
    new NoConnection(
      'no_valid_anaf_token',
      'There is no valid connection to ANAF: connect with the certificate.',
    )
  );
}

async function recordDenied({ ctx, company, connectionId }: CompanyWork, error: AnafError): Promise<string> {
  const words = error.words ?? error.message;
  const denied = { companyId: company.id, connectionId, words, now: ctx.clock.now() };
  await inTransaction(ctx.db, (tx) => denyAccess(tx, denied));
  ctx.log.warn({ companyId: company.id, code: error.code }, 'ANAF refuses this certificate for this company');
  return words;
}

function isRightsRefusal(error: unknown): error is AnafError {
  return error instanceof AnafError && (error.code === 'rights_cif' || error.code === 'rights_certificate');
}
