/** Answers that were given under an idempotency key, sealed by the caller. Knows no request and no answer. */
import sql from 'sql-template-tag';
import type { Db } from './connection.ts';

interface Key {
  /** The API key or the session, within its organisation. */
  holder: string;
  keySha256: string;
}

export type Claimed =
  | { outcome: 'claimed' }
  | { outcome: 'in_progress' }
  | { outcome: 'other_request' }
  | { outcome: 'known'; answer: Buffer };

const keptMs = 24 * 3_600_000;
/** Longer than any answer takes; a claim without an answer is then of a process that died. */
const claimMs = 2 * 60_000;

/** One statement decides between requests at the same moment: the row is inserted, or taken over where its time is over. */
export async function claimAnswer(
  db: Db,
  { holder, keySha256, requestSha256 }: Key & { requestSha256: string },
  now: Date,
): Promise<Claimed> {
  const { rowCount } = await db.query(sql`
    insert into idempotent_answer as a (holder, key_sha256, request_sha256, claimed_at)
    values (${holder}, ${keySha256}, ${requestSha256}, ${now})
    on conflict (holder, key_sha256) do update
      set request_sha256 = excluded.request_sha256, claimed_at = excluded.claimed_at, answer = null
      where a.claimed_at <= ${new Date(now.getTime() - keptMs)}
        or (a.answer is null and a.claimed_at <= ${new Date(now.getTime() - claimMs)})`);
  if (rowCount === 1) return { outcome: 'claimed' };
  const { rows } = await db.query<{ requestSha256: string; answer: Buffer | null }>(sql`
    select request_sha256, answer from idempotent_answer
    where holder = ${holder} and key_sha256 = ${keySha256}`);
  const [found] = rows;
  if (!found) return { outcome: 'in_progress' };
  if (found.requestSha256 !== requestSha256) return { outcome: 'other_request' };
  return found.answer ? { outcome: 'known', answer: found.answer } : { outcome: 'in_progress' };
}

export async function keepAnswer(db: Db, { holder, keySha256 }: Key, answer: Buffer): Promise<void> {
  await db.query(sql`
    update idempotent_answer set answer = ${answer} where holder = ${holder} and key_sha256 = ${keySha256}`);
}

export async function releaseClaim(db: Db, { holder, keySha256 }: Key): Promise<void> {
  await db.query(sql`
    delete from idempotent_answer
    where holder = ${holder} and key_sha256 = ${keySha256} and answer is null`);
}

export async function pruneOldAnswers(db: Db, now: Date): Promise<void> {
  await db.query(sql`delete from idempotent_answer where claimed_at <= ${new Date(now.getTime() - keptMs)}`);
}
