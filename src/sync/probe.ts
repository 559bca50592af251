/** May this certificate read this company? One short listing says so, because ANAF's token does not; the verdict is recorded. */
import { probeRights } from '../anaf/list-messages.ts';
import { denyAccess, findSyncedCompany, grantAccess } from '../db/companies/company-ledger.ts';
import { inTransaction } from '../db/connection.ts';
import { dailyLimits } from './budget.ts';
import { callAnaf } from './call-anaf.ts';
import { correctClock } from './correct-clock.ts';
import type { SyncParts } from './parts.ts';

export interface Verdict {
  valid: boolean;
  /** ANAF's own words. */
  errors: string[];
}

/** @throws ScopeClosed, ReconnectNeeded, AnafError when ANAF gave no verdict; then nothing is recorded */
export async function probeCompany(
  parts: SyncParts,
  companyId: string,
  connectionId: string,
): Promise<Verdict> {
  const company = await findSyncedCompany(parts.db, companyId);
  if (!company) return { valid: false, errors: ['The company was removed.'] };
  const ask = () =>
    callAnaf(
      parts,
      { cif: company.cif, connectionId },
      { scope: 'listing', key: company.cif, limit: dailyLimits.listing },
      (accessToken) =>
        probeRights(parts.anaf, { accessToken, cif: company.cif, skewMs: parts.noticed.skewMs }),
    );
  const rights = await ask().catch((error) => {
    if (!correctClock(parts, error)) throw error;
    return ask();
  });
  const now = parts.clock.now();
  if (rights.kind === 'granted') {
    await inTransaction(parts.db, (tx) => grantAccess(tx, companyId, connectionId, now));
    return { valid: true, errors: [] };
  }
  const words = rights.words ?? 'ANAF refuses this certificate for this company.';
  await inTransaction(parts.db, (tx) => denyAccess(tx, { companyId, connectionId, words, now }));
  return { valid: false, errors: [words] };
}
