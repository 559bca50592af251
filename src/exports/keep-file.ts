/** Writes chunks to a file that appears whole or not at all: aside, fsynced, renamed, its folder fsynced. Knows no format. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface KeptFile {
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
}

/** On any failure nothing is left, and the error is the caller's. */
export async function keepFile(
  file: string,
  chunks: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
): Promise<KeptFile> {
  await mkdir(dirname(file), { recursive: true, mode: 0o750 });
  const aside = `${file}.part`;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* measured() {
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      hash.update(bytes);
      sizeBytes += bytes.byteLength;
      yield bytes;
    }
  }
  try {
    await pipeline(measured, createWriteStream(aside, { mode: 0o640, flush: true }), { signal });
    await rename(aside, file);
    await syncDirectory(dirname(file));
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
