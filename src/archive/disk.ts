/** The archive in a folder. Knows rename, fsync and the errors of file systems; decides nothing about messages. */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Archive, ArchiveError, type Incoming, type Promotion } from './archive.ts';
import { archiveIdCheck } from './archive-id.ts';
import { link, rename, statIfThere, unlink, writeNew } from './disk-calls.ts';
import { asArchiveError, eachAsArchiveError, isCode } from './disk-errors.ts';
import { filesBelow } from './disk-list.ts';
import { appendLines, linesOf, rememberEnds } from './disk-manifest.ts';
import { durableDirectories } from './durable-directories.ts';
import { isArchivePath, isSafeSegment } from './path.ts';

const fileMode = 0o640;
const directoryMode = 0o750;
/**
 * With less than this, or a hundredth of a small disk, it counts as full: a download that cannot be kept is wasted, and
 * ANAF allows a few a day.
 */
const leastFreeBytes = 16 * 1024 ** 2;

/**
 * The folder itself is made here and never again: if its disk is unmounted later, writing fails, rather than filling
 * the mount point with files that the mount then hides.
 * @param options.make false when something has been archived already: a folder without `incoming/` then is a mount
 * point whose disk is not there, and every write fails until it is
 * @param options.id what is in the archive's root; nothing is written to another folder, or found missing there
 */
