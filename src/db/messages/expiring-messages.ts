/** Messages that wait and that ANAF will delete soon, of organisations with endpoints that may be told. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface ExpiringMessage {
  id: string;
  organisationId: string;
  companyId: string;
  cif: string;
  messageId: string | null;
  kind: string;
  reason: string | null;
  expiresAt: Date;
}

/** Sixty days from its creation, whatever the message is: what ANAF keeps it for. By ids, after `after`. */
export async function listExpiringMessages(
  db: Db,
  { from, to }: { from: Date; to: Date },
  { after, limit }: { after: string; limit: number },
): Promise<ExpiringMessage[]> {
  const { rows } = await db.query<ExpiringMessage>(sql`
    select m.id, m.organisation_id, m.company_id, c.cif, m.message_id, m.kind, m.reason,
      m.created_at + interval '60 days' as expires_at
    from message m join company c on c.id = m.company_id and c.removed_at is null
    where m.state = 'pending' and m.created_at > ${from}::timestamptz - interval '60 days'
      and m.created_at <= ${to}::timestamptz - interval '60 days' and m.id > ${after || null}::uuid is not false
      and m.attempts > 0 and exists (
        select 1 from webhook w where w.organisation_id = m.organisation_id and w.removed_at is null)
    order by m.id limit ${limit}`);
  return rows;
}
