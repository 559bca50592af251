/** What is left behind, as one plain object to compare: the ledger's counts, its messages, the log. */
import type pg from 'pg';
import sql from 'sql-template-tag';

/** Counted from the rows, beside the counters that the transactions keep. */
export async function ledgerOf(pool: pg.Pool, companyId: string) {
  const { rows } = await pool.query(sql`
    select c.listed_count as listed, c.archived_count as archived, c.expired_count as expired,
      c.closed_count as closed, count(m.*) filter (where m.state = 'pending') as pending,
      count(m.*) as rows,
      count(m.*) filter (where m.state = 'archived') as archived_rows,
      count(m.*) filter (where m.state = 'expired') as expired_rows,
      count(m.*) filter (where m.state = 'closed') as closed_rows
    from company c left join message m on m.company_id = c.id where c.id = ${companyId} group by c.id`);
  const { rows: all, archivedRows, expiredRows, closedRows, ...counts } = rows[0]!;
  return {
    ...counts,
    balances:
      counts.listed === all &&
      counts.archived === archivedRows &&
      counts.expired === expiredRows &&
      counts.closed === closedRows &&
      counts.listed === counts.archived + counts.expired + counts.closed + counts.pending,
  };
}

export interface LedgerMessage {
  id: string;
  messageId: string | null;
  kind: string;
  state: string;
  reason: string | null;
  reasonDetail: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  path: string | null;
  sha256: string | null;
  sizeBytes: number | null;
  seq: number | null;
  chain: string | null;
  match: string | null;
  rowCif: string;
  uploadIndex: string;
}

export async function messagesOf(pool: pg.Pool, companyId: string): Promise<LedgerMessage[]> {
  const { rows } = await pool.query<LedgerMessage>(sql`
    select * from message where company_id = ${companyId} order by seq nulls last, created_at, id`);
  return rows;
}

export async function logOf(
  pool: pg.Pool,
  organisationId: string,
): Promise<{ invoiceId: string; status: string }[]> {
  const { rows } = await pool.query(sql`
    select invoice_id, status from sync_log where organisation_id = ${organisationId} order by id`);
  return rows;
}
