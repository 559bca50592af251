/** Idempotency keys: the run with which a repeated request is answered. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

const keptMs = 24 * 3_600_000;

/** @param holder the API key or the session, within its organisation */
export async function findRunOfKey(
  db: Db,
  holder: string,
  key: string,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await db.query<{ runId: string }>(sql`
    select run_id from idempotency_key
    where holder = ${holder} and key = ${key} and created_at > ${keptSince(now)}`);
  return rows[0]?.runId;
}

/** Also deletes this holder's expired keys. */
export async function rememberRunOfKey(
  db: Db,
  holder: string,
  key: string,
  runId: string,
  now: Date,
): Promise<void> {
  await db.query(
    sql`delete from idempotency_key where holder = ${holder} and created_at <= ${keptSince(now)}`,
  );
  await db.query(sql`
    insert into idempotency_key (holder, key, run_id, created_at) values (${holder}, ${key}, ${runId}, ${now})`);
}

/** For the nightly sweep: also the keys of holders who do not come back. */
export async function pruneOldKeys(db: Db, now: Date): Promise<void> {
  await db.query(sql`delete from idempotency_key where created_at <= ${keptSince(now)}`);
}

function keptSince(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}
