/** anaf-sync (PyPI), in a virtual environment outside the project, where a Python from 3.12 on is there. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { Worked } from '../engine/bare-loop.ts';
import type { Spv } from '../engine/spv-process.ts';

const anafSyncVersion = '0.8.1';

export interface AnafSyncDone extends Worked {
  kept: number;
  /** A second sync, which finds nothing new. */
  again: Worked;
}

/** The Python of an environment that has it; undefined where there is no Python that it runs on. BENCH_PYTHON names one that is not on the path. */
export function installAnafSync(): string | undefined {
  const environment = join(tmpdir(), `efactura-bench-anaf-sync-${anafSyncVersion}`);
  const python = join(environment, 'bin/python');
  if (existsSync(join(environment, 'bin/anaf-sync'))) return python;
  const found = [process.env.BENCH_PYTHON, 'python3.14', 'python3.13', 'python3.12', 'python3'].find(
    isNewEnough,
  );
  if (found === undefined) return undefined;
  run(found, ['-m', 'venv', environment]);
  run(python, ['-m', 'pip', 'install', '--quiet', `anaf-sync==${anafSyncVersion}`]);
  return python;
}

const isNewEnough = (command: string | undefined): command is string =>
  command !== undefined &&
  spawnSync(command, ['-c', 'import sys; sys.exit(sys.version_info < (3, 12))']).status === 0;

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`anaf-sync could not be installed: ${command} ended with ${status}`);
}

export async function runAnafSync(python: string, spv: Spv, dir: string): Promise<AnafSyncDone> {
  const program = join(import.meta.dirname, 'anaf-sync-process.py');
  const child = spawn(python, [program], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(JSON.stringify({ ...spv, messageIds: undefined, dir }));
  return (await json(child.stdout)) as AnafSyncDone;
}
