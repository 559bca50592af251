/**
 * Brings the data of an older PostgreSQL major over. Both servers run, each table is copied into a cluster beside its later
 * place and compared, and only then does it get that place by a rename. Killed at any point, the next start goes on: before
 * the rename from the beginning, after it with what was left to do. The older data are read, renamed and kept.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '../archive/copy-database.ts';
import { connect } from '../connection.ts';
import { DatabaseError } from '../database-error.ts';
import { addressOf } from './address.ts';
import type { Cluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { initialise, syncDirectory } from './initialise.ts';
import { livingFiles } from './living-files.ts';
import { cannotUpgrade, findOldBinaries } from './old-binaries.ts';
import type { OtherCluster } from './other-cluster.ts';
import { makePlace, type Place } from './place.ts';
import { livePostmaster } from './postmaster.ts';
import { chooseRunAs, giveTo } from './run-as.ts';
import { ensureServer } from './server.ts';
import { clearRemains, stopServer } from './stop-server.ts';

export interface UpgradeOptions {
  /** A folder with the older major's programs; undefined: they are looked for where distributions put them. */
  oldBinaries?: string | undefined;
}

/** What `upgraded.json` says. */
interface Upgraded {
  from: string;
  kept: string;
}

/** To be called under the cluster's lock, when it has no data yet. */
export async function upgradeCluster(
  cluster: Cluster,
  older: OtherCluster,
  { oldBinaries }: UpgradeOptions,
  signal?: AbortSignal,
): Promise<void> {
  const { place, binaries, log, fsync } = cluster;
  const from = makePlace(older.dir);
  const programs = findOldBinaries(older, from, oldBinaries);
  const runAs = chooseRunAs(from.dir, from.data, programs.postgres);
  const old: Cluster = { place: from, binaries: programs, runAs, fsync, log };
  await withFileLock(
    from.lock,
    async () => {
      refuseWhileUsed(older, from);
      try {
        const draft = await emptyDraft(cluster);
        refuseWithoutSpace(older, from, place);
        log(
          `the database in ${from.dir} is of PostgreSQL ${older.major}: it is copied into one of PostgreSQL ${binaries.major}, which takes minutes when it is large; read with ${programs.postgres}`,
        );
        await fill(draft, old, signal).finally(() => stopServer(draft));
        await stopServer(old);
        commit(cluster, draft, { from: from.data, kept: join(from.dir, `data.before-${binaries.major}`) });
      } catch (cause) {
        await stopServer(old);
        throw signal?.aborted || isTold(cause)
          ? cause
          : cannotUpgrade(older, (cause as Error).message, cause);
      } finally {
        rmSync(place.upgrade, { recursive: true, force: true });
      }
    },
    signal,
  );
  finishUpgrade(cluster);
}

/** To be called at each start under the cluster's lock: what a process that was killed after its copy got its place left to do. */
export function finishUpgrade({ place, binaries, log }: Cluster): void {
  if (!existsSync(place.data)) return;
  const upgraded = readUpgraded(place);
  if (upgraded && existsSync(upgraded.from) && !existsSync(upgraded.kept)) {
    const { from, kept } = upgraded;
    if (livePostmaster(from) !== undefined)
      throw new DatabaseError(
        'cannot_upgrade',
        `A version of the program with an older PostgreSQL runs on ${from}, whose data were brought over already: stop it, and what it wrote since is lost.`,
      );
    // Under another name, so that a start of the older version refuses instead of going on with old data.
    renameSync(from, kept);
    log(
      `the database is PostgreSQL ${binaries.major} now. The old data are kept in ${kept}: delete that folder when verify has found everything in order and a backup of the new database was taken`,
    );
  }
  rmSync(place.upgrade, { recursive: true, force: true });
}

/** Undefined where this cluster was filled from no other. */
export function readUpgraded({ upgraded }: Pick<Place, 'upgraded'>): Upgraded | undefined {
  return existsSync(upgraded) ? (JSON.parse(readFileSync(upgraded, 'utf8')) as Upgraded) : undefined;
}

function isTold(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'cannot_upgrade';
}

/** The programs of that version would take the server for theirs, and write while it is copied. */
function refuseWhileUsed(older: OtherCluster, { users }: Place): void {
  const [user] = livingFiles(users);
  if (user !== undefined)
    throw cannotUpgrade(
      older,
      `Process ${Number.parseInt(user, 10)}, of the program's older version, uses them: stop it first.`,
    );
}

/** An earlier attempt may have left its server running, and half a copy. */
async function emptyDraft({ place, ...rest }: Cluster): Promise<Cluster> {
  const draft: Cluster = { ...rest, place: makePlace(place.upgrade) };
  await stopServer(draft);
  await clearRemains(draft);
  rmSync(place.upgrade, { recursive: true, force: true });
  makePlace(place.upgrade);
  giveTo(rest.runAs, place.upgrade);
  return draft;
}

function refuseWithoutSpace(older: OtherCluster, from: Place, place: Place): void {
  const { bavail, bsize } = statfsSync(place.dir);
  const needed = sizeOf(from.data);
  if (bavail * bsize < needed)
    throw cannotUpgrade(
      older,
      `A second database beside the old one needs ${mebibytes(needed)} on the disk, and ${mebibytes(bavail * bsize)} are free.`,
    );
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MiB`;
}

function sizeOf(directory: string): number {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) =>
        sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}

async function fill(draft: Cluster, old: Cluster, signal: AbortSignal | undefined): Promise<void> {
  const { place, binaries, runAs, fsync, log } = draft;
  await initialise(place, binaries, runAs, fsync);
  copySettings(old, draft);
  await using opened = new AsyncDisposableStack();
  const open = async (cluster: Cluster) => {
    const { socketDir } = await ensureServer(cluster, signal);
    const pool = await connect({
      url: addressOf(socketDir),
      maxConnections: 3,
      applicationName: 'efactura-sync upgrade',
    });
    opened.defer(() => pool.end());
    return pool;
  };
  const from = await open(old);
  const { tables, rows } = await copyDatabase(from, await open(draft), { log, signal });
  log(
    `${rows} rows of ${tables} tables are copied; schema, sequences and the content of each table are the same`,
  );
}

/** The operator's own. A setting that the new major does not know stops its server, whose words are shown. */
function copySettings(old: Cluster, { place, runAs }: Cluster): void {
  const [from, to] = [join(old.place.data, 'local.conf'), join(place.data, 'local.conf')];
  if (!existsSync(from)) return;
  copyFileSync(from, to);
  chmodSync(to, 0o644);
  giveTo(runAs, to);
}

/** The rename is the moment from which the new cluster counts. */
function commit({ place, fsync }: Cluster, draft: Cluster, upgraded: Upgraded): void {
  writeFileSync(place.upgraded, JSON.stringify(upgraded), { mode: 0o600, flush: fsync });
  renameSync(draft.place.data, place.data);
  if (fsync) syncDirectory(place.dir);
}
