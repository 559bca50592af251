/** The files of exports on disk: removes one, and lists old ones so that files without an export can be found. Never leaves DATA_DIR/exports. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { mediaTypes } from '../core/export-formats.ts';

/** `<organisation>/<export>-<start>.<ending>`, as make-export gives them. */
const endings = Object.keys(mediaTypes).join('|');
const ours = new RegExp(`^[0-9a-f-]{36}/[0-9a-f-]{73}\\.(${endings})(\\.part)?$`);

export function isExportPath(path: string): boolean {
  return ours.test(path) && normalize(path) === path;
}

export function exportFile(dir: string, path: string): string {
  if (!isExportPath(path)) throw new Error(`${path} is no export's file`);
  return join(dir, path);
}

/** No error when it has gone already. */
export async function removeExportFile(dir: string, path: string): Promise<void> {
  await rm(exportFile(dir, path), { force: true });
}

/** Of an age, in no order: half-written ones, and whole ones that may have no export any more. */
export async function listExportFiles(dir: string, before: Date): Promise<string[]> {
  const names = await readdir(dir, { recursive: true, encoding: 'utf8' }).catch(ignoreMissing);
  const old: string[] = [];
  for (const name of names.map((one) => one.replaceAll('\\', '/'))) {
    if (!ours.test(name)) continue;
    const found = await stat(join(dir, name)).catch(ignoreMissing);
    if (!Array.isArray(found) && found.mtime < before) old.push(name);
  }
  return old;
}

/** Scratch folders exist only while an export is being made, which takes less than a day. */
export async function sweepScratch(dir: string, before: Date): Promise<void> {
  const scratch = join(dir, 'scratch');
  for (const name of await readdir(scratch).catch(ignoreMissing)) {
    const found = await stat(join(scratch, name)).catch(ignoreMissing);
    if (!Array.isArray(found) && found.mtime < before)
      await rm(join(scratch, name), { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): [] {
  if (error.code !== 'ENOENT') throw error;
  return [];
}
