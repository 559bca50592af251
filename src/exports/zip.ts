/** Writes a ZIP entry by entry, each flowing through before the next is asked for. Knows bytes and names. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  path: string;
  content: Buffer | { file: string };
  modifiedAt: Date;
  /** What is compressed already is only stored. */
  stored?: boolean;
}

/** Resolves when the entry has flowed out: whoever awaits it holds one entry in memory. */
export type AddEntry = (entry: ZipEntry) => Promise<void>;

/** @param fill adds the entries; what it throws, the reader of the ZIP gets */
export async function* zipOf(fill: (add: AddEntry) => Promise<void>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error as Error));
  const stopped = once(output, 'close').then(() => {
    throw new Error('the ZIP was not read to its end');
  });
  stopped.catch(() => {});
  const add: AddEntry = (entry) => Promise.race([addEntry(zip, entry), stopped]);
  const filling = fill(add).then(
    () => zip.end(),
    (error) => void output.destroy(error),
  );
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    output.destroy();
    await filling;
  }
}

function addEntry(zip: ZipFile, { path, content, modifiedAt, stored = false }: ZipEntry): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      mtime: modifiedAt,
      mode: 0o100644,
      compress: !stored,
      ...(Buffer.isBuffer(content) && { size: content.length }),
    };
    zip.addReadStreamLazy(path, options, (take) => {
      const stream = Buffer.isBuffer(content)
        ? Readable.from(content.length ? [content] : [])
        : createReadStream(content.file);
      stream.once('end', resolve);
      stream.once('error', reject);
      take(null, stream);
    });
  });
}
