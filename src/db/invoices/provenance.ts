/** Where an invoice's original comes from, as printed at the end of a rendering. */
import sql from 'sql-template-tag';
import type { SealVerdict } from '../../core/invoice.ts';
import type { Db } from '../connection.ts';

export interface StoredProvenance {
  /** ANAF's id of the message; null for a backfilled document. */
  messageId: string | null;
  seal: { verdict: SealVerdict; signer: string | null };
  availableAt: Date | null;
  downloadedAt: Date | null;
}

export async function findProvenance(
  db: Db,
  organisationId: string,
  invoiceId: string,
): Promise<StoredProvenance | undefined> {
  const { rows } = await db.query<StoredProvenance>(sql`
    select m.message_id, i.available_at, m.archived_at as downloaded_at,
      jsonb_build_object('verdict', i.seal_verdict, 'signer', s.name) as seal
    from invoice i left join message m on m.id = i.message left join signer s on s.number = i.signer
    where i.organisation_id = ${organisationId} and i.id = ${invoiceId}`);
  return rows[0];
}
