/** Where an invoice's original comes from, as it stands below a rendering. */
import sql from 'sql-template-tag';
import type { SealVerdict } from '../../core/invoice.ts';
import type { Db } from '../connection.ts';

interface StoredProvenance {
  /** ANAF's id of the message; null for what a person brought. */
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
  const { rows } = await db.query<{
    messageId: string | null;
    sealVerdict: SealVerdict;
    sealSigner: string | null;
    availableAt: Date | null;
    archivedAt: Date | null;
  }>(sql`
    select m.message_id, i.seal_verdict, i.seal_signer, i.available_at, m.archived_at
    from invoice i left join message m on m.id = i.message
    where i.organisation_id = ${organisationId} and i.id = ${invoiceId}`);
  const row = rows[0];
  return (
    row && {
      messageId: row.messageId,
      seal: { verdict: row.sealVerdict, signer: row.sealSigner },
      availableAt: row.availableAt,
      downloadedAt: row.archivedAt,
    }
  );
}
