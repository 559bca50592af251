/**
 * Writes a ZIP entry by entry, sizes and checksums before the bytes, ZIP64 where it must (APPNOTE 6.3.10). Knows bytes and
 * names. Ours, because what a library keeps of each entry grows: yazl held 21 KB of every file until the end, which is
 * 2 GB of a hundred thousand; here it is the entry's line in the directory, some 130 bytes, and those wait in a file.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';
import { createDirectory, localHeader, type WrittenEntry } from './zip-records.ts';

export interface ZipEntry {
  /** With `/` between its parts; unique, which is the caller's to see to. */
  path: string;
  /** Files are stored, not deflated: they may be large, and may be compressed already. */
  content: Buffer | { file: string };
  modifiedAt: Date;
  /** What is compressed already is only stored. */
  stored?: boolean;
}

/** Resolves when the entry has been written: a caller that awaits it holds one entry in memory. */
export type AddEntry = (entry: ZipEntry) => Promise<void>;

const deflate = promisify(deflateRaw) as (
  bytes: Uint8Array,
  options: { chunkSize: number },
) => Promise<Buffer>;

/**
 * What comes out lies in pieces of this size, 16 KiB by default: for an XML of nine that deflates to three, more than all
 * else that an entry has in memory, and the garbage collector sees such memory last.
 */
function chunkBytesOf({ length }: Uint8Array): number {
  return Math.min(256 * 1024, Math.max(1024, Math.ceil(length / 2)));
}

/**
 * @param fill adds the entries one after the other; what it throws, the reader of the ZIP gets
 * @param options.directoryFile where the directory waits for the end; without it in memory. It is the caller's to delete
 */
export async function* zipOf(
  fill: (add: AddEntry) => Promise<void>,
  { directoryFile }: { directoryFile?: string } = {},
): AsyncGenerator<Uint8Array> {
  await using slabs = directoryFile === undefined ? slabsInMemory() : await openSlabFile(directoryFile);
  const output = new PassThrough();
  const directory = createDirectory();
  let offset = 0;
  const write = async (bytes: Uint8Array) => {
    offset += bytes.byteLength;
    if (!output.write(bytes)) await drained(output);
  };
  const add: AddEntry = async (entry) => {
    const { head, chunks } = await prepare(entry);
    const at = offset;
    await write(localHeader(head));
    let left = head.compressedBytes;
    for await (const chunk of chunks) {
      left -= chunk.byteLength;
      await write(chunk);
    }
    // A file that changed under our hands would make every later entry unreadable.
    if (left !== 0) throw new Error(`${entry.path}: ${left} bytes less than were announced`);
    const full = directory.add(head, at);
    if (full) await slabs.add(full);
  };
  const filling = fill(add).then(
    async () => {
      const directoryAt = offset;
      for await (const bytes of slabs.read()) await write(bytes);
      for (const bytes of directory.end(directoryAt)) await write(bytes);
      output.end();
    },
    (error) => void output.destroy(error),
  );
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    output.destroy();
    await filling.catch(() => {});
  }
}

/** Full pieces of the directory, until it is written. */
interface Slabs extends AsyncDisposable {
  add(slab: Buffer): Promise<void>;
  read(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

function slabsInMemory(): Slabs {
  const slabs: Buffer[] = [];
  return {
    add: async (slab) => void slabs.push(slab),
    read: () => slabs,
    [Symbol.asyncDispose]: async () => {},
  };
}

async function openSlabFile(file: string): Promise<Slabs> {
  const handle = await open(file, 'w', 0o640);
  return {
    add: async (slab) => void (await handle.writeFile(slab)),
    read: () => readWhole(file),
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

interface Prepared {
  head: WrittenEntry;
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

async function prepare({ path, content, modifiedAt, stored = false }: ZipEntry): Promise<Prepared> {
  if (!Buffer.isBuffer(content)) return prepareFile(path, content.file, modifiedAt);
  const bytes = stored ? content : await deflate(content, { chunkSize: chunkBytesOf(content) });
  const head = {
    path,
    modifiedAt,
    stored,
    crc: crc32(content),
    bytes: content.length,
    compressedBytes: bytes.length,
  };
  return { head, chunks: [bytes] };
}

async function prepareFile(path: string, file: string, modifiedAt: Date): Promise<Prepared> {
  let crc = 0;
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    crc = crc32(chunk, crc);
    bytes += chunk.length;
  }
  const head = { path, modifiedAt, stored: true, crc, bytes, compressedBytes: bytes };
  return { head, chunks: readWhole(file) };
}

/** Opened when it is first read from: of a ZIP that is given up before, nothing stays open. */
async function* readWhole(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file);
}

/** Rejects when the ZIP is not read to its end. */
async function drained(output: PassThrough): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stopped = () => reject(output.errored ?? new Error('the ZIP was not read to its end'));
  output.once('drain', resolve);
  output.once('close', stopped);
  if (output.destroyed) stopped();
  await promise.finally(() => {
    output.off('drain', resolve);
    output.off('close', stopped);
  });
}