export async function openDiskArchive(
  dir: string,
  { make = true, id }: { make?: boolean; id?: string } = {},
): Promise<Archive> {
  const checkId = id === undefined ? async () => {} : archiveIdCheck(dir, id);
  const incomingDir = join(dir, 'incoming');
  const directories = durableDirectories(dir, directoryMode);
  const ends = rememberEnds();
  let checking: ReturnType<Archive['check']> | undefined;

  await asArchiveError('open the archive', 'unavailable', async () => {
    if (!make) return;
    await mkdir(dir, { recursive: true, mode: directoryMode });
    await directories.make(incomingDir);
  });

  return {
    keepIncoming: (hint, bytes) =>
      asArchiveError('keep incoming bytes', 'unavailable', async () => {
        await checkId();
        const name = incomingName(hint);
        const file = join(incomingDir, name);
        // Dying here leaves a `.part`, never taken for a whole file; the sweep lists it. Failing leaves nothing:
        // on a full disk every attempt would make it fuller.
        await writeNew(`${file}.part`, bytes, fileMode).catch(async (error) => {
          await unlink(`${file}.part`).catch(() => {});
          throw error;
        });
        await rename(`${file}.part`, file);
        await directories.sync(incomingDir);
        // Dying from here on leaves a whole file in incoming/: the message is still pending and is downloaded again.
        return { name, sha256: sha256Hex(bytes), sizeBytes: bytes.byteLength };
      }),

    promote: (incoming, path) =>
      asArchiveError('give bytes their place', 'missing', async () => {
        await checkId();
        const source = incomingFile(incoming);
        const target = fileOf(path);
        await directories.make(dirname(target));
        const promotion = await placeWithoutOverwriting(source, target, incoming).catch(async (error) => {
          if (!isCode(error, 'ENOENT')) throw error;
          // Somebody has tidied up an empty folder that was remembered as made.
          await directories.makeAgain(dirname(target));
          return placeWithoutOverwriting(source, target, incoming);
        });
        await directories.sync(dirname(target));
        // Dying before this line leaves the file in place under two names, without a row: the next attempt adopts the
        // one in place and the sweep takes the other.
        await unlink(source).catch(ignoreMissing);
        return promotion;
      }),

    read: (path) =>
      asArchiveError('read from the archive', 'missing', () =>
        readFile(fileOf(path)).catch(async (error) => {
          if (isCode(error, 'ENOENT')) await checkId();
          throw error;
        }),
      ),

    stat: (path) =>
      asArchiveError('look into the archive', 'unavailable', async () => {
        const found = await statIfThere(fileOf(path));
        if (!found) await checkId();
        return found?.isFile() ? { sizeBytes: found.size } : null;
      }),

    setAside: (path, aside) =>
      asArchiveError('set a damaged file aside', 'unavailable', async () => {
        // Not into the empty mount point of a disk that is not there.
        await stat(incomingDir);
        await rename(fileOf(path), fileOf(aside)).then(
          () => directories.sync(dirname(fileOf(aside))),
          ignoreMissing,
        );
      }),

    discardIncoming: (incoming) =>
      asArchiveError('discard incoming bytes', 'unavailable', async () => {
        await unlink(incomingFile(incoming)).catch(ignoreMissing);
      }),

    sweepIncoming: () =>
      asArchiveError('look into incoming/', 'unavailable', async () => {
        const leftOvers = [];
        for (const name of await readdir(incomingDir)) {
          const found = await statIfThere(join(incomingDir, name));
          if (found?.isFile()) leftOvers.push({ name, sizeBytes: found.size, modifiedAt: found.mtime });
        }
        return leftOvers;
      }),

    appendManifest: (folder, entries) =>
      asArchiveError('continue a manifest', 'unavailable', async () => {
        if (entries.length === 0) return;
        // Not into the empty mount point of a disk that has gone.
        await stat(incomingDir);
        await checkId();
        const file = manifestOf(folder);
        await directories.makeAgain(dirname(file));
        if (await appendLines(file, entries, fileMode)) await directories.sync(dirname(file));
      }),

    findManifestEnd: (folder) =>
      asArchiveError("read a manifest's end", 'unavailable', () => ends.of(manifestOf(folder))),

    readManifest: (folder) =>
      eachAsArchiveError('read a manifest', 'missing', () => linesOf(manifestOf(folder))),

    list: (folder, enter) =>
      eachAsArchiveError('list the archive', 'unavailable', () => filesBelow(dir, folder, enter)),

    check: () => {
      // Those that ask meanwhile share it: each overview asks, and the answer is that of the same disk.
      checking ??= checkNow().finally(() => {
        checking = undefined;
      });
      return checking;
    },
  };

  async function checkNow(): ReturnType<Archive['check']> {
    try {
      return await asArchiveError('write into the archive', 'unavailable', async () => {
        await checkId();
        const probe = join(incomingDir, `${incomingName('probe')}.part`);
        try {
          await writeNew(probe, 'probe', fileMode);
        } finally {
          // A full disk takes the name and refuses the bytes.
          await unlink(probe).catch(() => {});
        }
        const { bavail, blocks, bsize } = await statfs(dir);
        // Some network file systems count no blocks at all.
        if (blocks === 0) return { ok: true as const, freeBytes: null };
        const freeBytes = bavail * bsize;
        if (freeBytes < Math.min(leastFreeBytes, (blocks * bsize) / 100))
          throw new ArchiveError('full', `only ${freeBytes} bytes are free where the archive lies`);
        return { ok: true as const, freeBytes };
      });
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      return { ok: false, code: error.code, detail: error.message };
    }
  }

  function incomingFile({ name }: Pick<Incoming, 'name'>): string {
    if (!isSafeSegment(name)) throw new Error(`no incoming file can be called ${JSON.stringify(name)}`);
    return join(incomingDir, name);
  }

  function manifestOf(folder: string): string {
    return fileOf(`${folder}/manifest.jsonl`);
  }

  function fileOf(path: string): string {
    if (!isArchivePath(path)) throw new Error(`not a path of the archive: ${JSON.stringify(path)}`);
    return join(dir, path);
  }
}

/** rename() silently replaces an existing file; link() fails, even when two processes race. */
async function placeWithoutOverwriting(
  source: string,
  target: string,
  incoming: Incoming,
): Promise<Promotion> {
  try {
    await link(source, target);
    return 'promoted';
  } catch (error) {
    if (isCode(error, 'EEXIST')) return adoptIfSame(target, incoming);
    // Some network and removable file systems have no second names. One worker has a message at a time, so looking
    // first is enough there.
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
    if (await statIfThere(target)) return adoptIfSame(target, incoming);
    await rename(source, target);
    return 'promoted';
  }
}

async function adoptIfSame(target: string, incoming: Incoming): Promise<Promotion> {
  const inPlace = await readFile(target);
  if (inPlace.byteLength === incoming.sizeBytes && sha256Hex(inPlace) === incoming.sha256) return 'adopted';
  throw new ArchiveError('conflict', 'other bytes are in place already; they were left as they are');
}

function incomingName(hint: string): string {
  const readable = hint.replace(/[^A-Za-z0-9]/g, '').slice(0, 40) || 'unnamed';
  return `${readable}.${randomUUID()}`;
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function ignoreMissing(error: unknown): undefined {
  if (!isCode(error, 'ENOENT')) throw error;
}
