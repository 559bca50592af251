/** Where one embedded cluster keeps its things: everything of ours in one directory, the cluster itself in `data`. */
import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

/** The major version of the binaries; it is part of the directory's name because another major version cannot read the files. */
export const embeddedMajor = 18;

export type Place = {
  /** Ours: holds all the others. */
  dir: string;
  /** PostgreSQL's data directory, as a real path. */
  data: string;
  lock: string;
  /** One file a process that uses the server. */
  users: string;
  /** What the server says before its own log is open. */
  startLog: string;
  logs: string;
  /** A cluster that is being filled from an older major's. */
  upgrade: string;
  /** From which data this cluster was filled, and where they are kept. */
  upgraded: string;
  /** The npm package whose programs this cluster was last started with: the next major needs them. */
  npmPackage: string;
  /** Where an operator may put that package when the program no longer brings it. */
  programs: string;
};

export function embeddedDirectory(dataDir: string): string {
  return join(dataDir, `postgres-${embeddedMajor}`);
}

export function makePlace(directory: string): Place {
  try {
    // What is above may have to be passed through by another user, whom the server runs as.
    mkdirSync(dirname(directory), { recursive: true });
    mkdirSync(join(directory, 'users'), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new DatabaseError(
      'cannot_initialise',
      `The database's directory ${directory} cannot be made: ${(cause as Error).message}`,
      { cause },
    );
  }
  return placeOf(realpathSync(directory));
}

/** Makes nothing. */
export function placeOf(dir: string): Place {
  return {
    dir,
    data: join(dir, 'data'),
    lock: join(dir, 'lock'),
    users: join(dir, 'users'),
    startLog: join(dir, 'start.log'),
    logs: join(dir, 'log'),
    upgrade: join(dir, 'upgrade'),
    upgraded: join(dir, 'upgraded.json'),
    npmPackage: join(dir, 'npm-package'),
    programs: join(dir, 'programs'),
  };
}
