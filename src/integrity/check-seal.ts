/** Does the seal of a kept ZIP still say what the catalogue says? Looks at bytes that are those that were kept; changes nothing. */
import type { Finding } from '../core/integrity.ts';
import type { SealVerdict } from '../core/invoice.ts';
import type { Sealed } from '../db/invoices/sealed.ts';
import { sealInside } from '../sync/look-inside.ts';

export interface SealLook {
  verdict: SealVerdict;
  findings: Pick<Finding, 'kind' | 'expected' | 'found'>[];
}

/** @param trusted fingerprints of the signers whom the installation trusts now */
export async function checkSeal(
  bytes: Buffer,
  { recorded, ...original }: Sealed,
  trusted: ReadonlySet<string>,
): Promise<SealLook> {
  const seal = await sealInside(bytes, original, trusted);
  if (!seal) return { verdict: 'not_checkable', findings: [] };
  const { verdict, detail, certificate } = seal;
  const findings: SealLook['findings'] = [];
  if (verdict === 'tampered') findings.push({ kind: 'seal_tampered', ...(detail && { found: detail }) });
  if (recorded && recorded.verdict !== 'not_checked') {
    const expected = say(recorded.verdict, recorded.certificateSha256);
    const found = say(verdict, certificate?.sha256 ?? null);
    if (expected !== found) findings.push({ kind: 'seal_differs', expected, found });
  }
  return { verdict, findings };
}

/** Who is trusted may change while one looks, so that is left out. */
function say(verdict: SealVerdict, sha256: string | null): string {
  const holds = verdict === 'valid' || verdict === 'valid_unknown_signer';
  return `${holds ? 'holds' : verdict}${sha256 === null ? '' : ` ${sha256}`}`;
}
