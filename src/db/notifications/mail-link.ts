/** One-time links that are sent by mail, and addresses that they have proven. Only a hash of what a link holds is kept. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

/** `operator_reset`: made by a command and passed on by the operator, so it proves no address. */
export type MailLinkPurpose = 'password_reset' | 'confirm_address' | 'operator_reset';

export interface MailLink {
  userId: string;
  /** To which it was sent. */
  email: string;
}

/** The newest alone is good: a mail that is sent twice carries another one each time. */
export async function addMailLink(
  tx: Db,
  {
    userId,
    email,
    purpose,
    tokenSha256,
    expiresAt,
  }: MailLink & { purpose: MailLinkPurpose; tokenSha256: Buffer; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.query(
    sql`delete from mail_link where user_id = ${userId} and purpose = ${purpose} and used_at is null`,
  );
  await tx.query(sql`
    insert into mail_link (token_sha256, purpose, user_id, email, created_at, expires_at)
    values (${tokenSha256}, ${purpose}, ${userId}, ${email}, ${now}, ${expiresAt})`);
}

/** Uses it up. Undefined when it was used, has expired or never was. */
export async function takeMailLink(
  tx: Db,
  purpose: MailLinkPurpose,
  tokenSha256: Buffer,
  now: Date,
): Promise<MailLink | undefined> {
  const { rows } = await tx.query<MailLink>(sql`
    update mail_link set used_at = ${now}
    where token_sha256 = ${tokenSha256} and purpose = ${purpose} and used_at is null and expires_at > ${now}
    returning user_id, email`);
  return rows[0];
}

export async function recordConfirmedAddress(tx: Db, { userId, email }: MailLink, now: Date): Promise<void> {
  await tx.query(sql`
    insert into confirmed_address (user_id, email, at) values (${userId}, ${email}, ${now})
    on conflict (user_id) do update set email = excluded.email, at = excluded.at`);
}

/** Whether this address of the person was proven. */
export async function isAddressConfirmed(db: Db, { userId, email }: MailLink): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select 1 from confirmed_address where user_id = ${userId} and email = ${email.toLowerCase()}`);
  return rowCount === 1;
}

export async function pruneMailLinks(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from mail_link where expires_at < ${before}`);
}
