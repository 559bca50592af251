/** Who a person is at the issuer of sign-ins by OpenID Connect, and sign-ins that have left for it. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';

export interface Identity {
  issuer: string;
  /** The issuer's own name for the person, which is never given to another. */
  subject: string;
}

export async function findIdentityOwner(db: Db, { issuer, subject }: Identity): Promise<string | undefined> {
  const { rows } = await db.query<{ userId: string }>(sql`
    select user_id from person_identity where issuer = ${issuer} and subject = ${subject}`);
  return rows[0]?.userId;
}

/** At every issuer that the person was ever linked at. */
export async function listIdentities(db: Db, userId: string): Promise<{ issuer: string; linkedAt: Date }[]> {
  const { rows } = await db.query<{ issuer: string; linkedAt: Date }>(sql`
    select issuer, linked_at from person_identity where user_id = ${userId}`);
  return rows;
}

/** @returns false when the account has another subject at this issuer, or the subject another account */
export async function linkIdentity(
  db: Db,
  { issuer, subject, userId }: Identity & { userId: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into person_identity (issuer, subject, user_id, linked_at)
    values (${issuer}, ${subject}, ${userId}, ${now}) on conflict do nothing`);
  return rowCount === 1;
}

export interface LeftForIssuer {
  nonce: string;
  codeVerifier: string;
  returnTo: string;
  /** The person who is signed in and proves again who they are; null for a sign-in. */
  confirms: string | null;
}

export async function recordLeftForIssuer(
  db: Db,
  left: LeftForIssuer & { stateSha256: Buffer; cookieSha256: Buffer; expiresAt: Date },
): Promise<void> {
  await db.query(sql`
    insert into oidc_sign_in (state_sha256, cookie_sha256, nonce, code_verifier, return_to, confirms, expires_at)
    values (${left.stateSha256}, ${left.cookieSha256}, ${left.nonce}, ${left.codeVerifier}, ${left.returnTo},
      ${left.confirms}, ${left.expiresAt})`);
}

/** Used up, whatever comes of it. Undefined when it is over, or another browser's. */
export async function takeLeftForIssuer(
  db: Db,
  { stateSha256, cookieSha256 }: { stateSha256: Buffer; cookieSha256: Buffer },
  now: Date,
): Promise<LeftForIssuer | undefined> {
  const { rows } = await db.query<LeftForIssuer>(sql`
    delete from oidc_sign_in
    where state_sha256 = ${stateSha256} and cookie_sha256 = ${cookieSha256} and expires_at > ${now}
    returning nonce, code_verifier, return_to, confirms`);
  return rows[0];
}

export async function pruneLeftForIssuer(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from oidc_sign_in where expires_at < ${before}`);
}
