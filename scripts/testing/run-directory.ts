/** A temporary directory for one run, removed at its end, when no database server may be at work in it any more. */
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Answers with the data directories of servers that were left behind; those are ended. */
export async function withRunDirectory(work: (directory: string) => Promise<void>): Promise<string[]> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'efactura-run-')));
  // Some tests go on as another user.
  chmodSync(directory, 0o755);
  try {
    await work(directory);
    const servers = serversIn(directory);
    for (const { pid } of servers) process.kill(pid, 'SIGKILL');
    return [...new Set(servers.map(({ cwd }) => cwd))];
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

function serversIn(directory: string): { pid: number; cwd: string }[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map((name) => ({ pid: Number(name), cwd: workingDirectory(name) }))
    .filter(({ pid, cwd }) => pid > 0 && cwd.startsWith(`${directory}/`) && commandOf(pid) === 'postgres');
}

function workingDirectory(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}
