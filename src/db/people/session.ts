/** Sessions and verifications in the tables of the sign-in library, which makes them. Their tokens are read by nothing here. */
import sql from 'sql-template-tag';
import { minuteMs } from '../../core/durations.ts';
import type { Db } from '../connection.ts';
import { deleteInPieces } from '../delete-in-pieces.ts';

export interface OpenSession {
  id: string;
  signedInAt: Date;
  lastSeenAt: Date | null;
  expiresAt: Date;
  /** Of the sign-in. */
  address: string | null;
  /** As the browser named itself at the sign-in. */
  userAgent: string | null;
}

/** Last used first. @param idleSince those that were not used since then have ended */
export async function listSessions(
  db: Db,
  userId: string,
  { idleSince, limit }: { idleSince: Date | null; limit: number },
  now: Date,
): Promise<OpenSession[]> {
  const { rows } = await db.query<OpenSession>(sql`
    select id, "createdAt" as signed_in_at, "lastSeenAt" as last_seen_at, "expiresAt" as expires_at,
      nullif("ipAddress", '') as address, nullif("userAgent", '') as user_agent
    from auth.session
    where "userId" = ${userId} and "expiresAt" > ${now}
      and (${idleSince}::timestamptz is null or coalesce("lastSeenAt", "createdAt") >= ${idleSince})
    order by coalesce("lastSeenAt", "createdAt") desc, id limit ${limit}`);
  return rows;
}

/** At most once a minute for each session, whatever is asked at once. */
export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - minuteMs);
  await db.query(sql`
    update auth.session set "lastSeenAt" = ${now}
    where id = ${id} and ("lastSeenAt" is null or "lastSeenAt" <= ${minuteAgo})`);
}

/** The session of this token was opened just now. @param how.strong by more than a password */
export async function recordSignedIn(
  db: Db,
  token: string,
  { strong, provenAt }: { strong: boolean; provenAt: Date },
  now: Date,
): Promise<void> {
  await db.query(sql`
    update auth.session set "lastSeenAt" = ${now}, "provenAt" = ${provenAt}, strong = ${strong}
    where token = ${token}`);
}

/** The person of this session has given a password again, or answered the issuer. A later proof stays. */
export async function recordProof(db: Db, id: string, at: Date): Promise<void> {
  await db.query(sql`
    update auth.session set "provenAt" = greatest("provenAt", ${at}::timestamptz) where id = ${id}`);
}

/** By a second factor, of a session that a password may have opened. */
export async function recordStrongProof(db: Db, id: string, now: Date): Promise<void> {
  await db.query(sql`update auth.session set "provenAt" = ${now}, strong = true where id = ${id}`);
}

/** No second factor or passkey is left: what one has opened counts as opened by a password. */
export async function weakenSessions(tx: Db, userId: string): Promise<void> {
  await tx.query(sql`update auth.session set strong = false where "userId" = ${userId}`);
}

/** One that was never handed out: the second factor is still to come. */
export async function deleteSessionOfToken(db: Db, token: string): Promise<void> {
  await db.query(sql`delete from auth.session where token = ${token}`);
}

/** @returns false when this person has no such session */
export async function deleteSession(db: Db, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    delete from auth.session where "userId" = ${userId} and id = ${id}`);
  return rowCount === 1;
}

/** After a restore: what was ended since the backup would be open again, and half-finished sign-ins with it. */
export async function deleteEverySession(db: Db): Promise<void> {
  await db.query(sql`delete from auth.session`);
  await db.query(sql`delete from sign_in_step`);
  await db.query(sql`delete from passkey_challenge`);
  await db.query(sql`delete from oidc_sign_in`);
}

/** @param keep the id of the one that goes on @returns how many have ended */
export async function deleteSessionsOf(db: Db, userId: string, keep: string | null): Promise<number> {
  const { rowCount } = await db.query(sql`
    delete from auth.session where "userId" = ${userId} and id is distinct from ${keep}`);
  return rowCount ?? 0;
}

/** Those that expired before then. */
export async function pruneSessions(db: Db, before: Date, signal?: AbortSignal): Promise<void> {
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from auth.session where id in (
        select id from auth.session where "expiresAt" < ${before} limit ${limit})`,
    signal,
  );
  await deleteInPieces(
    db,
    (limit) => sql`
      delete from auth.verification where id in (
        select id from auth.verification where "expiresAt" < ${before} limit ${limit})`,
    signal,
  );
}
