/** Mail that waits to be sent. Added in the transaction of its fact; sent at least once by a worker that holds its lease. */
import sql from 'sql-template-tag';
import { latestBelievable } from '../../core/believable.ts';
import { type MailContent, type MailKind, mailLastsMs } from '../../core/mail.ts';
import type { Vault } from '../../core/vault.ts';
import type { Language } from '../../text/language.ts';
import type { Db } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';
import { newId } from '../new-id.ts';

export interface NewMail {
  /** Null: of an account. */
  organisationId: string | null;
  kind: MailKind;
  /** In lower case. */
  recipient: string;
  language: Language;
  /** Null: written when it is sent. Without attachments, which are made when it is sent. */
  content: MailContent | null;
  /** In place of the time that mail of its kind is of use. */
  expiresAt?: Date;
}

/** @returns its id */
export async function addMail(
  tx: Db,
  vault: Pick<Vault, 'seal'>,
  { organisationId, kind, recipient, language, content, expiresAt }: NewMail,
  now: Date,
): Promise<string> {
  const id = newId(now);
  const sealed = content && vault.seal(JSON.stringify(content), mailBinding(id));
  const until = expiresAt ?? new Date(now.getTime() + mailLastsMs[kind]);
  await tx.query(sql`
    insert into mail (id, organisation_id, kind, recipient, language, content, created_at, due_at, expires_at)
    values (${id}, ${organisationId}, ${kind}, ${recipient}, ${language}, ${sealed}, ${now}, ${now}, ${until})`);
  return id;
}

export interface WaitingMail {
  id: string;
  organisationId: string | null;
  kind: MailKind;
  recipient: string;
  language: Language;
  content: MailContent | null;
  createdAt: Date;
  expiresAt: Date;
  /** The one that begins counted. */
  attempts: number;
}

/** Longer than an attempt lasts. */
const mailLeaseMs = 120_000;

/** The next that is due: what a person waits for first, then the oldest. */
export async function claimMail(
  db: Db,
  vault: Pick<Vault, 'open'>,
  now: Date,
): Promise<WaitingMail | undefined> {
  const until = new Date(now.getTime() + mailLeaseMs);
  // A lease of a clock that was ahead ends with what it could last.
  const believable = new Date(latestBelievable(now).getTime() + mailLeaseMs);
  const { rows } = await db.query<Omit<WaitingMail, 'content'> & { content: Buffer | null }>(sql`
    with next as (
      select id from mail
      where state = 'waiting' and due_at <= ${now}
        and (leased_until is null or leased_until <= ${now} or leased_until > ${believable})
      order by kind in ('password_reset', 'confirm_address', 'invitation') desc, due_at, id
      limit 1 for update skip locked
    )
    update mail m set leased_until = ${until}, attempts = m.attempts + 1 from next where m.id = next.id
    returning m.id, m.organisation_id, m.kind, m.recipient, m.language, m.content, m.created_at, m.expires_at, m.attempts`);
  const row = rows[0];
  if (!row) return undefined;
  const content = row.content && (JSON.parse(vault.open(row.content, mailBinding(row.id))) as MailContent);
  return { ...row, content };
}

/** Its text is gone with its end. */
export async function endMail(
  db: Db,
  id: string,
  { state, code = null }: { state: 'sent' | 'failed' | 'dropped'; code?: string | null },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update mail set state = ${state}, code = ${code}, ended_at = ${now}, content = null, leased_until = null
    where id = ${id} and state = 'waiting'`);
}

/** @param attempted whether it counts as an attempt */
export async function postponeMail(
  db: Db,
  id: string,
  { dueAt, code, attempted }: { dueAt: Date; code: string; attempted: boolean },
): Promise<void> {
  await db.query(sql`
    update mail set due_at = ${dueAt}, code = ${code}, leased_until = null,
      attempts = case when ${attempted} then attempts else attempts - 1 end
    where id = ${id} and state = 'waiting'`);
}

/** Ended more than a month ago. */
export async function pruneOldMail(db: Db, before: Date, signal?: AbortSignal): Promise<void> {
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from mail where id in (
        select id from mail where state <> 'waiting' and ended_at < ${before} limit ${limit})`,
    signal,
  );
}

/** Puts what waits under the vault's current key. One transaction; the answer is how many were under another. */
export async function rewrapMail(tx: Db, vault: Pick<Vault, 'rewrap'>): Promise<number> {
  const { rows } = await tx.query<{ id: string; content: Buffer }>(sql`
    select id, content from mail where state = 'waiting' and content is not null order by id for no key update`);
  let rewrapped = 0;
  for (const { id, content } of rows) {
    const fresh = vault.rewrap(content);
    if (!fresh) continue;
    rewrapped++;
    await tx.query(sql`update mail set content = ${fresh} where id = ${id}`);
  }
  return rewrapped;
}

/** Where the key is lost: what is sealed cannot be sent. */
export async function discardMail(tx: Db, now: Date): Promise<void> {
  await tx.query(sql`
    update mail set state = 'failed', code = 'key_lost', ended_at = ${now}, content = null
    where state = 'waiting' and content is not null`);
}

/** Bound to its row: moved to another recipient's it does not open. */
function mailBinding(id: string) {
  return { organisationId: id, kind: 'mail' };
}
