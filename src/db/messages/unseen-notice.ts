/** What no person has looked at yet: invoices that ANAF refused, what buyers wrote, and originals that nothing proves. */
import sql, { empty } from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

/** Kinds of messages that wait for a person's look. */
export const noticeKinds = ['error', 'buyer_message_received'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface UnseenNotices {
  /** `unproven`: of any kind, archived before ANAF deleted it although nothing proves that the ZIP is the message's. */
  kind: NoticeKind | 'unproven';
  count: number;
  companyIds: string[];
  since: Date;
}

export async function listUnseenNotices(db: Db, organisationId: string): Promise<UnseenNotices[]> {
  const { rows } = await db.query<UnseenNotices>(
    prepared(
      'unseen notices',
      sql`
    select m.kind, count(*) as count, array_agg(distinct m.company_id) as company_ids,
      min(coalesce(m.created_at, m.listed_at)) as since
    from message m join company c on c.id = m.company_id
    where m.organisation_id = ${organisationId} and m.kind in ('error', 'buyer_message_received')
      and m.state = 'archived' and m.seen_at is null and c.removed_at is null
    group by m.kind
    union all
    select 'unproven', count(*), array_agg(distinct m.company_id), min(m.archived_at)
    from message m join company c on c.id = m.company_id
    where m.organisation_id = ${organisationId} and m.match = 'unproven'
      and m.state = 'archived' and m.seen_at is null and c.removed_at is null
    having count(*) > 0
    order by 1`,
    ),
  );
  return rows;
}

export interface ChosenNotices {
  ids?: string[];
  kind?: NoticeKind;
  match?: 'unproven';
  companyId?: string | undefined;
}

/**
 * @param chosen these messages, all of a kind, or all that are unproven
 * @returns how many were marked
 */
export async function markSeen(
  db: Db,
  organisationId: string,
  chosen: ChosenNotices,
  now: Date,
): Promise<number> {
  const { ids, kind, match, companyId } = chosen;
  const { rowCount } = await db.query(sql`
    update message set seen_at = ${now}
    where organisation_id = ${organisationId} and (kind in ('error', 'buyer_message_received') or match = 'unproven')
      and state = 'archived' and seen_at is null
      ${ids === undefined ? empty : sql`and id = any(${ids}::uuid[])`}
      ${kind === undefined ? empty : sql`and kind = ${kind}`}
      ${match === undefined ? empty : sql`and match = ${match}`}
      ${companyId === undefined ? empty : sql`and company_id = ${companyId}`}`);
  return rowCount ?? 0;
}
