/** Reads a ZIP without loading it whole: its directory, then each entry when it is asked for (APPNOTE 6.3.10, ZIP64). */
import type { Bytes } from './bytes.ts';
import { textOf } from './bytes.ts';
import type { Source } from './source.ts';

export interface Entry {
  path: string;
  /** As declared; reading gives these many bytes or throws. */
  size: number;
  read(): Promise<Bytes>;
}

/** An original has at most 50 MB; what declares more is a trap. */
const mostEntryBytes = 200_000_000;

export async function readZip(source: Source): Promise<Entry[]> {
  const { at, size, count } = await findDirectory(source);
  const bytes = await source.read(at, at + size);
  const view = viewOf(bytes);
  const entries: Entry[] = [];
  let position = 0;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(position, true) !== 0x02014b50) throw new Error('zip_directory');
    const method = view.getUint16(position + 10, true);
    const nameLength = view.getUint16(position + 28, true);
    const extraLength = view.getUint16(position + 30, true);
    const commentLength = view.getUint16(position + 32, true);
    const name = textOf(bytes.subarray(position + 46, position + 46 + nameLength));
    const extraAt = position + 46 + nameLength;
    const sizes = {
      full: view.getUint32(position + 24, true),
      packed: view.getUint32(position + 20, true),
      offset: view.getUint32(position + 42, true),
    };
    for (let x = extraAt; x + 4 <= extraAt + extraLength; x += 4 + view.getUint16(x + 2, true)) {
      if (view.getUint16(x, true) !== 1) continue;
      let field = x + 4;
      for (const key of ['full', 'packed', 'offset'] as const) {
        if (sizes[key] !== 0xffffffff) continue;
        sizes[key] = Number(view.getBigUint64(field, true));
        field += 8;
      }
    }
    if (!name.endsWith('/'))
      entries.push({ path: name, size: sizes.full, read: () => readEntry(source, method, sizes) });
    position = extraAt + extraLength + commentLength;
  }
  return entries;
}

async function findDirectory(source: Source): Promise<{ at: number; size: number; count: number }> {
  const start = Math.max(0, source.size - 65_557);
  const tail = viewOf(await source.read(start, source.size));
  for (let i = tail.byteLength - 22; i >= 0; i--) {
    if (tail.getUint32(i, true) !== 0x06054b50) continue;
    const found = {
      count: tail.getUint16(i + 10, true),
      size: tail.getUint32(i + 12, true),
      at: tail.getUint32(i + 16, true),
    };
    if (found.at !== 0xffffffff && found.count !== 0xffff && found.size !== 0xffffffff) return found;
    const locator = viewOf(await source.read(start + i - 20, start + i));
    if (locator.getUint32(0, true) !== 0x07064b50) throw new Error('zip_directory');
    const record = Number(locator.getBigUint64(8, true));
    const large = viewOf(await source.read(record, record + 56));
    return {
      count: Number(large.getBigUint64(32, true)),
      size: Number(large.getBigUint64(40, true)),
      at: Number(large.getBigUint64(48, true)),
    };
  }
  throw new Error('zip_directory');
}

async function readEntry(
  source: Source,
  method: number,
  { full, packed, offset }: { full: number; packed: number; offset: number },
): Promise<Bytes> {
  if (full > mostEntryBytes || packed > mostEntryBytes) throw new Error('zip_entry');
  const head = viewOf(await source.read(offset, offset + 30));
  if (head.getUint32(0, true) !== 0x04034b50) throw new Error('zip_entry');
  const from = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const data = await source.read(from, from + packed);
  if (method === 0 && packed === full) return data;
  if (method !== 8) throw new Error('zip_entry');
  return inflate(data, full);
}

/** Stops at the declared size, so that an entry costs no more than it says. */
async function inflate(data: Bytes, full: number): Promise<Bytes> {
  const bytes = new Uint8Array(full);
  let filled = 0;
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // What is wrong with the data is said where it is read.
  const written = writer.write(data).then(() => writer.close());
  written.catch(() => {});
  const reader = stream.readable.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    if (filled + value.length > full) {
      await reader.cancel();
      throw new Error('zip_entry');
    }
    bytes.set(value, filled);
    filled += value.length;
  }
  if (filled !== full) throw new Error('zip_entry');
  return bytes;
}

function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
