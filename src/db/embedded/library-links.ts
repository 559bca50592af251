/** The libraries' symbolic links, which the npm package may have come without. */
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

/**
 * npm packages cannot carry symbolic links, so the package makes them in a postinstall step, which npm 11 does not run
 * unless told to. We make those that are missing; where node_modules is read-only, in `spare`.
 * @returns the folders that the loader must be told of: a library found by a link looks for the others beside the link
 */
export function completeLinks(native: string, spare: string): string | undefined {
  let elsewhere: string | undefined;
  for (const { source, target } of readLinks(native)) {
    const root = dirname(native);
    if (exists(join(root, target)) || link(basename(source), join(root, target))) continue;
    const spareLink = join(spare, basename(target));
    // Of an earlier version of the package, whose libraries are gone.
    if (!existsSync(spareLink)) removeLink(spareLink);
    if (!existsSync(spareLink) && !(makeDirectory(spare) && link(join(root, source), spareLink))) {
      throw new DatabaseError(
        'no_binaries',
        `The link ${target} is missing in ${root} and can be made neither there nor in ${spare}: run npm rebuild as the owner of node_modules.`,
      );
    }
    elsewhere = `${spare}:${dirname(join(root, source))}`;
  }
  return elsewhere;
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function makeDirectory(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    return true;
  } catch {
    return false;
  }
}

function link(to: string, at: string): boolean {
  try {
    symlinkSync(to, at);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

function removeLink(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The link cannot be made either, which is said then.
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
