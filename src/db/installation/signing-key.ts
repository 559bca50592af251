/** The installation's signing keys: one is current; those before it stay, without their private part. */
import sql from 'sql-template-tag';
import type { Binding, Vault } from '../../core/vault.ts';
import type { Db } from '../connection.ts';

export interface SigningKey {
  id: string;
  publicKey: Buffer;
  createdAt: Date;
  retiredAt: Date | null;
  /** A signed document with a second signature; see integrity/signing-keys.ts. */
  succession: unknown;
}

const binding: Binding = { organisationId: 'installation', kind: 'signing key' };

export async function listSigningKeys(db: Db): Promise<SigningKey[]> {
  const { rows } = await db.query<SigningKey>(sql`
    select id, public_key, created_at, retired_at, succession from signing_key order by retired_at desc nulls first, id`);
  return rows;
}

export async function hasSigningKey(db: Db): Promise<boolean> {
  const { rows } = await db.query(sql`select 1 from signing_key where retired_at is null`);
  return rows.length > 0;
}

/** The current private key in PKCS #8, PEM; undefined before the first start. */
export async function findPrivateKey(db: Db, vault: Pick<Vault, 'open'>): Promise<string | undefined> {
  const { rows } = await db.query<{ sealed: Buffer }>(
    sql`select sealed from signing_key where retired_at is null`,
  );
  return rows[0] && vault.open(rows[0].sealed, binding);
}

export interface NewSigningKey {
  id: string;
  publicKey: Buffer;
  pem: string;
  succession: object | null;
}

/** @returns false where there is a current key already: of two processes that start at once, one makes it */
export async function addSigningKey(
  db: Db,
  vault: Pick<Vault, 'seal'>,
  { id, publicKey, pem, succession }: NewSigningKey,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    insert into signing_key (id, public_key, sealed, created_at, succession)
    values (${id}, ${publicKey}, ${vault.seal(pem, binding)}, ${now}, ${succession && JSON.stringify(succession)})
    on conflict do nothing`);
  return rowCount === 1;
}

/** Locks the current key until the transaction ends, so that two rotations follow one another. */
export async function lockSigningKey(tx: Db): Promise<void> {
  await tx.query(sql`select id from signing_key where retired_at is null for no key update`);
}

/** Its private part is deleted: nothing is signed with it any more. */
export async function retireSigningKey(tx: Db, now: Date): Promise<void> {
  await tx.query(sql`update signing_key set retired_at = ${now}, sealed = null where retired_at is null`);
}

/** @returns how many were under another key of the vault */
export async function rewrapSigningKey(tx: Db, vault: Pick<Vault, 'rewrap'>): Promise<number> {
  const { rows } = await tx.query<{ id: string; sealed: Buffer }>(sql`
    select id, sealed from signing_key where retired_at is null for no key update`);
  const rewrapped = rows[0] && vault.rewrap(rows[0].sealed);
  if (!rewrapped) return 0;
  await tx.query(sql`update signing_key set sealed = ${rewrapped} where id = ${rows[0]!.id}`);
  return 1;
}
