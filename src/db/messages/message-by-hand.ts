/** What people decide on messages. Like every change of the ledger it says where it may come from. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** A person wants it tried now. @returns false when it is not pending any more */
export async function askForMessage(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set asked_at = ${now}, next_attempt_at = ${now} where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}

/** @param words why, in the words of the person who closes it */
export async function markClosed(db: Db, id: string, words: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update message set state = 'closed', reason = 'closed', reason_detail = ${words}, next_attempt_at = null,
      asked_at = null
    where id = ${id} and state = 'pending'`);
  return rowCount === 1;
}
