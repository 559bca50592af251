/** Which VAT a line bears: rates by date and class, and why a category bears none. Rates in hundredths of a percent. */
import type { VatClass } from './goods.ts';

export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

/** 19/9/5 until the end of July 2025, 21/11 from August (Law 141/2025). */
export function rateOn(issuedOn: string, vat: VatClass): bigint {
  const reformed = issuedOn >= '2025-08-01';
  if (vat === 'reduced') return reformed ? 1100n : 900n;
  if (vat === 'lowest') return reformed ? 1100n : 500n;
  return reformed ? 2100n : 1900n;
}

/** Exemption reason codes of the VATEX list and the texts that Romanian programs write beside or instead of them. */
export const EXEMPTIONS: Record<
  Exclude<VatCategory, 'S' | 'Z'>,
  { code: string; texts: readonly string[] }
> = {
  E: {
    code: 'VATEX-EU-132',
    texts: ['Scutit fără drept de deducere cf. art. 292 Cod fiscal', 'Operațiune scutită de TVA'],
  },
  AE: { code: 'VATEX-EU-AE', texts: ['Taxare inversă', 'Taxare inversă cf. art. 331 din Legea 227/2015'] },
  K: { code: 'VATEX-EU-IC', texts: ['Livrare intracomunitară scutită, art. 294 alin. (2) Cod fiscal'] },
  G: { code: 'VATEX-EU-G', texts: ['Export scutit, art. 294 alin. (1) Cod fiscal'] },
  O: {
    code: 'VATEX-EU-O',
    texts: ['Neplătitor de TVA', 'Furnizor neînregistrat în scopuri de TVA, art. 310 Cod fiscal'],
  },
};
