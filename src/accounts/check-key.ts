/** The secret key belongs to the database: a value that is sealed there must open, or the start is refused in words instead of every run. */
import { createVault, type VaultKeys } from '../core/vault.ts';
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
  const sealed = await findKeyCheck(db);
  const secret = sealed ? undefined : await findSealedSecret(db);
  const keys = openSecretKeys(given, { make: !sealed && !secret });
  const vault = createVault(keys);
  try {
    if (sealed) vault.open(sealed, checkBinding);
    // A database of before has no value for the check, but perhaps a token.
    else if (secret) vault.open(secret.sealed, secret.binding);
  } catch (cause) {
    throw new SecretKeyError(otherKey(given), { cause });
  }
  if (!sealed) await recordKeyCheck(db, sealKeyCheck(keys));
  return keys;
}

export function sealKeyCheck(keys: VaultKeys): Buffer {
  return createVault(keys).seal('key check', checkBinding);
}

function otherKey({ secretKey, dataDir }: GivenKeys): string {
  const key = secretKey ? 'SECRET_KEY' : `${dataDir}/secret.key`;
  return (
    `${key} is not the key of this database: the secrets in it were sealed with another one. Restore that key, or check that ` +
    `DATA_DIR and DATABASE_URL belong together. If the key is lost for good: docs/operations.md, "A lost key".`
  );
}
