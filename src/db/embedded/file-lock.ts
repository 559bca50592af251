/** One process at a time: a lock file that names its holder, and counts for nothing once that process is dead. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import { livingFileName, livingFiles } from './living-files.ts';
import { isAlive } from './process-identity.ts';

const pollMs = 15;
const patienceMs = 120_000;

/** @param mayTakeLong whether a living holder is waited for longer than two minutes */
export async function withFileLock<T>(
  path: string,
  work: () => T | Promise<T>,
  signal?: AbortSignal,
  mayTakeLong = () => false,
): Promise<T> {
  const claim = livingFileName(`${basename(path)}.claim-`);
  const claimPath = join(dirname(path), claim);
  writeFileSync(claimPath, claim, { mode: 0o600 });
  try {
    await acquire(path, claimPath, mayTakeLong, signal);
    livingFiles(dirname(path), `${basename(path)}.claim-`);
    return await work();
  } finally {
    if (read(path) === claim) rmSync(path, { force: true });
    rmSync(claimPath, { force: true });
  }
}

async function acquire(
  path: string,
  claimPath: string,
  mayTakeLong: () => boolean,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!tryLink(claimPath, path)) {
    signal?.throwIfAborted();
    const holder = read(path);
    if (holder !== undefined && !isAlive(identityIn(holder))) await breakLock(path, holder, signal);
    else if (Date.now() > deadline && !mayTakeLong()) {
      throw new DatabaseError(
        'cannot_start',
        `Process ${Number.parseInt(identityIn(holder ?? ''), 10)} has held ${path} for ${patienceMs / 1000} seconds; stop it and start again.`,
      );
    } else await delay(pollMs, undefined, { signal });
  }
}

/** A link appears together with its content, so a lock is never read without its holder. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two who see the same dead holder must not both remove: the second would remove the first one's new lock. So breaking
 * has a lock of its own, which is broken in the same way should its holder die too.
 */
function breakLock(path: string, holder: string, signal?: AbortSignal): Promise<void> {
  return withFileLock(
    `${path}.break`,
    () => {
      if (read(path) === holder) rmSync(path, { force: true });
    },
    signal,
  );
}

function identityIn(claim: string): string {
  return /\.claim-([^.]*)\./.exec(claim)?.[1] ?? '';
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
