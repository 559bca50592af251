/** The id in the archive's root, by which it belongs to one database. Knows files; does not know where the database keeps its copy. */
import type { Stats } from 'node:fs';
import { link, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from './archive.ts';
import { statIfThere } from './disk-calls.ts';
import { asArchiveError, isCode } from './disk-errors.ts';
import { durableDirectories } from './durable-directories.ts';

export const archiveIdFile = 'archive.id';

/** Undefined when the folder has none: a folder that is not made yet, an archive of before, or another disk. */
export async function readArchiveId(dir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dir, archiveIdFile), 'utf8')).trim();
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/**
 * Writes the id unless there is one; durable when it resolves. Only into a folder that is an archive.
 * @returns the id that is there now
 */
export function writeArchiveId(dir: string, id: string): Promise<string> {
  return asArchiveError("write the archive's id", 'unavailable', async () => {
    await stat(join(dir, 'incoming'));
    const file = join(dir, archiveIdFile);
    const draft = join(dir, 'incoming', `${archiveIdFile}.${process.pid}`);
    await writeFile(draft, `${id}\n`, { mode: 0o640, flush: true });
    try {
      await link(draft, file).catch((error) => {
        if (!isCode(error, 'EEXIST')) throw error;
      });
    } finally {
      await unlink(draft).catch(() => {});
    }
    await durableDirectories(dir, 0o750).sync(dir);
    return (await readArchiveId(dir))!;
  });
}

/** Makes an archive that has no file another one: the caller has looked. */
export async function replaceArchiveId(dir: string, id: string): Promise<void> {
  await asArchiveError("replace the archive's id", 'unavailable', async () => {
    await unlink(join(dir, archiveIdFile)).catch((error) => {
      if (!isCode(error, 'ENOENT')) throw error;
    });
  });
  await writeArchiveId(dir, id);
}

/**
 * Checks that the folder is this archive, for each access: a disk can be unmounted or exchanged while the program runs.
 * What was read is remembered with the file's inode, so that a check costs one stat.
 */
export function archiveIdCheck(dir: string, id: string): () => Promise<void> {
  const file = join(dir, archiveIdFile);
  let checked: string | undefined;
  let looking: Promise<Stats | undefined> | undefined;
  return async () => {
    // Those that ask while a look is under way share it: each message asks three times.
    looking ??= statIfThere(file)
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
    const found = await looking;
    const inode = found && `${found.dev} ${found.ino} ${found.mtimeMs}`;
    if (inode !== undefined && inode === checked) return;
    const there = await readArchiveId(dir);
    if (there !== id) throw new ArchiveError('unavailable', wrongArchive(dir, id, there));
    checked = inode;
  };
}

export function wrongArchive(dir: string, id: string, there: string | undefined): string {
  const what = there === undefined ? `has no ${archiveIdFile}` : `has the id ${there}`;
  return (
    `${dir} is not the archive of this database: it ${what}, and the database expects ${id}. Is its disk mounted, and does ` +
    `DATA_DIR belong to this DATABASE_URL? Nothing is written there, and messages wait. ` +
    `For an archive that was restored by hand, or to begin an empty one: docs/operations.md, "The archive and its database".`
  );
}
