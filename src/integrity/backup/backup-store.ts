/** Where a backup is kept: names and bytes, in a folder or a bucket. Knows neither what is in them nor how they are encrypted. */

export interface StoredBytes {
  sizeBytes: number;
  /** Of the bytes as they are stored. */
  sha256: string;
}

export class BackupStoreError extends Error {
  override readonly name = 'BackupStoreError';
  readonly code: 'missing' | 'unavailable';

  constructor(code: 'missing' | 'unavailable', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export interface BackupStore {
  /** For people. */
  place: string;
  /** Durable and whole when it resolves; before that there is nothing under the name, or what was there before. */
  write(name: string, source: AsyncIterable<Buffer>): Promise<StoredBytes>;
  /** @throws BackupStoreError `missing` */
  read(name: string): AsyncIterable<Buffer>;
  /** Names and folders directly below a folder, sorted. */
  listNames(folder: string): Promise<string[]>;
  /** Answers whether a file of the store is there; what was written since it was opened may be missed. */
  openIndex(folder: string): Promise<(name: string) => Promise<boolean>>;
  /** A folder with all that is in it, the named file first. */
  remove(folder: string, first: string): Promise<void>;
}

/** The bytes of a small file. */
export async function readWhole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(source));
}
