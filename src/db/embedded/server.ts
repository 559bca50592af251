/** Brings the server of one cluster up or down. To be called under the cluster's lock; knows nothing of who uses it. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { isServerOf, livePostmaster, orphansOf, type Postmaster, readPostmaster } from './postmaster.ts';
import { probe } from './probe.ts';
import { identityOf } from './process-identity.ts';
import { asCommand, giveTo, type RunAs } from './run-as.ts';
import { writeSettings } from './settings.ts';
import { clearSocketDirectory, makeSocketDirectory, removeSocketDirectory } from './socket-directory.ts';

export type Cluster = {
  place: Place;
  binaries: Binaries;
  runAs: RunAs;
  fsync: boolean;
  log: (message: string) => void;
};

const pollMs = 10;
/** Recovery after a crash reads back at most max_wal_size of log, which a slow disk does in less. */
const startTimeoutMs = 180_000;
const stopTimeoutMs = 60_000;

export async function ensureServer(
  cluster: Cluster,
  signal?: AbortSignal,
): Promise<{ socketDir: string; adopted: boolean }> {
  const { data } = cluster.place;
  for (;;) {
    const running = livePostmaster(data);
    if (running === undefined) return { socketDir: await startServer(cluster, signal), adopted: false };
    const outcome = await untilReady(cluster.place, () => isServerOf(data, running.pid), signal);
    if (outcome === 'ready') return { socketDir: running.socketDir, adopted: true };
    // Nobody can reach a server whose socket was removed, so it does no harm to stop it.
    if (outcome === 'unreachable') await stopServer(cluster);
  }
}

export async function stopServer({ place, log }: Cluster): Promise<void> {
  const running = livePostmaster(place.data);
  if (running === undefined) return;
  // "Fast": sessions are ended, a checkpoint is written. What pg_ctl would send, but pg_ctl refuses root.
  await sendAndWait(place, running, 'SIGINT', stopTimeoutMs, async () => {
    log(
      `the database did not stop within ${stopTimeoutMs / 1000} s; its processes are ended, the next start recovers`,
    );
    await sendAndWait(place, running, 'SIGQUIT', stopTimeoutMs, () => {
      throw new DatabaseError('cannot_stop', `The database server, process ${running.pid}, does not stop.`);
    });
  });
  removeSocketDirectory(running.socketDir);
}

async function startServer(cluster: Cluster, signal?: AbortSignal): Promise<string> {
  const { place, binaries, runAs, log } = cluster;
  await clearRemains(place, log);
  const socketDir = makeSocketDirectory(place.data, runAs);
  clearSocketDirectory(socketDir);
  writeSettings(cluster.place, socketDir, cluster.fsync);
  mkdirSync(place.logs, { recursive: true, mode: 0o700 });
  giveTo(runAs, place.logs);

  // Removed first, here and in writeSettings: another user may have written the last one.
  rmSync(place.startLog, { force: true });
  const startLog = openSync(place.startLog, 'w', 0o600);
  const run = asCommand(runAs, binaries.postgres, ['-D', place.data]);
  // A session of its own, so that Ctrl-C in our terminal does not end it before we do.
  const child = spawn(run.command, run.args, {
    ...run.options,
    env: binaries.env,
    cwd: place.dir,
    detached: true,
    stdio: ['ignore', startLog, startLog],
  });
  closeSync(startLog);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, by) => (ended = `ended with ${code ?? by}`));
  child.unref();

  const outcome = await untilReady(place, () => ended === undefined, signal).catch(async (error) => {
    await stopServer(cluster);
    throw error;
  });
  if (outcome === 'ready') return socketDir;
  throw new DatabaseError(
    'cannot_start',
    `The embedded database in ${place.dir} did not start (${ended ?? outcome}).\n${whatItSaid(place)}`,
  );
}

type Outcome = 'ready' | 'gone' | 'unreachable';

async function untilReady(place: Place, alive: () => boolean, signal?: AbortSignal): Promise<Outcome> {
  const deadline = Date.now() + startTimeoutMs;
  while (alive()) {
    signal?.throwIfAborted();
    const postmaster = readPostmaster(place.data);
    if (postmaster?.ready) {
      const answer = await probe(postmaster.socketDir);
      if (answer === 'yes') return 'ready';
      if (answer === 'no_socket' && readPostmaster(place.data)?.ready) return 'unreachable';
    }
    if (Date.now() > deadline) {
      throw new DatabaseError(
        'cannot_start',
        `The embedded database in ${place.dir} did not answer within ${startTimeoutMs / 1000} s.\n${whatItSaid(place)}`,
      );
    }
    await delay(pollMs);
  }
  return 'gone';
}

/** What a crash left: processes without their postmaster, and a pid file whose number now means something else. */
async function clearRemains(place: Place, log: Cluster['log']): Promise<void> {
  const patience = Date.now() + 5_000;
  for (let orphans = orphansOf(place.data); orphans.length > 0; orphans = orphansOf(place.data)) {
    log(`ending ${orphans.length} processes of a database server that died`);
    for (const pid of orphans) send(pid, Date.now() > patience ? 'SIGKILL' : 'SIGQUIT');
    await delay(pollMs);
  }
  const stale = readPostmaster(place.data);
  // PostgreSQL deals with the file of a dead process itself, and more carefully; but a zombie, or a stranger with the
  // same number, looks alive to it.
  if (stale !== undefined && looksAlive(stale.pid))
    rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

async function sendAndWait(
  place: Place,
  server: Postmaster,
  signal: NodeJS.Signals,
  timeoutMs: number,
  orElse: () => void | Promise<void>,
) {
  const identity = identityOf(server.pid);
  const deadline = Date.now() + timeoutMs;
  send(server.pid, signal);
  while (
    identity !== undefined &&
    identityOf(server.pid) === identity &&
    isServerOf(place.data, server.pid)
  ) {
    if (Date.now() > deadline) return orElse();
    await delay(pollMs);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function looksAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The ends of what the server wrote before and after it opened its log. */
function whatItSaid(place: Place): string {
  const logs = readdirSync(place.logs).map((name) => join(place.logs, name));
  return [place.startLog, ...logs]
    .map((path) => readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n'))
    .join('\n');
}
