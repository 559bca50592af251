/** The encryption of a backup's files: AES-256-GCM in frames, a key for each file, so that any length is read and written with little memory. docs/backup.md has the format. Pure. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt as scryptCallback,
} from 'node:crypto';
import { promisify } from 'node:util';

const scrypt = promisify<string, Buffer, number, object, Buffer>(scryptCallback);

/** How the key follows from what the operator wrote; in the backup's folder, since it is no secret. */
export interface KeyDerivation {
  kdf: 'scrypt';
  salt: string;
  n: number;
  r: number;
  p: number;
  /** Says whether a key is the right one. */
  check: string;
}

export interface BackupKey {
  /** A file's name where the file's hash must not be seen. */
  nameOf(sha256: string): string;
  /** Over the list of a backup's files, so that none can be exchanged for another backup's. */
  mac(text: string): string;
  fileKey(name: string, salt: Buffer): Buffer;
}

export class BackupCryptError extends Error {
  override readonly name = 'BackupCryptError';
}

const magic = Buffer.from('EFSBAK1\n');
const saltBytes = 32;
const frameBytes = 64 * 1024;
const tagBytes = 16;
const cost = { n: 2 ** 17, r: 8, p: 1 };

export async function newDerivation(secret: string): Promise<KeyDerivation> {
  const derivation = { kdf: 'scrypt' as const, salt: randomBytes(16).toString('hex'), ...cost, check: '' };
  return { ...derivation, check: checkOf(await rootKey(secret, derivation)) };
}

/** @throws BackupCryptError when it is not the key with which the backup was made */
export async function deriveKey(secret: string, derivation: KeyDerivation): Promise<BackupKey> {
  const root = await rootKey(secret, derivation);
  if (checkOf(root) !== derivation.check) throw new BackupCryptError('the key is not that of this backup');
  const [names, macs] = [subkey(root, 'names'), subkey(root, 'list of files')];
  return {
    nameOf: (sha256) => createHmac('sha256', names).update(sha256).digest('hex'),
    mac: (text) => createHmac('sha256', macs).update(text).digest('hex'),
    fileKey: (name, salt) => subkey(root, `file ${name}`, salt),
  };
}

async function rootKey(secret: string, { salt, n, r, p }: KeyDerivation): Promise<Buffer> {
  if (!(n <= 2 ** 20 && r <= 16 && p <= 4)) throw new BackupCryptError('its key costs too much to derive');
  return scrypt(secret, Buffer.from(salt, 'hex'), 32, { N: n, r, p, maxmem: 256 * n * r });
}

function subkey(root: Buffer, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', root, salt, `efactura-sync backup ${purpose}`, 32));
}

function checkOf(root: Buffer): string {
  return subkey(root, 'check').toString('hex');
}

/** @param name binds the bytes to the file: under another name they do not open */
export async function* encrypt(
  source: AsyncIterable<Buffer>,
  key: BackupKey,
  name: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const fileKey = key.fileKey(name, salt);
  yield Buffer.concat([magic, salt]);
  for await (const { frame, n, last } of frames(source, frameBytes)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(n, last));
    yield Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()]);
  }
}

/** @throws BackupCryptError where a byte was changed, or frames are missing, more, or in another order */
export async function* decrypt(
  source: AsyncIterable<Buffer>,
  key: BackupKey,
  name: string,
): AsyncGenerator<Buffer> {
  let fileKey: Buffer | undefined;
  const header = magic.length + saltBytes;
  async function* body() {
    let begun: Buffer = Buffer.alloc(0);
    for await (const chunk of source) {
      if (fileKey) yield chunk;
      else {
        begun = Buffer.concat([begun, chunk]);
        if (begun.length < header) continue;
        if (!begun.subarray(0, magic.length).equals(magic))
          throw new BackupCryptError('the file is not encrypted as a backup is');
        fileKey = key.fileKey(name, begun.subarray(magic.length, header));
        yield begun.subarray(header);
      }
    }
  }
  for await (const { frame, n, last } of frames(body(), frameBytes + tagBytes)) {
    if (!fileKey || frame.length < tagBytes) throw new BackupCryptError('the file is cut off');
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce(n, last));
    decipher.setAuthTag(frame.subarray(-tagBytes));
    let opened: Buffer;
    try {
      opened = Buffer.concat([decipher.update(frame.subarray(0, -tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new BackupCryptError('the file was changed or cut off', { cause });
    }
    yield opened;
  }
}

/** Frames of one size and a last one that may be shorter, or empty when the source is. */
async function* frames(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ frame: Buffer; n: number; last: boolean }> {
  let n = 0;
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    begun = begun.length === 0 ? chunk : Buffer.concat([begun, chunk]);
    // Whether a full frame is the last one is known when there is more.
    while (begun.length > size) {
      yield { frame: begun.subarray(0, size), n: n++, last: false };
      begun = begun.subarray(size);
    }
  }
  yield { frame: begun, n, last: true };
}

/** The frame's number and whether it is the last: never used twice with one key, since each file has a key of its own. */
function nonce(n: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(n, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
