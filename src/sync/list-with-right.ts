/** Lists a company with the first certificate that ANAF lets in; each refusal is remembered. */
import { AnafError } from '../anaf/errors.ts';
import { listUsableConnections } from '../db/companies/company-connection.ts';
import { denyAccess, grantAccess, type SyncedCompany } from '../db/companies/company-ledger.ts';
import { inTransaction } from '../db/connection.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { ReconnectNeeded } from './access-token.ts';
import type { SyncCtx } from './context.ts';
import { type Listing, listCompany } from './list-company.ts';
import { NoConnection } from './report.ts';

export interface Listed {
  /** The one that may; undefined when none does, and nothing more can be asked of ANAF for this company. */
  connectionId: string | undefined;
  listing: Listing | undefined;
  /** Why the listing did not come to its end. */
  error: unknown;
}

/** @throws when the signal aborts or the database is gone; whatever ANAF did is in the answer */
export async function listWithRight(
  ctx: SyncCtx,
  company: SyncedCompany,
  whole: boolean,
  signal: AbortSignal,
): Promise<Listed> {
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
      const listing = await listCompany(ctx, company, connectionId, whole, signal);
      await inTransaction(db, (tx) => grantAccess(tx, company.id, connectionId, clock.now()));
      return { connectionId, listing, error: undefined };
    } catch (error) {
      signal.throwIfAborted();
      if (isConnectionLost(error)) throw error;
      if (error instanceof ReconnectNeeded) reconnect = error;
      else if (isRightsRefusal(error)) refusal = await deny(ctx, company, connectionId, error);
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

async function deny(
  ctx: SyncCtx,
  company: SyncedCompany,
  connectionId: string,
  error: AnafError,
): Promise<string> {
  const words = error.words ?? error.message;
  const denied = { companyId: company.id, connectionId, words, now: ctx.clock.now() };
  await inTransaction(ctx.db, (tx) => denyAccess(tx, denied));
  ctx.log.warn({ companyId: company.id, code: error.code }, 'ANAF refuses this certificate for this company');
  return words;
}

function isRightsRefusal(error: unknown): error is AnafError {
  return error instanceof AnafError && (error.code === 'rights_cif' || error.code === 'rights_certificate');
}
