/** Seals secrets for the database: AES-256-GCM, a data key for each secret, wrapped by the installation's key. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What a sealed secret is bound to: moved to another organisation or another purpose it no longer opens. */
export interface Binding {
  organisationId: string;
  kind: string;
}

export interface Vault {
  seal(plain: string, binding: Binding): Buffer;
  /** @throws VaultError when the bytes were sealed by another key, for something else, or were changed */
  open(sealed: Buffer, binding: Binding): string;
}

export class VaultError extends Error {
  override readonly name = 'VaultError';
}

// version 1 | key id 4 | nonce 12 | wrapped data key 32 | tag 16 | nonce 12 | text | tag 16
const version = 1;
const headSize = 1 + 4 + 12 + 32 + 16;

/** @param key 32 bytes */
export function createVault(key: Buffer): Vault {
  if (key.length !== 32) throw new VaultError('The secret key must be 32 bytes long.');
  const keyId = createHash('sha256').update(key).digest().subarray(0, 4);
  return {
    seal(plain, binding) {
      const dataKey = randomBytes(32);
      const head = Buffer.concat([Buffer.of(version), keyId]);
      return Buffer.concat([
        head,
        encrypt(key, dataKey, head),
        encrypt(dataKey, Buffer.from(plain, 'utf8'), bindingBytes(binding)),
      ]);
    },
    open(sealed, binding) {
      if (sealed.length < headSize + 28 || sealed[0] !== version)
        throw new VaultError('This is no sealed secret.');
      if (!sealed.subarray(1, 5).equals(keyId))
        throw new VaultError(
          'This secret was sealed with another key: restore the key that was in use then.',
        );
      try {
        const dataKey = decrypt(key, sealed.subarray(5, headSize), sealed.subarray(0, 5));
        return decrypt(dataKey, sealed.subarray(headSize), bindingBytes(binding)).toString('utf8');
      } catch (cause) {
        throw new VaultError('A sealed secret does not open: it was changed, or belongs to something else.', {
          cause,
        });
      }
    },
  };
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
