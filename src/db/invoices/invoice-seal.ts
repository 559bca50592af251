/** An invoice's seal in the catalogue: the result of the signature check combined with which signers are trusted. Knows no bytes. */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { SealVerdict } from '../../core/invoice.ts';
import { sealVersion } from '../../core/reader-version.ts';
import type { SignerCertificate } from '../../core/signer.ts';
import type { Db } from '../connection.ts';
import { lockedSigners, recordSigners } from './signer.ts';

/** `valid_unknown_signer` means that the signature holds; it is stored as `valid` where the signer is trusted. */
export interface RecordedSeal {
  verdict: SealVerdict;
  detail: string | null;
  /** The certificate whose key made the signature. */
  certificate?: SignerCertificate | null;
}

/** The signer by its number in `signer`: its name and its hash with each invoice were a tenth of what a message adds. */
export const sealColumns = raw('seal_verdict, seal_detail, signer');

/** Of one invoice, in the order of the columns. Only in a statement that begins with lockedSignersOf. */
export function sealValues({ verdict, detail, certificate }: RecordedSeal): Sql {
  const sha256 = sql`${certificate?.sha256 ?? null}::text`;
  return join([effectiveVerdict(sql`${verdict}::text`, sha256), sql`${detail}::text`, signerNumber(sha256)]);
}

export function signerNumber(sha256: Sql): Sql {
  return sql`(select s.number from locked_signer s where s.sha256 = ${sha256})`;
}

export function effectiveVerdict(verdict: Sql, sha256: Sql): Sql {
  return sql`case when ${verdict} = 'valid_unknown_signer'
      and exists (select from locked_signer s where s.sha256 = ${sha256} and s.trusted)
    then 'valid' else ${verdict} end`;
}

export function lockedSignersOf(seals: RecordedSeal[]): Sql {
  return lockedSigners(signersOf(seals).map(({ sha256 }) => sha256));
}

/** Each once, sorted: all transactions insert and lock signers in the same order, so they cannot deadlock on them. */
export function signersOf(seals: RecordedSeal[]): SignerCertificate[] {
  const found = seals.flatMap(({ certificate }) => certificate ?? []);
  const once = new Map(found.map((certificate) => [certificate.sha256, certificate]));
  return [...once.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/**
 * The seal was checked again.
 * @returns whether a column changed
 */
export async function updateSeal(db: Db, invoiceId: string, seal: RecordedSeal, now: Date): Promise<boolean> {
  await recordSigners(db, signersOf([seal]), now);
  const { rows } = await db.query<{ different: boolean }>(sql`
    with ${lockedSignersOf([seal])}, new (verdict, detail, signer) as (select ${sealValues(seal)}),
    old as (select * from invoice where id = ${invoiceId} for update),
    compared as (
      select row(o.seal_verdict, o.seal_detail, o.signer) is distinct from row(n.verdict, n.detail, n.signer) as different, n.*
      from old o, new n
    ),
    updated as (
      update invoice i set (${sealColumns}) = row(c.verdict, c.detail, c.signer), seal_version = ${sealVersion}
      from compared c where i.id = ${invoiceId} and (c.different or i.seal_version <> ${sealVersion})
    )
    select different from compared`);
  return rows[0]?.different ?? false;
}
