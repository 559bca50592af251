/**
 * The embedded PostgreSQL: started by the first process, shared by the others, stopped by the last, and started
 * again should it die under us. Knows processes and files; knows nothing of what is kept in the database.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { initialise, superuser } from './initialise.ts';
import { keepAlive } from './keep-alive.ts';
import { livingFileName, livingFiles } from './living-files.ts';
import { makePlace } from './place.ts';
import { databaseName } from './probe.ts';
import { chooseRunAs } from './run-as.ts';
import { ensureServer } from './server.ts';
import { stopServer } from './stop-server.ts';

export type Embedded = {
  /** A postgres:// address that pg, libpq and URL all read. */
  url: string;
  /** Whether the server ran already. */
  adopted: boolean;
  /** Stops the server if no other process uses it. May be called twice. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Ours alone, e.g. `embeddedDirectory(DATA_DIR)`; made on first use. */
  dir: string;
  log?: (message: string) => void;
  /** Gives up waiting; what was started by then is stopped again. */
  signal?: AbortSignal;
  /** False only where the data may be lost with the machine: tests. */
  fsync?: boolean;
};

export async function startEmbedded({
  dir,
  log = () => {},
  signal,
  fsync = true,
}: EmbeddedOptions): Promise<Embedded> {
  const place = makePlace(dir);
  const binaries = findBinaries(join(place.dir, 'lib'));
  const { cluster, leave, socketDir, adopted } = await withFileLock(
    place.lock,
    async () => {
      const cluster: Cluster = {
        place,
        binaries,
        fsync,
        log,
        runAs: chooseRunAs(place.dir, place.data, binaries.initdb),
      };
      const leave = enrol(place.users);
      try {
        await initialise(place, binaries, cluster.runAs, fsync);
        return { cluster, leave, ...(await ensureServer(cluster, signal)) };
      } catch (error) {
        leave();
        throw error;
      }
    },
    signal,
  );
  const watch = keepAlive(cluster);
  const stop = async () => {
    await watch.stop();
    await withFileLock(place.lock, async () => {
      leave();
      if (livingFiles(place.users).length === 0) await stopServer(cluster);
    });
  };
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(socketDir),
    adopted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function urlOf(socketDir: string): string {
  return `postgres://${superuser}@localhost/${databaseName}?host=${encodeURIComponent(socketDir)}`;
}

function enrol(users: string): () => void {
  const path = join(users, livingFileName(''));
  writeFileSync(path, '', { mode: 0o600 });
  return () => rmSync(path, { force: true });
}
