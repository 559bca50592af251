/** Reads what a PostgreSQL server wrote in postmaster.pid, and finds out whether its processes really live. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './process-identity.ts';

export type Postmaster = { pid: number; socketDir: string; ready: boolean };

/** The server of this data directory, if one runs: not a zombie, not another program that got the same number. */
export function livePostmaster(data: string): Postmaster | undefined {
  const postmaster = readPostmaster(data);
  return postmaster !== undefined && isServerOf(data, postmaster.pid) ? postmaster : undefined;
}

export function readPostmaster(data: string): Postmaster | undefined {
  const lines = readOrUndefined(join(data, 'postmaster.pid'))?.split('\n');
  const pid = Number.parseInt(lines?.[0] ?? '', 10);
  if (lines === undefined || !(pid > 0)) return undefined;
  return { pid, socketDir: lines[4] ?? '', ready: (lines[7] ?? '').startsWith('ready') };
}

export function isServerOf(data: string, pid: number): boolean {
  if (identityOf(pid) === undefined) return false;
  if (process.platform !== 'linux') return true;
  if (readOrUndefined(`/proc/${pid}/comm`)?.trim() !== 'postgres') return false;
  const cwd = workingDirectory(pid);
  return cwd === undefined || cwd === data;
}

/**
 * Server processes whose postmaster is dead still hold the shared memory and may still write. A new server beside them
 * would ruin the files, so they have to be gone first.
 */
export function orphansOf(data: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && readOrUndefined(`/proc/${pid}/comm`)?.trim() === 'postgres')
    .filter((pid) => identityOf(pid) !== undefined && workingDirectory(pid) === data);
}

/** Undefined when reading is not permitted, for example for root in a container and another user's process. */
function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
