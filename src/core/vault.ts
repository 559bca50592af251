/** Seals secrets for the database: AES-256-GCM, a data key for each secret, wrapped by the installation's key. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What a sealed secret is bound to: moved to another organisation or another purpose it no longer opens. */
export interface Binding {
  organisationId: string;
  kind: string;
}

export interface Vault {
  seal(plain: string, binding: Binding): Buffer;
  /** @throws VaultError when no key at hand opens it, or when it was sealed for something else or changed */
  open(sealed: Buffer, binding: Binding): string;
  /** The same secret under the current key; undefined when it is under it already. Its text is never seen. */
  rewrap(sealed: Buffer): Buffer | undefined;
}

/** Asked again each time: another process may rotate the key while this one runs. Keys have 32 bytes. */
export interface VaultKeys {
  current(): Buffer;
  /** Keys that secrets may still be sealed with. */
  others(): Buffer[];
}

export class VaultError extends Error {
  override readonly name = 'VaultError';
}

// version 1 | key id 4 | nonce 12 | wrapped data key 32 | tag 16 | nonce 12 | text | tag 16
const version = 1;
const headSize = 1 + 4 + 12 + 32 + 16;

export function createVault({ current, others }: VaultKeys): Vault {
  const dataKeyOf = (sealed: Buffer) => {
    if (sealed.length < headSize + 28 || sealed[0] !== version)
      throw new VaultError('This is no sealed secret.');
    const id = sealed.subarray(1, 5);
    const key = [current(), ...others()].find((candidate) => idOf(candidate).equals(id));
    if (!key)
      throw new VaultError('This secret was sealed with another key: restore the key that was in use then.');
    return decrypt(key, sealed.subarray(5, headSize), sealed.subarray(0, 5));
  };
  return {
    seal: (plain, binding) => {
      const dataKey = randomBytes(32);
      const text = encrypt(dataKey, Buffer.from(plain, 'utf8'), bindingBytes(binding));
      return Buffer.concat([wrap(current(), dataKey), text]);
    },
    open: (sealed, binding) =>
      orVaultError(() =>
        decrypt(dataKeyOf(sealed), sealed.subarray(headSize), bindingBytes(binding)).toString('utf8'),
      ),
    rewrap: (sealed) => {
      const key = current();
      if (idOf(key).equals(sealed.subarray(1, 5))) return undefined;
      const dataKey = orVaultError(() => dataKeyOf(sealed));
      return Buffer.concat([wrap(key, dataKey), sealed.subarray(headSize)]);
    },
  };
}

/** Which key a secret is under, without saying anything of the key. */
function idOf(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, 4);
}

function wrap(key: Buffer, dataKey: Buffer): Buffer {
  const head = Buffer.concat([Buffer.of(version), idOf(key)]);
  return Buffer.concat([head, encrypt(key, dataKey, head)]);
}

function orVaultError<T>(open: () => T): T {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof VaultError) throw cause;
    throw new VaultError('A sealed secret does not open: it was changed, or belongs to something else.', {
      cause,
    });
  }
}

function bindingBytes(binding: Binding): Buffer {
  return Buffer.from(`${binding.organisationId}\n${binding.kind}`, 'utf8');
}

/** nonce | text | tag */
function encrypt(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, aad: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(aad);
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}
