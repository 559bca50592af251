/** Certificates that need nobody's word: those that the program knows, and those that the settings name. A service's start sets them; a command only adds, because it may run with fewer settings. */
import sql, { empty, type Sql } from 'sql-template-tag';
import type { SignerCertificate } from '../../core/signer.ts';
import { type Db, inTransaction, type Transactor } from '../connection.ts';
import { applyTrust, type VouchedBy } from './signer.ts';

export type Vouched = { by: VouchedBy; certificate: SignerCertificate };

/**
 * From now on these are vouched for; what a person decided stays. Invoices follow.
 * @param others whether those that somebody vouched for before stay so
 * @returns how many invoices are judged otherwise than before
 */
export async function vouchForSigners(
  db: Transactor,
  vouched: Vouched[],
  others: 'stay' | 'go' = 'go',
): Promise<number> {
  const wanted = JSON.stringify(distinct(vouched));
  if ((await listDiffering(db, wanted, others)).length === 0) return 0;
  return inTransaction(db, async (tx) => {
    // Nobody may be recording invoices by what was so until now.
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

/** Of several who vouch for one certificate the first is named; whoever has its bytes gives them. */
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
