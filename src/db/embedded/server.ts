/** Brings the server of one cluster up. To be called under the cluster's lock; knows nothing of who uses it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { DatabaseError } from '../database-error.ts';
import type { Cluster } from './cluster.ts';
import { isServerOf, livePostmaster } from './postmaster.ts';
import { asCommand, giveTo } from './run-as.ts';
import { writeSettings } from './settings.ts';
import { clearSocketDirectory, makeSocketDirectory } from './socket-directory.ts';
import { clearRemains, stopServer } from './stop-server.ts';
import { untilReady, whatItSaid } from './until-ready.ts';

/** More than one is needed only when something is killed meanwhile, or was and left a server half started. */
const attempts = 5;

export async function ensureServer(
  cluster: Cluster,
  signal?: AbortSignal,
): Promise<{ socketDir: string; adopted: boolean }> {
  const { data } = cluster.place;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    signal?.throwIfAborted();
    const running = livePostmaster(data);
    if (running === undefined) {
      const socketDir = await startServer(cluster, signal);
      if (socketDir !== undefined) return { socketDir, adopted: false };
      continue;
    }
    const outcome = await untilReady(cluster.place, () => isServerOf(data, running.pid), signal);
    if (outcome === 'ready') return { socketDir: running.socketDir, adopted: true };
    // A server whose socket was removed has no clients, so it can be stopped.
    if (outcome === 'unreachable') await stopServer(cluster);
  }
  throw didNotStart(cluster, 'servers come and go');
}

/** Answers with the socket's directory; undefined when it is not ready yet and the caller should check again. */
async function startServer(cluster: Cluster, signal?: AbortSignal): Promise<string | undefined> {
  const { place, binaries, runAs } = cluster;
  await clearRemains(cluster);
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
  let ended: number | string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, by) => (ended = code ?? by ?? 'unknown'));
  child.unref();

  const outcome = await untilReady(place, () => ended === undefined, signal).catch(async (error) => {
    await stopServer(cluster);
    // A server that has not written its pid file yet is known only to this process.
    if (ended === undefined) {
      const gone = once(child, 'exit');
      if (child.kill('SIGINT')) await gone;
    }
    throw error;
  });
  if (outcome === 'ready') return socketDir;
  // Killed by a signal, by a person or for lack of memory: try again. Or another start was faster, by a server whose spawner was killed
  // before there was a pid file.
  if (isSignal(ended) || livePostmaster(place.data) !== undefined) return undefined;
  throw didNotStart(cluster, ended === undefined ? outcome : `ended with ${ended}`);
}

function isSignal(ended: number | string | undefined): boolean {
  return typeof ended === 'string' && ended.startsWith('SIG');
}

function didNotStart({ place }: Cluster, why: string): DatabaseError {
  return new DatabaseError(
    'cannot_start',
    `The embedded database in ${place.dir} did not start (${why}).\n${whatItSaid(place)}`,
  );
}
