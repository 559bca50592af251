/** Passkeys as public keys, and the challenges that wait for an answer of one. Knows nothing of signatures. */
import sql from 'sql-template-tag';
import type { Db } from '../connection.ts';
import { newId } from '../new-id.ts';

export interface Passkey {
  id: string;
  name: string;
  /** Whether its maker keeps copies of it on other devices. */
  synced: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** What a signature is checked with. */
export interface PasskeyCredential {
  id: string;
  userId: string;
  name: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

/** Oldest first. */
export async function listPasskeys(db: Db, userId: string): Promise<Passkey[]> {
  const { rows } = await db.query<Passkey>(sql`
    select id, name, synced, created_at, last_used_at from passkey
    where user_id = ${userId} order by created_at, id`);
  return rows;
}

export async function listCredentials(db: Db, userId: string): Promise<PasskeyCredential[]> {
  const { rows } = await db.query<PasskeyCredential>(sql`
    select id, user_id, name, credential_id, public_key, counter, transports from passkey
    where user_id = ${userId} order by created_at, id`);
  return rows;
}

export async function findCredential(db: Db, credentialId: Buffer): Promise<PasskeyCredential | undefined> {
  const { rows } = await db.query<PasskeyCredential>(sql`
    select id, user_id, name, credential_id, public_key, counter, transports from passkey
    where credential_id = ${credentialId}`);
  return rows[0];
}

export async function hasPasskey(db: Db, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`select 1 from passkey where user_id = ${userId} limit 1`);
  return rowCount === 1;
}

/** @param passkey.most of one person @returns undefined when its credential is known, or the person has that many */
export async function addPasskey(
  tx: Db,
  passkey: Omit<PasskeyCredential, 'id'> & { synced: boolean; most: number },
  now: Date,
): Promise<Passkey | undefined> {
  const { userId, most } = passkey;
  const { rows } = await tx.query<Passkey>(sql`
    insert into passkey (id, user_id, credential_id, public_key, counter, transports, synced, name, created_at)
    select ${newId(now)}, ${userId}, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.counter},
      ${passkey.transports}::text[], ${passkey.synced}, ${passkey.name}, ${now}
    where (select count(*) from passkey where user_id = ${userId}) < ${most}
    on conflict (credential_id) do nothing
    returning id, name, synced, created_at, last_used_at`);
  return rows[0];
}

/**
 * A signature of this passkey was right.
 * @returns false when its counter did not rise since the last one: a copy of the device may exist. Devices that do not count
 * say 0
 */
export async function recordPasskeyUse(
  db: Db,
  { id, counter }: { id: string; counter: number },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    update passkey set counter = ${counter}, last_used_at = ${now}
    where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`);
  return rowCount === 1;
}

export async function renamePasskey(
  db: Db,
  { userId, id, name }: { userId: string; id: string; name: string },
): Promise<Passkey | undefined> {
  const { rows } = await db.query<Passkey>(sql`
    update passkey set name = ${name} where user_id = ${userId} and id = ${id}
    returning id, name, synced, created_at, last_used_at`);
  return rows[0];
}

/** @returns its name; undefined when this person has no such passkey */
export async function deletePasskey(db: Db, userId: string, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ name: string }>(sql`
    delete from passkey where user_id = ${userId} and id = ${id} returning name`);
  return rows[0]?.name;
}

/** @returns how many there were */
export async function deletePasskeys(db: Db, userId: string): Promise<number> {
  const { rowCount } = await db.query(sql`delete from passkey where user_id = ${userId}`);
  return rowCount ?? 0;
}

export async function addChallenge(
  db: Db,
  { challenge, holder, expiresAt }: { challenge: string; holder: string; expiresAt: Date },
): Promise<void> {
  await db.query(sql`
    insert into passkey_challenge (challenge, holder, expires_at) values (${challenge}, ${holder}, ${expiresAt})`);
}

/** It is used up, whatever the answer is worth: of two at once one gets it. @returns false when it is not this holder's, or over */
export async function takeChallenge(
  db: Db,
  { challenge, holder }: { challenge: string; holder: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    delete from passkey_challenge
    where challenge = ${challenge} and holder = ${holder} and expires_at > ${now}`);
  return rowCount === 1;
}

export async function pruneChallenges(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from passkey_challenge where expires_at < ${before}`);
}
