/** What a monthly pack lists beside its invoices: the month's messages that are not archived. */
import sql, { empty } from 'sql-template-tag';
import type { MessageKind } from '../../core/message.ts';
import type { MessageState } from '../../core/message-state.ts';
import type { Db } from '../connection.ts';

export interface MissingMessage {
  id: string;
  messageId: string | null;
  uploadIndex: string;
  kind: MessageKind;
  /** `archived` where nothing proves that the archived ZIP is the message's. */
  state: MessageState;
  reason: string | null;
  createdAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  expiresAt: Date | null;
}

const pageRows = 500;

/**
 * Messages of the company that ANAF listed and that are not in the archive, or unproven in it, oldest first: those of the stretch, and those
 * without a readable creation time, since they may belong to it.
 */
export async function* walkMissing(
  db: Db,
  organisationId: string,
  companyId: string,
  { from, to }: { from: Date; to: Date },
): AsyncGenerator<MissingMessage[]> {
  let last: MissingMessage | undefined;
  for (;;) {
    const { rows } = await db.query<MissingMessage>(sql`
      select id, message_id, upload_index, kind, state, case when match = 'unproven' then 'unproven' else reason end as reason, created_at, attempts, next_attempt_at, expires_at
      from message where organisation_id = ${organisationId} and company_id = ${companyId}
        and (state <> 'archived' or match = 'unproven')
        and (created_at is null or (created_at >= ${from} and created_at < ${to}))
        ${last ? sql`and (coalesce(created_at, '-infinity'), id) > (${last.createdAt ?? '-infinity'}, ${last.id}::uuid)` : empty}
      order by coalesce(created_at, '-infinity'), id limit ${pageRows}`);
    if (rows.length > 0) yield rows;
    if (rows.length < pageRows) return;
    last = rows.at(-1);
  }
}
