/**
 * The embedded PostgreSQL: started by the first process, shared by the others, stopped by the last, and started
 * again should it die under us. Knows processes and files; knows nothing of what is kept in the database.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from './address.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { initialise } from './initialise.ts';
import { keepAlive } from './keep-alive.ts';
import { livingFileName, livingFiles } from './living-files.ts';
import { findOtherCluster, otherMajor } from './other-cluster.ts';
import { makePlace } from './place.ts';
import { chooseRunAs } from './run-as.ts';
import { ensureServer } from './server.ts';
import { stopServer } from './stop-server.ts';
import { finishUpgrade, type UpgradeOptions, upgradeCluster } from './upgrade.ts';

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
  /** Whether data of an older major are brought over; they are refused without it. */
  upgrade?: UpgradeOptions;
  /** In place of those that the program brings: tests start an older major with them. */
  binaries?: Binaries;
};

export async function startEmbedded({
  dir,
  log = () => {},
  signal,
  fsync = true,
  upgrade,
  binaries: given,
}: EmbeddedOptions): Promise<Embedded> {
  const place = makePlace(dir);
  const binaries = given ?? findBinaries(join(place.dir, 'lib'));
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
        finishUpgrade(cluster);
        await bringOver(cluster, upgrade, signal);
        await initialise(place, binaries, cluster.runAs, fsync);
        return { cluster, leave, ...(await ensureServer(cluster, signal)) };
      } catch (error) {
        leave();
        throw error;
      }
    },
    signal,
    // Copying a large database takes longer than anything else that is done under the lock.
    () => existsSync(place.upgrade),
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
    url: addressOf(socketDir),
    adopted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function noteProgram({ place, binaries: { npmPackage } }: Cluster): void {
  const noted = existsSync(place.npmPackage) ? readFileSync(place.npmPackage, 'utf8') : undefined;
  if (npmPackage !== undefined && noted !== npmPackage) writeFileSync(place.npmPackage, npmPackage);
}

/** A program with a newer PostgreSQL must not begin again from nothing beside the old data. */
async function bringOver(
  cluster: Cluster,
  upgrade: UpgradeOptions | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { place, binaries } = cluster;
  noteProgram(cluster);
  if (existsSync(place.data)) return;
  const other = findOtherCluster(place, binaries.major);
  if (!other) return;
  if (!upgrade || other.major > binaries.major) throw otherMajor(other, binaries.major);
  await upgradeCluster(cluster, other, upgrade, signal);
}

function enrol(users: string): () => void {
  const path = join(users, livingFileName(''));
  writeFileSync(path, '', { mode: 0o600 });
  return () => rmSync(path, { force: true });
}
