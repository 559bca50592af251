/** A manifest as one file that only grows. Knows lines and fsync; what they say is the manifest's. */

import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { isCode } from './disk-errors.ts';
import {
  type ManifestEnd,
  type ManifestEntry,
  type ManifestLine,
  manifestLine,
  readManifestLine,
} from './manifest.ts';

/** Longer than any line: a path and two hashes. */
const tailBytes = 4096;
const lineFeed = 0x0a;

/** @returns whether the file was made, and its folder is to be synced */
export async function appendLines(file: string, entries: ManifestEntry[], mode: number): Promise<boolean> {
  const handle = await open(file, 'a+', mode);
  try {
    const { size } = await handle.stat();
    const whole = size - (await tornBytes(handle, size));
    // What a crash cut in the middle of a line was never a line.
    if (whole < size) await handle.truncate(whole);
    try {
      await handle.appendFile(entries.map(manifestLine).join(''));
      await handle.sync();
    } catch (error) {
      // A disk that filled up half-way: the next attempt finds the manifest as this one did.
      await handle.truncate(whole).catch(() => {});
      throw error;
    }
    return size === 0;
  } finally {
    await handle.close();
  }
}

/** Each sweep asks for a company's: with its file as it was, what was read is remembered, and asking costs one stat. */
export function rememberEnds(): { of(file: string): Promise<ManifestEnd> } {
  const remembered = new Map<string, { as: string; end: ManifestEnd }>();
  return {
    of: async (file) => {
      const found = await stat(file).catch(() => undefined);
      // Before it is read: what is appended meanwhile makes it another one.
      const as = found && `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`;
      const known = remembered.get(file);
      if (as !== undefined && known?.as === as) return known.end;
      remembered.delete(file);
      const end = await endOf(file);
      if (as === undefined || end.last === null || end.torn) return end;
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(file, { as, end });
      return end;
    },
  };
}

/** Some 300 bytes each. */
const mostRemembered = 20_000;

/** Of a manifest that is not there: no last entry, nothing torn. */
async function endOf(file: string): Promise<ManifestEnd> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { last: null, torn: false, unreadable: false };
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const torn = await tornBytes(handle, size);
    const tail = await readTail(handle, size - torn);
    const [line] = tail.toString('utf8').split('\n').slice(-2);
    const last = line ? readManifestLine(line) : null;
    return { last, torn: torn > 0, unreadable: last === null && size > torn };
  } finally {
    await handle.close();
  }
}

/** Whole lines only: a last one without its end is left out. */
export async function* linesOf(file: string): AsyncGenerator<ManifestLine> {
  let begun = '';
  let n = 0;
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop()!;
    for (const line of lines) yield { n: ++n, entry: readManifestLine(line) };
  }
}

/** Bytes after the last line feed. */
async function tornBytes(handle: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; end -= tailBytes) {
    const tail = await readTail(handle, end);
    const at = tail.lastIndexOf(lineFeed);
    if (at >= 0) return size - (end - tail.length + at + 1);
  }
  return size;
}

async function readTail(handle: FileHandle, end: number): Promise<Buffer> {
  const start = Math.max(0, end - tailBytes);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
  return buffer.subarray(0, bytesRead);
}
