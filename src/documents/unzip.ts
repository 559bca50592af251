/** Opens a downloaded ZIP, wholly or not at all. Knows sizes and checksums; what the entries mean is not known here. */

import { promisify } from 'node:util';
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';

export interface ZipEntry {
  /** As the sender wrote it, `../` and all: a label to compare, never a path to write to. */
  name: string;
  bytes: Buffer;
}

export type UnzipRefusal =
  | 'not_a_zip'
  | 'corrupt'
  | 'too_many_entries'
  | 'too_large'
  | 'encrypted'
  | 'unsupported';

export type Unzipped =
  | { ok: true; entries: ZipEntry[] }
  | { ok: false; reason: UnzipRefusal; detail: string };

/** ANAF sends two entries and takes XML of at most 10 MB, so these are generous. */
export interface UnzipCaps {
  entries: number;
  entryBytes: number;
  totalBytes: number;
}

const defaultCaps: UnzipCaps = { entries: 10, entryBytes: 100_000_000, totalBytes: 150_000_000 };

/** Below this, inflating at once costs less than the hop to another thread, and blocks for a few milliseconds at most. */
const inflateAtOnceBytes = 1_000_000;

const inflateElsewhere = promisify(inflateRaw) as (
  bytes: Uint8Array,
  options: { maxOutputLength: number; chunkSize: number },
) => Promise<Buffer>;

export async function unzip(bytes: Buffer, caps: UnzipCaps = defaultCaps): Promise<Unzipped> {
  const shape = notAZip(bytes);
  if (shape) return refuse('not_a_zip', shape);
  let zip: ZipFile;
  let listed: Entry[] | null;
  try {
    // Names stay raw bytes, because the library refuses the whole ZIP over a name that would be dangerous as a path.
    zip = await fromBufferPromise(bytes, { decodeStrings: false });
    listed = await listEntries(zip, caps.entries);
  } catch (error) {
    return refuse('corrupt', reasonOf(error));
  }
  if (!listed)
    return refuse('too_many_entries', `${zip.entryCount} entries, at most ${caps.entries} are opened`);

  const refusal = validateDeclared(listed, caps);
  if (refusal) return refusal;

  const entries: ZipEntry[] = [];
  for (const entry of listed) {
    try {
      entries.push({ name: nameOf(entry), bytes: await extract(zip, entry, bytes) });
    } catch (error) {
      return refuse('corrupt', `entry ${entries.length + 1}: ${reasonOf(error)}`);
    }
  }
  return { ok: true, entries };
}

/** Says what came instead, or null for what starts as a ZIP does. */
function notAZip(bytes: Buffer): string | null {
  if (bytes.length === 0) return 'no bytes at all';
  const start = bytes.toString('latin1', 0, 64);
  // An entry's header, or the directory's end when there are no entries.
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return null;
  const visible = start.replace(/^ï»¿/, '').trimStart();
  const kind = /^<(!doctype html|html)/i.test(visible)
    ? 'an HTML page'
    : /^[{[]/.test(visible)
      ? 'JSON'
      : visible.startsWith('<')
        ? 'XML or HTML'
        : 'something else';
  return `${kind} of ${bytes.length} bytes`;
}

/** Null when there are more than the cap. Only the central directory counts: ANAF's local headers declare no sizes. */
async function listEntries(zip: ZipFile, most: number): Promise<Entry[] | null> {
  if (zip.entryCount > most) return null;
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Libraries inflate a ZIP that truthfully declares a size that is too large, so sizes are checked beforehand. */
function validateDeclared(entries: Entry[], caps: UnzipCaps): Unzipped | null {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const largest = Math.max(0, ...entries.map((entry) => entry.uncompressedSize));
  if (largest > caps.entryBytes) return refuse('too_large', `an entry of ${largest} bytes when unpacked`);
  if (total > caps.totalBytes) return refuse('too_large', `${total} bytes when unpacked`);
  if (entries.some((entry) => entry.isEncrypted())) return refuse('encrypted', 'an entry is encrypted');
  const strange = entries.find((entry) => !entry.canDecodeFileData());
  if (strange) return refuse('unsupported', `compression method ${strange.compressionMethod}`);
  return null;
}

async function extract(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  const content = entry.compressionMethod === 0 ? packed : await inflate(packed, entry.uncompressedSize);
  if (content.length !== entry.uncompressedSize) {
    throw new Error(`${content.length} bytes where ${entry.uncompressedSize} were declared`);
  }
  if (crc32(content) !== entry.crc32) throw new Error('the checksum does not match');
  return content;
}

/** Stops at the declared size, so that a ZIP that declares too little costs no more than it declared. */
async function inflate(packed: Buffer, declaredBytes: number): Promise<Buffer> {
  // One piece of the declared size and a byte: many pieces would be in memory twice while they are joined.
  const options = { maxOutputLength: Math.max(1, declaredBytes), chunkSize: Math.max(64, declaredBytes + 1) };
  return declaredBytes <= inflateAtOnceBytes
    ? inflateRawSync(packed, options)
    : inflateElsewhere(packed, options);
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function refuse(reason: UnzipRefusal, detail: string): Unzipped {
  return { ok: false, reason, detail };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error);
}
