/** Builds the dashboard at the first start that finds it missing, or older than its sources, beside the service, which answers meanwhile. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../core/log.ts';

const root = join(import.meta.dirname, '../..');
/** A build that has taken so long was killed. */
const longestMs = 120_000;

export type DashboardBuild = 'there' | 'built' | 'built_elsewhere' | 'impossible' | 'failed';

/**
 * Resolves when it is there, or when it was said why it is not; never rejects: the API does not depend on it.
 * @returns `built_elsewhere` while another process is at it
 */
export async function buildDashboard(
  dir: string,
  log: Pick<Log, 'info' | 'warn'>,
  signal: AbortSignal,
): Promise<DashboardBuild> {
  try {
    return await build(dir, log, signal);
  } catch (error) {
    // For example a read-only folder, as in a container image. An unhandled rejection would end the process.
    log.warn({ err: error }, 'the dashboard could not be built; the API is served as ever');
    return 'failed';
  }
}

async function build(
  dir: string,
  log: Pick<Log, 'info' | 'warn'>,
  signal: AbortSignal,
): Promise<DashboardBuild> {
  const builtMs = await changedMs(join(dir, 'index.html'));
  if (builtMs !== undefined && builtMs >= (await newestSourceMs())) return 'there';
  const vite = findVite();
  if (vite === undefined) {
    log.warn(
      'the dashboard is not built, and what builds it is not installed (npm ci --omit=dev leaves it out): run ' +
        '"npm ci && npm run web" elsewhere and bring web/dist along. The API is served as ever.',
    );
    return 'impossible';
  }
  const building = await claim(dir);
  if (building === undefined) {
    log.info('another process is building the dashboard');
    return 'built_elsewhere';
  }
  log.info(
    `the dashboard is ${builtMs === undefined ? 'missing' : 'older than its sources'}: it is being built, a matter of seconds`,
  );
  const startedMs = performance.now();
  const { code, said } = await runVite(vite, building, signal);
  if (code === 0) await replace(dir, building);
  await rm(building, { recursive: true, force: true });
  if (code === 0) {
    log.info({ ms: Math.round(performance.now() - startedMs) }, 'the dashboard is built');
    return 'built';
  }
  if (!signal.aborted)
    log.warn({ said: said.slice(-2_000) }, 'the dashboard could not be built; the API is served as ever');
  return 'failed';
}

/** Undefined: it is not there. */
async function changedMs(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mtimeMs;
}

/** After an update the old dashboard would go on asking what is answered otherwise now. 0 where only the built one is. */
async function newestSourceMs(): Promise<number> {
  const web = join(root, 'web');
  const files = await readdir(join(web, 'src'), { recursive: true }).catch(() => []);
  const sources = [...files.map((file) => join('src', file)), 'index.html', 'vite.config.ts'];
  const changed = await Promise.all(sources.map((file) => changedMs(join(web, file))));
  return Math.max(0, ...changed.map((ms) => ms ?? 0));
}

/** A page that is fetched between the two gets the waiting page, and comes again. */
async function replace(dir: string, building: string): Promise<void> {
  const old = `${building}-old`;
  await rename(dir, old).catch(() => {});
  await rename(building, dir);
  await rm(old, { recursive: true, force: true });
}

function findVite(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  } catch {
    return undefined;
  }
}

/**
 * Built in a directory beside its place and moved there, so that no one is served an incomplete build. The directory's
 * name holds the pid of the process that builds; directories that killed processes left are removed.
 * @returns undefined while another process builds
 */
async function claim(dir: string): Promise<string | undefined> {
  const [parent, begins] = [dirname(dir), `${basename(dir)}-building-`];
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(/^(\d+)$/.exec(name.slice(begins.length))?.[1]);
    if (!name.startsWith(begins) || Number.isNaN(pid)) continue;
    if (isAlive(pid) && pid !== process.pid && (await isYoung(join(parent, name)))) return undefined;
    await rm(join(parent, name), { recursive: true, force: true });
  }
  const building = `${dir}-building-${process.pid}`;
  await mkdir(building, { recursive: true });
  return building;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Another program may have the number by now. */
async function isYoung(building: string): Promise<boolean> {
  const began = await stat(building).catch(() => undefined);
  return began !== undefined && Date.now() - began.ctimeMs < longestMs;
}

async function runVite(
  vite: string,
  outDir: string,
  signal: AbortSignal,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [vite, 'build', 'web', '--outDir', outDir, '--logLevel', 'warn'], {
    cwd: root,
    // A build needs none of the service's settings, least of all its secrets.
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    timeout: longestMs,
  });
  // A first sync is more urgent.
  if (child.pid !== undefined) lowerPriority(child.pid);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => {});
    child.once('close', resolve);
  });
  return { code, said };
}

/** Where it is not allowed, or the build has ended already, it goes on as it is. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {}
}
