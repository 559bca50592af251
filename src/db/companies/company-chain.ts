/** The lock of a company's ledger, which is the company's own row, and the head of its chain, which is moved under that lock. */
import sql from 'sql-template-tag';
import { type Db, prepared } from '../connection.ts';

/** Locks the company's row until the transaction ends: whatever adds messages to it or changes their state holds this lock first. Answers the chain's head. */
export async function lockCompany(db: Db, companyId: string): Promise<{ seq: number; head: string }> {
  const { rows } = await db.query<{ seq: number; head: string }>(
    prepared(
      'lock company',
      sql`select chain_seq as seq, chain_head as head from company where id = ${companyId} for no key update`,
    ),
  );
  return rows[0]!;
}

/** Each new link is one more archived message, so the counter is raised by the same statement. */
export async function advanceChain(
  db: Db,
  companyId: string,
  { seq, chain }: { seq: number; chain: string },
): Promise<void> {
  await db.query(
    prepared(
      'advance chain',
      sql`
        update company set chain_seq = ${seq}, chain_head = ${chain},
          archived_count = archived_count + ${seq}::bigint - chain_seq
        where id = ${companyId}`,
    ),
  );
}
