/** What the catalogue says of the seals of archived ZIPs, for the checks that read the bytes again. */
import sql from 'sql-template-tag';
import type { SealVerdict } from '../../core/invoice.ts';
import type { Match } from '../../core/quarantine.ts';
import type { Db } from '../connection.ts';

export interface Sealed {
  uploadIndex: string;
  match: Match;
  /** Null when the catalogue has no entry of it: an error file, a buyer's message, a second copy. */
  recorded: { verdict: SealVerdict; certificateSha256: string | null } | null;
}

/** Of archived messages, by their id. */
export async function mapSealed(db: Db, messages: string[]): Promise<Map<string, Sealed>> {
  const { rows } = await db.query<Row>(sql`
    select m.id as key, m.upload_index, coalesce(m.match, 'index') as match, i.seal_verdict,
      s.sha256 as seal_certificate_sha256
    from message m left join invoice i on i.message = m.id left join signer s on s.number = i.signer
    where m.id = any(${messages}::uuid[])`);
  return new Map(rows.map((row) => [row.key, toSealed(row)]));
}

/** Of backfilled files, by their path. */
export async function mapBackfilledSealed(db: Db, companyId: string): Promise<Map<string, Sealed>> {
  const { rows } = await db.query<Row>(sql`
    select i.backfill_path as key, i.upload_index, 'index' as match, i.seal_verdict, s.sha256 as seal_certificate_sha256
    from invoice i left join signer s on s.number = i.signer
    where i.company_id = ${companyId} and i.backfill_path is not null and i.message is null`);
  return new Map(rows.map((row) => [row.key, toSealed(row)]));
}

interface Row {
  key: string;
  uploadIndex: string;
  match: Match;
  sealVerdict: SealVerdict | null;
  sealCertificateSha256: string | null;
}

function toSealed(row: Row): Sealed {
  const { uploadIndex, match, sealVerdict: verdict, sealCertificateSha256: certificateSha256 } = row;
  return { uploadIndex, match, recorded: verdict && { verdict, certificateSha256 } };
}
