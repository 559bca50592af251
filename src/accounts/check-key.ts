/** The secret key belongs to the database: a value that is sealed there must open, or the start is refused in words instead of every run. */
import { type Binding, createVault, VaultError, type VaultKeys } from '../core/vault.ts';
import type { Db } from '../db/connection.ts';
import { findSealedSecret } from '../db/connections/anaf-token.ts';
import { findKeyCheck, recordKeyCheck } from '../db/installation/installation.ts';
import { type GivenKeys, openSecretKeys, SecretKeyError } from './secret-key.ts';

const checkBinding = { organisationId: 'installation', kind: 'key check' };

/**
 * The installation's keys, once they are known to open what the database has.
 * @throws SecretKeyError when the key is missing or another one
 */
export async function openCheckedKeys(db: Db, given: GivenKeys): Promise<VaultKeys> {
  const proof = await findSealedProof(db);
  const keys = openSecretKeys(given, { make: !proof });
  if (proof && !opensProof(keys, proof)) throw new SecretKeyError(otherKey(given));
  // Keeps what is there.
  await recordKeyCheck(db, sealKeyCheck(keys));
  return keys;
}

/** Something that the database's own key opens. */
export interface SealedProof {
  sealed: Buffer;
  binding: Binding;
}

/** Undefined where nothing was sealed yet. A database of before has no value for the check, but perhaps a token. */
export async function findSealedProof(db: Db): Promise<SealedProof | undefined> {
  const sealed = await findKeyCheck(db);
  return sealed ? { sealed, binding: checkBinding } : findSealedSecret(db);
}

/** @throws SecretKeyError when the key is missing or damaged */
export function opensProof(keys: VaultKeys, { sealed, binding }: SealedProof): boolean {
  try {
    createVault(keys).open(sealed, binding);
    return true;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}

export function sealKeyCheck(keys: VaultKeys): Buffer {
  return createVault(keys).seal('key check', checkBinding);
}

function otherKey({ secretKey, dataDir }: GivenKeys): string {
  const key = secretKey ? 'SECRET_KEY' : `${dataDir}/secret.key`;
  return (
    `${key} is not the key of this database: the secrets in it were sealed with another one. Restore that key, or check that ` +
    `DATA_DIR and DATABASE_URL belong together. If the key is lost for good: efactura-sync replace-lost-key.`
  );
}
