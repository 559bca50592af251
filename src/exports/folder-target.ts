/**
 * Delivers into a folder below DELIVERY_ROOT/<organisation>: never over what is there, through no symbolic link, and
 * whole or not at all, because other programs watch the folder.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Put, Target } from './target.ts';
import { TargetError } from './target-error.ts';

export function folderTarget(root: string, organisationId: string, folder: string): Target {
  const base = [organisationId, ...folder.split('/')].filter((part) => part !== '');
  return {
    async put({ path, content, id }: Put) {
      const parts = [...base, ...path.split('/')];
      const name = parts.pop()!;
      try {
        const directory = await openDirectory(root, parts);
        return await write(join(directory, name), join(directory, `.${id}.part`), content);
      } catch (error) {
        throw error instanceof TargetError ? error : new TargetError(codeOf(error), { cause: error });
      }
    },
    async sha256Of(path) {
      const parts = [...base, ...path.split('/')];
      const name = parts.pop()!;
      try {
        const file = join(await openDirectory(root, parts), name);
        if (!(await lstat(file)).isFile()) return undefined;
        return createHash('sha256')
          .update(await readFile(file))
          .digest('hex');
      } catch (error) {
        if (error instanceof TargetError) throw error;
        return undefined;
      }
    },
  };
}

/** Makes what is missing, one after the other; a link in the way is refused, wherever it leads. */
async function openDirectory(root: string, parts: string[]): Promise<string> {
  let directory = await realpath(root);
  for (const part of parts) {
    if (part === '' || part === '.' || part === '..' || /[/\\\0]/.test(part))
      throw new TargetError('path_refused');
    directory = join(directory, part);
    await mkdir(directory, { mode: 0o770 }).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (!(await lstat(directory)).isDirectory()) throw new TargetError('path_refused');
  }
  return directory;
}

async function write(file: string, aside: string, content: Buffer): Promise<'stored' | 'exists'> {
  await rm(aside, { force: true });
  const handle = await open(
    aside,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
    0o660,
  );
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // A link never replaces what is there; a rename would.
    await link(aside, file).catch((error) => {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(error.code)) throw error;
      // File systems without hard links.
      return copyFile(aside, file, constants.COPYFILE_EXCL);
    });
    return 'stored';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'exists';
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no_space';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not_writable';
    case 'ENOENT':
      return 'folder_missing';
    default:
      return 'not_written';
  }
}
