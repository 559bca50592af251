/** Ends the server of a cluster, or what is left of a dead one. To be called under the cluster's lock. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import type { Cluster } from './cluster.ts';
import type { Place } from './place.ts';
import { isServerOf, livePostmaster, orphansOf, type Postmaster, readPostmaster } from './postmaster.ts';
import { identityOf } from './process-identity.ts';
import { removeSocketDirectory } from './socket-directory.ts';

const pollMs = 10;
const stopTimeoutMs = 60_000;

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
  await lastWords(place);
  removeSocketDirectory(running.socketDir);
}

/** The server's log writer ends a moment after the server, and is of no harm if it does not. */
async function lastWords({ data }: Place): Promise<void> {
  const deadline = Date.now() + 2_000;
  while (orphansOf(data).length > 0 && Date.now() < deadline) await delay(pollMs);
}

/** What a crash left: processes without their postmaster, and a pid file whose number now means something else. */
export async function clearRemains({ place, log }: Cluster): Promise<void> {
  const patience = Date.now() + 5_000;
  let orphans = orphansOf(place.data);
  if (orphans.length > 0) log(`ending ${orphans.length} processes of a database server that died`);
  for (; orphans.length > 0; orphans = orphansOf(place.data)) {
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
