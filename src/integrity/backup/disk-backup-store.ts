/** A backup in a folder: each file is written beside its place, synced and renamed, so that what has a name is whole. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCode } from '../../archive/disk-errors.ts';
import { durableDirectories } from '../../archive/durable-directories.ts';
import { type BackupStore, BackupStoreError, type StoredBytes } from './backup-store.ts';

const directoryMode = 0o700;
const fileMode = 0o600;

/** @param options.make false for reading: what is not there stays so */
export async function openDiskBackupStore(dir: string, { make }: { make: boolean }): Promise<BackupStore> {
  if (make) await step(dir, () => mkdir(dir, { recursive: true, mode: directoryMode }));
  const directories = durableDirectories(dir, directoryMode);
  return {
    place: dir,
    write: (name, source) =>
      step(name, async () => {
        const file = join(dir, name);
        await directories.make(dirname(file));
        const draft = `${file}.${randomUUID()}.part`;
        try {
          const stored = await writeDurably(draft, source);
          await rename(draft, file);
          await directories.sync(dirname(file));
          return stored;
        } catch (error) {
          await unlink(draft).catch(() => {});
          throw error;
        }
      }),
    read: async function* (name) {
      try {
        yield* createReadStream(join(dir, name), { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>;
      } catch (error) {
        throw meaning(name, error);
      }
    },
    listNames: (folder) =>
      step(folder, async () => {
        const names = await readdir(join(dir, folder)).catch((error) => {
          if (isCode(error, 'ENOENT')) return [];
          throw error;
        });
        return names.sort();
      }),
    openIndex: async () => async (name) => {
      const found = await stat(join(dir, name)).catch(() => undefined);
      return found?.isFile() === true;
    },
    remove: (folder, first) =>
      step(folder, async () => {
        await rm(join(dir, folder, first), { force: true });
        await rm(join(dir, folder), { recursive: true, force: true });
      }),
  };
}

async function writeDurably(file: string, source: AsyncIterable<Buffer>): Promise<StoredBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const handle = await open(file, 'wx', fileMode);
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw meaning(name, error);
  }
}

function meaning(name: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  // Only a file system's errors: what the source threw stays as it is.
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  if (code === 'ENOENT') return new BackupStoreError('missing', `${name} is not in the backup`, error);
  return new BackupStoreError('unavailable', `the backup's folder cannot be used (${name}: ${code})`, error);
}
