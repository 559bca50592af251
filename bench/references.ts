/**
 * The engine beside what else there is, on the same sandbox in the same run: a bare loop; a program on efactura-sdk (npm,
 * MIT), which is installed here, apart from the project's own dependencies; and anaf-sync (PyPI), where there is a Python
 * that it runs on.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BareWish, Worked } from './engine/bare-loop.ts';
import { startChild } from './engine/child.ts';
import { openStand, type Stand } from './engine/stand.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';
import { type AnafSyncDone, installAnafSync, runAnafSync } from './references/anaf-sync.ts';
import type { SdkDone, SdkWish } from './references/efactura-sdk-process.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const companies = 8;
const messagesEach = Number(process.env.BENCH_MESSAGES ?? 125);
const companiesAtOnce = 8;
const connections = 32;

export async function benchReferences(): Promise<BenchResult> {
  installReferences();
  const python = installAnafSync();
  if (python === undefined)
    console.log('anaf-sync is left out: it needs Python 3.12 or later (BENCH_PYTHON).\n');
  await using stand = await openStand({ companies, messagesEach, callsPerMinute: 0, prebuilt: true });
  const n = stand.spv.messageIds.length;
  const runs: Record<'bare' | 'sdk' | 'engine', Worked[]> = { bare: [], sdk: [], engine: [] };
  const anafSyncRuns: AnafSyncDone[] = [];
  // The first round of each warms the sandbox, the disk and the database, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const done = {
      bare: await askOnce<Worked>('bare-loop.ts', {
        ...stand.spv,
        dir: join(stand.dir, 'bare', String(round)),
        atOnce: connections,
      } satisfies BareWish),
      sdk: await runSdk(stand, round, n),
      engine: await runEngine(stand, n),
    };
    if (python !== undefined && round > 0) anafSyncRuns.push(await runOnce(python, stand, round));
    if (round > 0) for (const what of Object.keys(runs) as (keyof typeof runs)[]) runs[what].push(done[what]);
  }
  const rate = (what: keyof typeof runs) => runs[what].map(({ seconds }) => n / seconds);
  const cpu = (what: keyof typeof runs) => runs[what].map(({ cpuSeconds }) => (cpuSeconds / n) * 1000);
  const bare = figureOf('bare loop: download, write, fsync', rate('bare'), { unit: 'msg/s' });
  const bareCpu = figureOf('bare loop: CPU a message', cpu('bare'), { unit: 'ms' });
  const figures: Figure[] = [
    bare,
    figureOf('efactura-sdk: listed, downloaded, written', rate('sdk'), { unit: 'msg/s', reference: bare }),
    figureOf('engine: archived, verified, read, recorded', rate('engine'), {
      unit: 'msg/s',
      reference: bare,
    }),
    bareCpu,
    figureOf('efactura-sdk: CPU a message', cpu('sdk'), { unit: 'ms', reference: bareCpu }),
    figureOf('engine: CPU a message', cpu('engine'), { unit: 'ms', reference: bareCpu }),
  ];
  if (anafSyncRuns.length > 0) figures.push(...figuresOf(anafSyncRuns, [rate('engine'), cpu('engine')]));
  return { figures };
}

function figuresOf(runs: AnafSyncDone[], [engineRate, engineCpu]: [number[], number[]]): Figure[] {
  const speed = figureOf(
    'anaf-sync: listed, downloaded, written',
    runs.map(({ seconds, kept }) => kept / seconds),
    { unit: 'msg/s' },
  );
  const cpu = figureOf(
    'anaf-sync: CPU a message',
    runs.map(({ cpuSeconds, kept }) => (cpuSeconds / kept) * 1000),
    { unit: 'ms' },
  );
  return [
    speed,
    figureOf('engine beside anaf-sync', engineRate, { unit: 'msg/s', reference: speed }),
    cpu,
    figureOf('engine beside anaf-sync: CPU a message', engineCpu, { unit: 'ms', reference: cpu }),
    figureOf(
      `anaf-sync: CPU a company of ${messagesEach} messages without news`,
      runs.map(({ again }) => (again.cpuSeconds / companies) * 1000),
      { unit: 'ms' },
    ),
  ];
}

/** Beside this file: git ignores it, and `npm ci` of the project does not know it. */
function installReferences(): void {
  const dir = join(import.meta.dirname, 'references');
  if (existsSync(join(dir, 'node_modules/efactura-sdk'))) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: dir, stdio: 'inherit' });
  if (status !== 0) throw new Error('efactura-sdk could not be installed, so nothing is measured beside it');
}

async function runSdk({ spv, dir }: Stand, round: number, n: number): Promise<SdkDone> {
  const done = await askOnce<SdkDone>('../references/efactura-sdk-process.ts', {
    ...spv,
    dir: join(dir, 'sdk', String(round)),
    companiesAtOnce,
    downloadsAtOnce: connections / companiesAtOnce,
  } satisfies SdkWish);
  if (done.kept !== n) throw new Error(`efactura-sdk listed ${done.kept} of ${n} messages`);
  return done;
}

/** What is no invoice it leaves at ANAF: fewer are kept than there are. */
async function runOnce(python: string, { spv, dir }: Stand, round: number): Promise<AnafSyncDone> {
  const done = await runAnafSync(python, spv, join(dir, 'anaf-sync', String(round)));
  if (done.kept === 0) throw new Error('anaf-sync kept nothing');
  return done;
}

async function runEngine(stand: Stand, n: number): Promise<Worked> {
  await stand.requestFirstSync();
  const done = await stand.work({ name: 'bench', companiesAtOnce, memoryAt: [] });
  if (done.kept !== n) throw new Error(`${done.kept} of ${n} messages were kept`);
  return done;
}

async function askOnce<Answer>(file: string, wish: object): Promise<Answer> {
  const child = startChild<Answer>(file);
  try {
    return await child.ask(wish);
  } finally {
    await child.end();
  }
}
