/** Finds a cluster of another major beside ours, which a program with another PostgreSQL has made. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { Place } from './place.ts';

export interface OtherCluster {
  /** What `embeddedDirectory` was of that major. */
  dir: string;
  major: number;
}

/** The newest of them. A program must not begin again from nothing beside data. */
export function findOtherCluster({ dir }: Pick<Place, 'dir'>, ours: number): OtherCluster | undefined {
  const parent = dirname(dir);
  if (!existsSync(parent)) return undefined;
  return readdirSync(parent)
    .map((name) => ({ dir: join(parent, name), major: Number(/^postgres-(\d+)$/.exec(name)?.[1]) }))
    .filter(({ dir, major }) => major > 0 && major !== ours && readMajor(join(dir, 'data')) !== undefined)
    .sort((a, b) => b.major - a.major)[0];
}

/** Undefined where it is no PostgreSQL data directory. */
export function readMajor(data: string): number | undefined {
  const file = join(data, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

export function otherMajor({ dir, major }: OtherCluster, ours: number): DatabaseError {
  const what =
    major < ours
      ? 'Start the service once (npm start): it brings the data over'
      : `Start the program's version that brought PostgreSQL ${major}`;
  return new DatabaseError(
    'other_major',
    `${dir} was made by PostgreSQL ${major}, and this program brings PostgreSQL ${ours}, which cannot read it. ` +
      `${what} (docs/operations.md, "A new PostgreSQL major version"). Nothing was changed.`,
  );
}
