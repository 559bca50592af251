/** Remembers which companies ANAF's list names as the certificate's: a person may want to add those that are not here. */
import { recordNamed } from '../db/connections/named-company.ts';
import type { CompanyWork } from './company-work.ts';

/** Once for each code, certificate and process: most answers name the company that was asked about, and no other. */
export async function noteNamed(
  { ctx, company, connectionId }: Pick<CompanyWork, 'ctx' | 'company' | 'connectionId'>,
  named: string[],
): Promise<void> {
  const { namedBy } = ctx.noticed;
  const known = namedBy.get(connectionId) ?? new Set<string>();
  const fresh = named.filter((cif) => cif !== company.cif && !known.has(cif));
  if (fresh.length === 0) return;
  await recordNamed(ctx.db, connectionId, fresh);
  namedBy.set(connectionId, new Set([...known, ...fresh]));
}
