/** An invoice's seal in the catalogue: the arithmetic's verdict meets those who are trusted. Knows no bytes. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { SealVerdict } from '../../core/invoice.ts';
import type { SignerCertificate } from '../../core/signer.ts';
import type { Db } from '../connection.ts';
import { lockedSigners, recordSigners } from './signer.ts';

/** `valid_unknown_signer` is the arithmetic's word, and becomes `valid` where the signer is trusted. */
export interface RecordedSeal {
  verdict: SealVerdict;
  detail: string | null;
  /** Whose key made the signature. */
  certificate?: SignerCertificate | null;
}

export const sealColumns = raw('seal_verdict, seal_detail, seal_signer, seal_certificate_sha256');

/** Of one invoice, in the order of the columns. Stands in a statement that begins with lockedSignersOf. */
export function sealValues({ verdict, detail, certificate }: RecordedSeal): Sql {
  const sha256 = sql`${certificate?.sha256 ?? null}::text`;
  const name = certificate?.name ?? null;
  return join([
    effectiveVerdict(sql`${verdict}::text`, sha256),
    sql`${detail}::text`,
    sql`${name}::text`,
    sha256,
  ]);
}

export function effectiveVerdict(verdict: Sql, sha256: Sql): Sql {
  return sql`case when ${verdict} = 'valid_unknown_signer'
      and exists (select from locked_signer s where s.sha256 = ${sha256} and s.trusted)
    then 'valid' else ${verdict} end`;
}

export function lockedSignersOf(seals: RecordedSeal[]): Sql {
  return lockedSigners(signersOf(seals).map(({ sha256 }) => sha256));
}

/** Each once, in one order for everybody: two transactions that meet the same new ones never wait for one another. */
export function signersOf(seals: RecordedSeal[]): SignerCertificate[] {
  const found = seals.flatMap(({ certificate }) => certificate ?? []);
  const once = new Map(found.map((certificate) => [certificate.sha256, certificate]));
  return [...once.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/**
 * The seal was looked at anew.
 * @returns whether anything is different now
 */
export async function updateSeal(db: Db, invoiceId: string, seal: RecordedSeal, now: Date): Promise<boolean> {
  await recordSigners(db, signersOf([seal]), now);
  const { rowCount } = await db.query(sql`
    with ${lockedSignersOf([seal])}, anew (verdict, detail, signer, sha256) as (select ${sealValues(seal)})
    update invoice i set (${sealColumns}) = row(a.verdict, a.detail, a.signer, a.sha256) from anew a
    where i.id = ${invoiceId}
      and row(i.seal_verdict, i.seal_detail, i.seal_signer, i.seal_certificate_sha256)
        is distinct from row(a.verdict, a.detail, a.signer, a.sha256)`);
  return rowCount === 1;
}
