/** Asks whether a certificate may read a company, by one short listing, because ANAF's token does not say it; the verdict is recorded. */
import { probeRights } from '../anaf/list-messages.ts';
import { companyKey } from '../db/budget/budget-use.ts';
import { denyAccess, grantAccess } from '../db/companies/company-access.ts';
import { findSyncedCompany } from '../db/companies/synced-company.ts';
import { inTransaction } from '../db/connection.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import type { SyncCtx } from './context.ts';
import { correctClock, uncorrected } from './correct-clock.ts';

export interface Verdict {
  valid: boolean;
  /** ANAF's own words. */
  errors: string[];
}

/** @throws ScopeClosed, ReconnectNeeded, AnafError when ANAF gave no verdict; then nothing is recorded */
export async function probeCompany(ctx: SyncCtx, companyId: string, connectionId: string): Promise<Verdict> {
  const company = await findSyncedCompany(ctx.db, companyId);
  if (!company) return { valid: false, errors: ['The company was removed.'] };
  const correction = uncorrected();
  const ask = () =>
    callAnaf(
      ctx,
      { organisationId: company.organisationId, cif: company.cif, connectionId },
      { scope: 'probe', key: companyKey(company.organisationId, company.cif), limit: dailyLimits.probe },
      (accessToken) => probeRights(ctx.anaf, { accessToken, cif: company.cif, skewMs: correction.skewMs }),
    );
  const rights = await ask().catch((error) => {
    if (!correctClock(ctx, correction, error)) throw error;
    return ask();
  });
  const now = ctx.clock.now();
  if (rights.kind === 'granted') {
    await inTransaction(ctx.db, (tx) => grantAccess(tx, companyId, connectionId, now));
    return { valid: true, errors: [] };
  }
  const words = rights.words ?? 'ANAF refuses this certificate for this company.';
  await inTransaction(ctx.db, (tx) => denyAccess(tx, { companyId, connectionId, words, now }));
  return { valid: false, errors: [words] };
}
