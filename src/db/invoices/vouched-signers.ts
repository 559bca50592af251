/** Certificates that are trusted without a person's decision: those that the program knows, and those that the settings name. A service's start sets them; a command only adds, because it may run with fewer settings. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { SignerCertificate } from '../../core/signer.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { applyTrust, type VouchedBy } from './signer.ts';

export type Vouched = { by: VouchedBy; certificate: SignerCertificate };

/**
 * Vouches for these certificates and updates their invoices' verdicts. What a person decided stays.
 * @param others whether those that were vouched for before and are not in the list stay so
 * @returns how many invoices changed their verdict
 */
export async function vouchForSigners(
  db: Transactor,
  vouched: Vouched[],
  others: 'stay' | 'go' = 'go',
): Promise<number> {
  const wanted = JSON.stringify(distinct(vouched));
  if ((await listDiffering(db, wanted, others)).length === 0) return 0;
  return inTransaction(db, async (tx) => {
    // Waits for transactions that record invoices by the old list of trusted signers, and holds up new ones.
    await tx.query(sql`lock table signer in exclusive mode`);
    const differing = await listDiffering(tx, wanted, others);
    await tx.query(sql`update signer set vouched_by = null where sha256 = any(${differing}::text[])`);
    await tx.query(sql`
      insert into signer as s (sha256, name, subject, issuer, serial, valid_from, valid_to, pem, vouched_by)
      select sha256, name, subject, issuer, serial, "validFrom", "validTo", pem, "vouchedBy" from ${asRows(wanted)}
      on conflict (sha256) do update set vouched_by = excluded.vouched_by, pem = coalesce(s.pem, excluded.pem)`);
    return applyTrust(tx, differing);
  });
}

/** One row a certificate: the first entry's `by`, and the PEM from any entry that has it. */
function distinct(vouched: Vouched[]) {
  const rows = new Map<string, SignerCertificate & { vouchedBy: VouchedBy }>();
  for (const { by, certificate } of vouched) {
    const before = rows.get(certificate.sha256);
    rows.set(
      certificate.sha256,
      before ? { ...before, pem: before.pem ?? certificate.pem } : { ...certificate, vouchedBy: by },
    );
  }
  return [...rows.values()];
}

async function listDiffering(db: Db, wanted: string, others: 'stay' | 'go'): Promise<string[]> {
  const { rows } = await db.query<{ sha256: string }>(sql`
    select coalesce(s.sha256, w.sha256) as sha256 from signer s full join ${asRows(wanted)} on w.sha256 = s.sha256
    where (s.vouched_by is distinct from w."vouchedBy" or (s.pem is null and w.pem is not null))
      ${others === 'stay' ? sql`and w.sha256 is not null` : empty}`);
  return rows.map(({ sha256 }) => sha256);
}

function asRows(wanted: string): Sql {
  return sql`jsonb_to_recordset(${wanted}::jsonb) as w (sha256 text, name text, subject text, issuer text, serial text,
    "validFrom" timestamptz, "validTo" timestamptz, pem text, "vouchedBy" text)`;
}
