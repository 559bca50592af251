/** Names a process so that a later one with the same number is not taken for it. Knows /proc, and ps where there is none. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Fit for a file name: process number, its start time, and which boot of the machine the time is counted from. */
export function ownIdentity(): string {
  return identityOf(process.pid) ?? `${process.pid}-unknown-0`;
}

export function isAlive(identity: string): boolean {
  return identityOf(Number.parseInt(identity, 10)) === identity;
}

/** Undefined when there is no such process, or only a zombie of it. */
export function identityOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const start = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return start === undefined ? undefined : `${pid}-${start}`;
}

function startFromProc(pid: number): string | undefined {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  // The second field is the command in brackets and may itself hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields?.[0], fields?.[19]];
  if (state === undefined || state === 'Z' || state === 'X') return undefined;
  return `${start}-${bootId()}`;
}

let boot: string | undefined;

function bootId(): string {
  boot ??= readOrUndefined('/proc/sys/kernel/random/boot_id')?.slice(0, 8) ?? '0';
  return boot;
}

function startFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    if (line === '' || line.startsWith('Z')) return undefined;
    return line.split(/\s+/).slice(1).join('_').replaceAll(':', '');
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
