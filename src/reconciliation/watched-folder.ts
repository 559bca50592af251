/**
 * The folder in which people leave journals, DELIVERY_ROOT/<organisation>/jurnale/<company>: what lies there, its bytes,
 * and moving it aside. Follows no symbolic link, deletes nothing and replaces nothing. Knows no database.
 */
import { constants } from 'node:fs';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  opendir,
  realpath,
  rename,
  unlink,
} from 'node:fs/promises';
import { join } from 'node:path';
import { classifyJournalName, largestJournalBytes, watchedFolder } from '../core/journal-file.ts';

export interface LyingFile {
  /** Of the company, as it is named on the disk; `` for what lies beside the folders of companies. */
  folder: string;
  name: string;
  sizeBytes: number;
  modifiedAt: Date;
}

const mostFolders = 5_000;
const mostFiles = 1_000;
const mostNames = 20;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of the organisations that have a watched folder. */
export async function listWatching(root: string): Promise<string[]> {
  const base = await realpath(root);
  const found: string[] = [];
  for (const name of await namesIn(base, Number.POSITIVE_INFINITY))
    if (
      uuid.test(name) &&
      (await isFolder(join(base, name))) &&
      (await isFolder(join(base, name, watchedFolder)))
    )
      found.push(name);
  return found;
}

/** @returns journals that lie there, also in a format that is not read, and whether there are more than were looked at */
export async function listLying(
  root: string,
  organisationId: string,
): Promise<{ files: LyingFile[]; more: boolean }> {
  const base = await openFolder(root, organisationId, '');
  const files: LyingFile[] = [];
  const folders = await namesIn(base, mostFolders);
  for (const folder of ['', ...folders]) {
    const path = join(base, folder);
    if (folder !== '' && !(await isFolder(path))) continue;
    for (const name of await namesIn(path, mostFiles)) {
      if (classifyJournalName(name) === 'no_journal') continue;
      const found = await lstat(join(path, name)).catch(() => undefined);
      if (!found?.isFile()) continue;
      if (files.length === mostFiles) return { files, more: true };
      files.push({ folder, name, sizeBytes: found.size, modifiedAt: found.mtime });
    }
  }
  return { files, more: folders.length === mostFolders };
}

/** Undefined when it is not as it was seen: then it is still being written, or was taken away. */
export async function readLying(
  root: string,
  organisationId: string,
  { folder, name, sizeBytes, modifiedAt }: LyingFile,
): Promise<Buffer | undefined> {
  let handle: FileHandle | undefined;
  try {
    const path = join(await openFolder(root, organisationId, folder), name);
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const isAsSeen = async () => {
      const now = await handle!.stat();
      return now.isFile() && now.size === sizeBytes && now.mtime.getTime() === modifiedAt.getTime();
    };
    if (sizeBytes > largestJournalBytes || !(await isAsSeen())) return undefined;
    const bytes = await handle.readFile();
    return bytes.length === sizeBytes && (await isAsSeen()) ? bytes : undefined;
  } catch (error) {
    if (['ENOENT', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  } finally {
    await handle?.close();
  }
}

/**
 * Into a folder beside it, under its own name or one with a number. May be called again after a crash in its middle.
 * @returns false when it is not there any more as it was seen
 */
export async function moveLying(
  root: string,
  organisationId: string,
  { folder, name, sizeBytes, modifiedAt }: LyingFile,
  to: string,
): Promise<boolean> {
  const base = await openFolder(root, organisationId, folder);
  const from = join(base, name);
  const found = await lstat(from).catch(() => undefined);
  if (found?.size !== sizeBytes || found.mtime.getTime() !== modifiedAt.getTime()) return false;
  const target = join(base, to);
  await mkdir(target, { mode: 0o770 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (!(await isFolder(target)))
    throw new Error('the place of the folder for read journals is taken by something that is not a folder');
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name)!;
  for (let n = 1; n <= mostNames; n++) {
    const path = join(target, n === 1 ? name : `${stem} (${n})${ending}`);
    const moved = await moveTo(from, path);
    if (moved !== 'taken') return moved === 'moved';
  }
  throw new Error('there are too many read journals of the same name');
}

async function moveTo(from: string, path: string): Promise<'moved' | 'taken' | 'gone'> {
  try {
    // A link never replaces what is there; a rename would.
    await link(from, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'gone';
    if (code === 'EEXIST') {
      const [mine, other] = await Promise.all([lstat(from).catch(() => undefined), lstat(path)]);
      if (!mine) return 'gone';
      // Linked before a crash, and not taken out of the watched folder yet.
      if (mine.ino !== other.ino || mine.dev !== other.dev) return 'taken';
    } else {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code ?? '')) throw error;
      // File systems without hard links.
      if (await lstat(path).catch(() => undefined)) return 'taken';
      await rename(from, path);
      return 'moved';
    }
  }
  await unlink(from);
  return 'moved';
}

/** Each step is looked at: a link in the way is refused, wherever it leads. */
async function openFolder(root: string, organisationId: string, folder: string): Promise<string> {
  let path = await realpath(root);
  for (const part of [organisationId, watchedFolder, ...(folder === '' ? [] : [folder])]) {
    if (part === '.' || part === '..' || /[/\\\0]/.test(part))
      throw new RangeError('not the name of a folder');
    path = join(path, part);
    if (!(await isFolder(path)))
      throw Object.assign(new Error('there is no such folder'), { code: 'ENOENT' });
  }
  return path;
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function namesIn(path: string, most: number): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(path)) {
    names.push(name);
    if (names.length >= most) break;
  }
  return names.sort();
}
