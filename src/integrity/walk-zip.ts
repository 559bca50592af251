/** The entries of a ZIP on the disk or in memory, of any number of files: each is inflated only when it is asked for. */
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';

export interface WalkedEntry {
  /** As it was written: a label, never a path to write to. */
  name: string;
  sizeBytes: number;
  /** @throws when it is encrypted, packed in a way that is not read, or broken */
  read(): Promise<Buffer>;
}

/** Their names are held while they are walked. A pack of a busy month has a few ten thousand. */
const mostEntries = 200_000;

export type Opened =
  | { ok: true; entries: WalkedEntry[]; close(): void }
  | { ok: false; tooMany: boolean; detail: string };

/** @param source the file's path, or its bytes */
export async function openZipEntries(source: string | Buffer): Promise<Opened> {
  let zip: ZipFile | undefined;
  try {
    // The caller closes it: entries are read after the last has been listed.
    const options = { autoClose: false, decodeStrings: false };
    zip = await (typeof source === 'string'
      ? openPromise(source, options)
      : fromBufferPromise(source, options));
    if (zip.entryCount > mostEntries) {
      zip.close();
      return {
        ok: false,
        tooMany: true,
        detail: `${zip.entryCount} entries, at most ${mostEntries} are read`,
      };
    }
    const opened = zip;
    const entries: WalkedEntry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(toWalked(opened, entry));
    return { ok: true, entries, close: () => opened.close() };
  } catch (error) {
    zip?.close();
    return {
      ok: false,
      tooMany: false,
      detail: error instanceof Error ? error.message.slice(0, 200) : String(error),
    };
  }
}

function toWalked(zip: ZipFile, entry: Entry): WalkedEntry {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  return { name, sizeBytes: entry.uncompressedSize, read: () => read(zip, entry) };
}

/** The library stops at the declared size, so an entry that declares a false size costs no more than it declared. */
async function read(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Error('the entry is encrypted');
  const bytes = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray());
  if (crc32(bytes) !== entry.crc32) throw new Error('the checksum does not match');
  return bytes;
}
