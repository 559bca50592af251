/** Makes the cluster on first use: beside its place and then renamed, so that a killed attempt leaves nothing half made. */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './binaries.ts';
import { livingFileName } from './living-files.ts';
import { otherMajor, readMajor } from './other-cluster.ts';
import type { Place } from './place.ts';
import { asCommand, type RunAs } from './run-as.ts';
import { includeLines } from './settings.ts';

const draftPrefix = 'data.new-';
export const superuser = 'efactura';

/** To be called under the cluster's lock. */
export async function initialise(
  place: Place,
  binaries: Binaries,
  runAs: RunAs,
  fsync: boolean,
): Promise<void> {
  removeDrafts(place);
  if (existsSync(place.data)) return refuseOtherMajor(place, binaries.major);
  const draft = join(place.dir, livingFileName(draftPrefix));
  try {
    await initdb(draft, binaries, runAs, fsync);
    appendFileSync(join(draft, 'postgresql.conf'), includeLines);
    renameSync(draft, place.data);
    if (fsync) syncDirectory(place.dir);
  } catch (cause) {
    removeDrafts(place);
    throw new DatabaseError(
      'cannot_initialise',
      `The embedded database could not be made in ${place.dir}: ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** An initdb whose caller was killed may still be writing: what cannot be removed now is removed by the next start. */
function removeDrafts(place: Place): void {
  for (const name of readdirSync(place.dir).filter((entry) => entry.startsWith(draftPrefix))) {
    try {
      rmSync(join(place.dir, name), { recursive: true, force: true });
    } catch {}
  }
}

async function initdb(directory: string, binaries: Binaries, runAs: RunAs, fsync: boolean): Promise<void> {
  // No password on the socket, whose directory admits its owner alone. settings.ts writes the same at each start.
  const auth = ['--auth-local=trust', '--auth-host=reject'];
  const options = ['-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', ...auth, '--no-instructions'];
  const run = asCommand(runAs, binaries.initdb, [
    '-D',
    directory,
    '-U',
    superuser,
    ...options,
    ...(fsync ? [] : ['--no-sync']),
  ]);
  const child = spawn(run.command, run.args, {
    ...run.options,
    env: binaries.env,
    cwd: dirname(directory),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise((resolve, reject) =>
    child.once('error', reject).once('close', (status, signal) => resolve(status ?? signal)),
  );
  if (code !== 0) throw new Error(`initdb ended with ${code}\n${said.trim()}`);
}

function refuseOtherMajor({ data }: Place, major: number): void {
  const version = readMajor(data);
  if (version === major) return;
  if (version === undefined)
    throw new DatabaseError('cannot_initialise', `${data} is not a PostgreSQL data directory: move it away.`);
  throw otherMajor({ dir: data, major: version }, major);
}

export function syncDirectory(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
