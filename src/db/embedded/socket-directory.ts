/** A short directory for the server's socket, closed to everybody else: a socket's path may have 107 bytes at most. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import { giveTo, type RunAs, serverUid } from './run-as.ts';

const longest = 107 - '/.s.PGSQL.5432.lock'.length;

/** Made if missing; the same data directory and owner always get the same one. */
export function makeSocketDirectory(data: string, runAs: RunAs): string {
  const uid = serverUid(runAs);
  const name = `efactura-${createHash('sha256').update(`${uid} ${data}`).digest('hex').slice(0, 12)}`;
  const path = [tmpdir(), '/tmp']
    .map((base) => join(base, name))
    .find((p) => Buffer.byteLength(p) <= longest)!;
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) giveTo(runAs, path);
  const found = lstatSync(path);
  // The name can be guessed and everyone can write to /tmp: a directory that another user made first is refused.
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new DatabaseError(
      'cannot_start',
      `${path} is needed for the database's socket, but it is not a directory that belongs to user ${uid} alone: remove it.`,
    );
  }
  return path;
}

/** Only when no server runs on it. */
export function clearSocketDirectory(path: string): void {
  rmSync(join(path, '.s.PGSQL.5432'), { force: true });
  rmSync(join(path, '.s.PGSQL.5432.lock'), { force: true });
}

export function removeSocketDirectory(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Somebody keeps a file there, or it is gone already: neither matters.
  }
}
