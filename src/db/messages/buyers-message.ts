/** Buyers' messages: which invoice each is about, and which of them are about one that is not here. */
import sql, { empty } from 'sql-template-tag';
import type { UnansweredMessage } from '../../core/hint.ts';
import type { Match } from '../../core/quarantine.ts';
import type { Db } from '../connection.ts';

export interface UnreadMessage {
  id: string;
  path: string;
  sha256: string;
  uploadIndex: string;
  match: Match;
}

/** Archived ones of which it is not known what they are about, in the order of their ids. */
export async function listUnreadBuyersMessages(
  db: Db,
  { organisationId, companyId }: { organisationId: string | null; companyId?: string },
  { after, limit }: { after: string; limit: number },
): Promise<UnreadMessage[]> {
  const { rows } = await db.query<UnreadMessage>(sql`
    select id, path, sha256, upload_index, coalesce(match, 'index') as match from message
    where kind in ('buyer_message_received', 'buyer_message_sent') and state = 'archived' and about_upload is null
      and id > ${after}
      ${organisationId === null ? empty : sql`and organisation_id = ${organisationId}`}
      ${companyId === undefined ? empty : sql`and company_id = ${companyId}`}
    order by id limit ${limit}`);
  return rows;
}

/** @param about '' when it names no invoice */
export async function setAboutUpload(db: Db, id: string, about: string): Promise<void> {
  await db.query(sql`
    update message set about_upload = ${about}
    where id = ${id} and kind in ('buyer_message_received', 'buyer_message_sent') and state = 'archived'`);
}

/** The company's, newest first, whose invoice is neither in the catalogue nor listed: one that is pending is no guess. */
export async function listUnansweredMessages(
  db: Db,
  companyId: string,
  { since, limit }: { since: Date; limit: number },
): Promise<UnansweredMessage[]> {
  const { rows } = await db.query<UnansweredMessage>(sql`
    select m.id, m.kind, m.created_at, m.about_upload as about from message m
    where m.company_id = ${companyId} and m.kind in ('buyer_message_received', 'buyer_message_sent')
      and m.archived_at >= ${since} and m.about_upload <> ''
      and not exists (select from invoice i where i.company_id = m.company_id and i.upload_index = m.about_upload)
      and not exists (
        select from message o where o.company_id = m.company_id and o.upload_index = m.about_upload
          and o.kind in ('received', 'sent'))
    order by m.archived_at desc, m.id desc limit ${limit}`);
  return rows;
}

/** The upload index of the oldest invoice that ANAF listed. */
export async function findOldestUpload(db: Db, companyId: string): Promise<string | null> {
  const { rows } = await db.query<{ uploadIndex: string }>(sql`
    select upload_index from message
    where company_id = ${companyId} and created_at is not null and kind in ('received', 'sent') and upload_index <> ''
    order by created_at, id limit 1`);
  return rows[0]?.uploadIndex ?? null;
}
