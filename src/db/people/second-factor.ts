/** Second factors: the sealed secret of an application, recovery codes as hashes, and sign-ins that wait for one of them. */
import sql from 'sql-template-tag';
import type { Vault } from '../../core/vault.ts';
import type { Db } from '../connection.ts';

export interface SecondFactor {
  /** Base32. */
  secret: string;
  confirmedAt: Date | null;
}

/** Of a person, who may be in several organisations. */
const binding = (userId: string) => ({ organisationId: `person ${userId}`, kind: 'totp secret' });

/** @throws VaultError when the key is another one */
export async function findSecondFactor(
  db: Db,
  vault: Pick<Vault, 'open'>,
  userId: string,
): Promise<SecondFactor | undefined> {
  const { rows } = await db.query<{ secret: Buffer; confirmedAt: Date | null }>(sql`
    select secret, confirmed_at from second_factor where user_id = ${userId}`);
  return rows[0] && { ...rows[0], secret: vault.open(rows[0].secret, binding(userId)) };
}

/** Whether a code is asked for at the sign-in. */
export async function hasSecondFactor(db: Db, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    select 1 from second_factor where user_id = ${userId} and confirmed_at is not null`);
  return rowCount === 1;
}

/** Those of them who have codes of an application, or a passkey. */
export async function listSecured(db: Db, userIds: string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ userId: string }>(sql`
    select user_id from second_factor where user_id = any (${userIds}) and confirmed_at is not null
    union select user_id from passkey where user_id = any (${userIds})`);
  return new Set(rows.map(({ userId }) => userId));
}

/** In place of one that was never confirmed. @returns false when there is a confirmed one */
export async function beginSecondFactor(
  db: Db,
  vault: Pick<Vault, 'seal'>,
  { userId, secret }: { userId: string; secret: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into second_factor (user_id, secret, created_at)
    values (${userId}, ${vault.seal(secret, binding(userId))}, ${now})
    on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = null
      where second_factor.confirmed_at is null`);
  return rowCount === 1;
}

/** The code of this step is used up, and all before it. @returns false when it was before: of two at once one wins */
export async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update second_factor set last_step = ${step}
    where user_id = ${userId} and (last_step is null or last_step < ${step})`);
  return rowCount === 1;
}

/** @returns false when it is another secret meanwhile, of which no code was given */
export async function markConfirmed(tx: Db, userId: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    update second_factor set confirmed_at = ${now}
    where user_id = ${userId} and confirmed_at is null and last_step is not null`);
  return rowCount === 1;
}

/** With its recovery codes, and what waits for it. @returns false when there was none */
export async function deleteSecondFactor(tx: Db, userId: string): Promise<boolean> {
  await tx.query(sql`delete from recovery_code where user_id = ${userId}`);
  await tx.query(sql`delete from sign_in_step where user_id = ${userId}`);
  const { rowCount } = await tx.query(sql`delete from second_factor where user_id = ${userId}`);
  return rowCount === 1;
}

/** Of an account that belonged nowhere and has a new password: what opened it before opens it no longer. */
export async function deleteWaysIn(tx: Db, userId: string): Promise<void> {
  await deleteSecondFactor(tx, userId);
  await tx.query(sql`delete from passkey where user_id = ${userId}`);
  await tx.query(sql`delete from person_identity where user_id = ${userId}`);
}

/** In place of those of before. */
export async function replaceRecoveryCodes(tx: Db, userId: string, sha256s: Buffer[]): Promise<void> {
  await tx.query(sql`delete from recovery_code where user_id = ${userId}`);
  await tx.query(sql`
    insert into recovery_code (user_id, code_sha256) select ${userId}, unnest(${sha256s}::bytea[])`);
}

/** @returns false when there is no such code, or when it was used */
export async function takeRecoveryCode(db: Db, userId: string, sha256: Buffer, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update recovery_code set used_at = ${now}
    where user_id = ${userId} and code_sha256 = ${sha256} and used_at is null`);
  return rowCount === 1;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*) as n from recovery_code where user_id = ${userId} and used_at is null`);
  return rows[0]!.n;
}

/** Five guesses, then the password is asked for again. */
const mostAttempts = 5;

export async function addSignInStep(
  db: Db,
  step: { tokenSha256: Buffer; userId: string; expiresAt: Date },
): Promise<void> {
  await db.query(sql`
    insert into sign_in_step (token_sha256, user_id, expires_at)
    values (${step.tokenSha256}, ${step.userId}, ${step.expiresAt})`);
}

/** Counts one attempt. Undefined when it was answered, has expired, or has no attempt left. */
export async function attemptSignInStep(db: Db, tokenSha256: Buffer, now: Date): Promise<string | undefined> {
  const { rows } = await db.query<{ userId: string }>(sql`
    update sign_in_step set attempts = attempts + 1
    where token_sha256 = ${tokenSha256} and expires_at > ${now} and attempts < ${mostAttempts} returning user_id`);
  return rows[0]?.userId;
}

/** @returns false when another request has used it up meanwhile */
export async function finishSignInStep(db: Db, tokenSha256: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(sql`delete from sign_in_step where token_sha256 = ${tokenSha256}`);
  return rowCount === 1;
}

/** A new password: what the old one has opened half-way ends. */
export async function deleteSignInSteps(db: Db, userId: string): Promise<void> {
  await db.query(sql`delete from sign_in_step where user_id = ${userId}`);
}

export async function pruneSignInSteps(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from sign_in_step where expires_at < ${before}`);
}

/** Puts every secret under the vault's current key. @returns how many were under another */
export async function rewrapSecondFactors(tx: Db, vault: Pick<Vault, 'rewrap'>): Promise<number> {
  const { rows } = await tx.query<{ userId: string; secret: Buffer }>(sql`
    select user_id, secret from second_factor order by user_id for no key update`);
  let rewrapped = 0;
  for (const { userId, secret } of rows) {
    const fresh = vault.rewrap(secret);
    if (!fresh) continue;
    rewrapped++;
    await tx.query(sql`update second_factor set secret = ${fresh} where user_id = ${userId}`);
  }
  return rewrapped;
}
