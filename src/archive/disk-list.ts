/** What is in a folder, however deep, without holding more than one directory of it in memory. */

import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchivedFile } from './archive.ts';
import { archiveIdFile } from './archive-id.ts';
import { isCode } from './disk-errors.ts';

/** A folder that has gone in the meantime has nothing in it; only the root must be there. */
export async function* filesBelow(
  root: string,
  folder: string,
  enter: (folder: string) => boolean = () => true,
): AsyncGenerator<ArchivedFile> {
  let directory: Awaited<ReturnType<typeof opendir>>;
  try {
    directory = await opendir(join(root, folder));
  } catch (error) {
    if (folder !== '' && isCode(error, 'ENOENT')) return;
    throw error;
  }
  for await (const entry of directory) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (path === 'incoming' || path === archiveIdFile) continue;
    if (entry.isDirectory()) {
      if (enter(path)) yield* filesBelow(root, path, enter);
    } else {
      const found = await stat(join(root, path)).catch(() => undefined);
      yield { path, sizeBytes: found?.size ?? 0 };
    }
  }
}
