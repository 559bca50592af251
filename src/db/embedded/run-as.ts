/** Which user the server runs as, since PostgreSQL refuses root: the current user, the user `nobody` of a user namespace, or another user. */
import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

export type RunAs =
  | { kind: 'ourselves' }
  | { kind: 'namespace' }
  | { kind: 'user'; uid: number; gid: number };

const nobody = 65534;
const unshare = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];

/** `data` may not exist yet; `dir`, which holds it, does. `binary` is one that has to be runnable. */
export function chooseRunAs(dir: string, data: string, binary: string): RunAs {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0 && hasName()) return { kind: 'ourselves' };
  const owner = lstatSync(data, { throwIfNoEntry: false });
  if (uid === 0 && owner !== undefined && owner.uid !== 0)
    return checked({ kind: 'user', uid: owner.uid, gid: owner.gid }, dir, binary);
  const namespace: RunAs = { kind: 'namespace' };
  if (works(namespace, dir, binary)) return namespace;
  if (uid !== 0) {
    throw new DatabaseError(
      'cannot_start',
      `PostgreSQL needs a user with a name, user ${uid} has none in /etc/passwd, and user namespaces are barred: run as a named user, or set DATABASE_URL.`,
    );
  }
  return handOver(dir, binary);
}

/** The command line that runs `binary` so, for spawn. */
export function asCommand(runAs: RunAs, binary: string, args: string[]) {
  if (runAs.kind === 'namespace')
    return { command: 'unshare', args: [...unshare, binary, ...args], options: {} };
  const options = runAs.kind === 'user' ? { uid: runAs.uid, gid: runAs.gid } : {};
  return { command: binary, args, options };
}

/** The owner that the server's files have, seen from here. */
export function serverUid(runAs: RunAs): number {
  return runAs.kind === 'user' ? runAs.uid : (process.getuid?.() ?? -1);
}

export function giveTo(runAs: RunAs, path: string): void {
  if (runAs.kind === 'user') chownSync(path, runAs.uid, runAs.gid);
}

function handOver(dir: string, binary: string): RunAs {
  // The parent directory's owner unless that is root: other users may not be able to pass through it.
  const parent = lstatSync(dirname(dir));
  const runAs: RunAs =
    parent.uid === 0
      ? { kind: 'user', uid: nobody, gid: nobody }
      : { kind: 'user', uid: parent.uid, gid: parent.gid };
  chownTree(dir, runAs.uid, runAs.gid);
  return checked(runAs, dir, binary);
}

function checked(runAs: RunAs & { kind: 'user' }, dir: string, binary: string): RunAs {
  if (works(runAs, dir, binary)) return runAs;
  const closed = [...ancestors(dir), ...ancestors(binary)].find((path) => !passes(runAs, ['-x', path]));
  throw new DatabaseError(
    'cannot_start',
    `PostgreSQL refuses to run as root, and user ${runAs.uid}, whom it would run as here, is not let through ${closed ?? dir}: ` +
      'open that directory to it (chmod o+x), or run the whole program as an ordinary user, or set DATABASE_URL.',
  );
}

function ancestors(path: string): string[] {
  return path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/') || '/');
}

function works(runAs: RunAs, dir: string, binary: string): boolean {
  return passes(runAs, ['-w', dir, '-a', '-x', binary]);
}

function passes(runAs: RunAs, condition: string[]): boolean {
  const { command, args, options } = asCommand(runAs, 'test', condition);
  return spawnSync(command, args, { ...options, stdio: 'ignore' }).status === 0;
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function chownTree(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) chownTree(join(path, entry.name), uid, gid);
    else if (entry.isFile()) chownSync(join(path, entry.name), uid, gid);
  }
}
