/** The ledger identity, recounted: each counter beside what its rows add up to. Pure. */
import type { Finding } from '../core/integrity.ts';
import type { Recount } from '../db/companies/company-counters.ts';

export function ledgerFindings({ counted, kept }: Recount): Finding[] {
  return (['listed', 'archived', 'expired', 'closed'] as const)
    .filter((name) => counted[name] !== kept[name])
    .map((name) => ({
      kind: 'ledger_count',
      subject: name,
      expected: String(counted[name]),
      found: String(kept[name]),
    }));
}
