/** Directories that survive a power cut: a name is safe only when the directory that holds it has been synced. */

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from './disk-calls.ts';
import { isCode } from './disk-errors.ts';

export interface DurableDirectories {
  /** Makes a directory below the root, with its parents, so that each one's name is durable. Never makes the root. */
  make(dir: string): Promise<void>;
  /** The same without trusting what is remembered. */
  makeAgain(dir: string): Promise<void>;
  /** Resolves when all that was in the directory at the time of the call is durable. */
  sync(dir: string): Promise<void>;
}

/** Beyond this many the memory of what was made is dropped; making again costs one sync. */
const remembered = 10_000;

export function durableDirectories(root: string, mode: number): DurableDirectories {
  const made = new Set<string>();
  const running = new Map<string, { now: Promise<void>; next: Promise<void> | null }>();
  return { make, makeAgain, sync };

  async function make(dir: string): Promise<void> {
    if (dir === root || made.has(dir)) return;
    await make(dirname(dir));
    try {
      await mkdir(dir, { mode });
    } catch (error) {
      // Another process may have made it and died before syncing its parent, so that it is there says nothing.
      if (!isCode(error, 'EEXIST')) throw error;
    }
    await sync(dirname(dir));
    if (made.size >= remembered) made.clear();
    made.add(dir);
  }

  async function makeAgain(dir: string): Promise<void> {
    made.clear();
    await make(dir);
  }

  /** Many files land in one directory at once: calls made while a sync is running share the next one. */
  function sync(dir: string): Promise<void> {
    const current = running.get(dir);
    if (!current) {
      const now = syncDirectory(dir).finally(() => running.delete(dir));
      running.set(dir, { now, next: null });
      return now;
    }
    current.next ??= current.now.catch(() => {}).then(() => sync(dir));
    return current.next;
  }
}
