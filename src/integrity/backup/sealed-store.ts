/** A backup's store with its key: what is written is encrypted where there is a key, and names say nothing of what is in the files. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type BackupFormat, formatFile, formatSchema, objectName } from './backup-format.ts';
import { type BackupStore, BackupStoreError, readWhole, type StoredBytes } from './backup-store.ts';
import { type BackupKey, decrypt, deriveKey, encrypt, newDerivation } from './encrypt.ts';

export interface SealedStore {
  store: BackupStore;
  format: BackupFormat;
  key: BackupKey | undefined;
  /** An object's name by the hash of its bytes. */
  nameOf(sha256: string): string;
  write(name: string, source: AsyncIterable<Buffer>): Promise<StoredBytes>;
  read(name: string): AsyncIterable<Buffer>;
}

export type BackupRefusal =
  | 'no_backup'
  | 'other_archive'
  | 'key_needed'
  | 'key_not_used'
  | 'key_wanted'
  | 'damaged'
  | 'newer_program';

/** The backup cannot be made there, or not be read; `detail` names what. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  readonly reason: BackupRefusal;
  readonly detail: string;

  constructor(reason: BackupRefusal, detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Of a folder that holds backups already. @throws BackupRefused */
export async function openSealedStore(store: BackupStore, secret: string | undefined): Promise<SealedStore> {
  const format = await readFormat(store);
  if (!format) throw new BackupRefused('no_backup', store.place);
  if (format.encryption && secret === undefined) throw new BackupRefused('key_needed', store.place);
  if (!format.encryption && secret !== undefined) throw new BackupRefused('key_not_used', store.place);
  return sealed(store, format, format.encryption ? await deriveKey(secret!, format.encryption) : undefined);
}

/** Of one archive; an empty folder becomes its own. @throws BackupRefused */
export async function openOrMakeSealedStore(
  store: BackupStore,
  archiveId: string,
  secret: string | undefined,
): Promise<SealedStore> {
  if (!(await readFormat(store))) {
    const format: BackupFormat = {
      format: 1,
      archiveId,
      encryption: secret === undefined ? null : await newDerivation(secret),
    };
    await store.write(formatFile, once(Buffer.from(`${JSON.stringify(format, null, 2)}\n`)));
  }
  const opened = await openSealedStore(store, secret);
  if (opened.format.archiveId !== archiveId) throw new BackupRefused('other_archive', store.place);
  return opened;
}

async function readFormat(store: BackupStore): Promise<BackupFormat | undefined> {
  try {
    const text = (await readWhole(store.read(formatFile))).toString('utf8');
    const read = formatSchema.safeParse(parseJson(text));
    if (read.success) return read.data;
    throw new BackupRefused('damaged', formatFile);
  } catch (error) {
    if (error instanceof BackupStoreError && error.code === 'missing') return undefined;
    throw error;
  }
}

function sealed(store: BackupStore, format: BackupFormat, key: BackupKey | undefined): SealedStore {
  return {
    store,
    format,
    key,
    nameOf: (sha256) => objectName(key ? key.nameOf(sha256) : sha256),
    write: (name, source) => store.write(name, key ? encrypt(source, key, name) : source),
    read: (name) => (key ? decrypt(store.read(name), key, name) : store.read(name)),
  };
}

/** Compressed, then encrypted. @returns what is stored */
export async function writeCompressed(
  { write }: SealedStore,
  name: string,
  source: AsyncIterable<Buffer>,
): Promise<StoredBytes> {
  let stored: StoredBytes | undefined;
  await pipeline(source, createGzip({ level: 6 }), async (compressed: AsyncIterable<Buffer>) => {
    stored = await write(name, compressed);
  });
  return stored!;
}

/** @throws BackupRefused where the stored bytes are not those that were written */
export async function* readCompressed(
  { store, key }: SealedStore,
  { file, sha256 }: { file: string; sha256: string },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of store.read(file)) {
      hash.update(chunk);
      yield chunk;
    }
    if (hash.digest('hex') !== sha256) throw new BackupRefused('damaged', file);
  }
  const opened = key ? decrypt(hashed(), key, file) : hashed();
  const unpacked = createGunzip();
  const running = pipeline(opened, unpacked);
  running.catch(() => {});
  try {
    yield* unpacked as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof BackupRefused || error instanceof BackupStoreError) throw error;
    throw new BackupRefused('damaged', file);
  }
  await running;
}

export async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
