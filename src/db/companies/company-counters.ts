/** A company's counters of its messages: raised in the transaction that ends a message, and compared with what the rows add up to. */
import sql from 'sql-template-tag';
import type { LedgerCounts, MessageState } from '../../core/message-state.ts';
import type { Db } from '../connection.ts';

export async function countEnded(
  db: Db,
  companyId: string,
  state: Exclude<MessageState, 'pending' | 'archived'>,
): Promise<void> {
  await db.query(sql`
    update company set
      expired_count = expired_count + ${state === 'expired' ? 1 : 0},
      closed_count = closed_count + ${state === 'closed' ? 1 : 0}
    where id = ${companyId}`);
}

export interface Recount {
  companyId: string;
  counted: LedgerCounts;
  /** The counters as the transactions kept them; pending has none. */
  kept: Omit<LedgerCounts, 'pending'>;
}

/** The counters beside what their rows add up to, in one statement. Null recounts every company. */
export async function recountLedgers(db: Db, companyId: string | null): Promise<Recount[]> {
  const { rows } = await db.query<Recount>(sql`
    select c.id as company_id, n.counted, jsonb_build_object('listed', c.listed_count, 'archived', c.archived_count,
      'expired', c.expired_count, 'closed', c.closed_count) as kept
    from company c cross join lateral (
      select jsonb_build_object('listed', count(*), 'archived', count(*) filter (where state = 'archived'),
        'expired', count(*) filter (where state = 'expired'), 'closed', count(*) filter (where state = 'closed'),
        'pending', count(*) filter (where state = 'pending')) as counted
      from message m where m.company_id = c.id
    ) n where ${companyId}::uuid is null or c.id = ${companyId}`);
  return rows;
}
