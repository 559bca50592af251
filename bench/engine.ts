/**
 * How fast messages come in when ANAF sets no limit, beside a bare loop that only downloads the same ZIPs and writes
 * them with fsync; where their time goes; and how much memory a long first sync takes.
 */
import { join } from 'node:path';
import { lookInside } from '../src/sync/look-inside.ts';
import type { BareWish, Worked } from './engine/bare-loop.ts';
import { startChild } from './engine/child.ts';
import type { Stage } from './engine/stage-clock.ts';
import { openStand, type Stand } from './engine/stand.ts';
import type { WorkerDone } from './engine/worker-process.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

/** 1 leaves the memory out, and 0 the rest. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const companies = 8;
const messagesEach = 250;
/** As a worker has it: companies at once, and connections to ANAF's host. */
const companiesAtOnce = 8;
const connections = 32;
/** After so many messages of one company; 100,000 take some ten minutes: BENCH_MEMORY=1000,20000,100000. */
const memoryAt = (process.env.BENCH_MEMORY ?? '1000,5000,20000').split(',').map(Number);

export async function benchEngine(): Promise<BenchResult> {
  const figures = rounds > 0 ? await speed() : [];
  if (rounds !== 1) figures.push(...(await memory()));
  return { figures };
}

async function speed(): Promise<Figure[]> {
  await using stand = await openStand({ companies, messagesEach, callsPerMinute: 0, prebuilt: true });
  const n = stand.spv.messageIds.length;
  const bare: Worked[] = [];
  const engine: WorkerDone[] = [];
  // The first round of each warms the sandbox, the disk and the database, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    bare.push(await runBare(stand, round));
    await stand.requestFirstSync();
    const done = await stand.work({ name: `bench ${round}`, companiesAtOnce, memoryAt: [] });
    if (done.kept !== n) throw new Error(`${done.kept} of ${n} messages were kept`);
    engine.push(done);
  }
  const insideMs = await timeLookingInside(stand);
  const [bareCounted, counted] = [bare.slice(1), engine.slice(1)];
  const perSecond = (all: Worked[]) => all.map(({ seconds }) => n / seconds);
  const cpuEach = (all: Worked[]) => all.map(({ cpuSeconds }) => (cpuSeconds / n) * 1000);
  const each = { unit: 'msg/s' };
  const reference = figureOf('bare loop: download, write, fsync', perSecond(bareCounted), each);
  const bareCpu = figureOf('bare loop: CPU a message', cpuEach(bareCounted), { unit: 'ms' });
  const ratios = counted.map(({ seconds }, i) => bareCounted[i]!.seconds / seconds);
  const stage = (what: string, of: Stage) =>
    figureOf(
      `  ${what}`,
      counted.map(({ stagesMs }) => stagesMs[of] / n),
      { unit: 'ms' },
    );
  return [
    reference,
    figureOf('engine: archived, verified, read, recorded', perSecond(counted), { ...each, reference }),
    figureOf('engine ÷ bare loop, round by round', ratios, { unit: '', atLeast: 0.3 }),
    bareCpu,
    figureOf('engine: CPU a message', cpuEach(counted), { unit: 'ms', reference: bareCpu }),
    figureOf('  of it unzip, verify and read', insideMs, { unit: 'ms' }),
    figureOf(
      'engine: statements a message',
      counted.map(({ statements }) => statements / n),
      { unit: '' },
    ),
    figureOf(
      "engine: main thread's loop is busy",
      counted.map(({ loopBusy }) => loopBusy * 100),
      { unit: '%' },
    ),
    stage('waits for its download', 'download'),
    stage('waits for its bytes to be durable', 'keep'),
    stage('waits for its transaction', 'commit'),
    stage('waits for the budget', 'budget'),
    stage('waits for the token', 'token'),
  ];
}

async function memory(): Promise<Figure[]> {
  await using stand = await openStand({
    companies: 1,
    messagesEach: memoryAt.at(-1)!,
    callsPerMinute: 0,
    prebuilt: false,
  });
  await stand.requestFirstSync();
  const { memory } = await stand.work({ name: 'bench memory', companiesAtOnce, memoryAt });
  const unit = 'MiB';
  return memory.flatMap(({ kept, residentMiB, heapMiB, externalMiB }, i) => [
    figureOf(
      kept === 0 ? 'resident set at the start' : `resident set after ${kept} messages`,
      [residentMiB],
      {
        unit,
        ...(i === memory.length - 1 && { target: 220 }),
      },
    ),
    figureOf('  of it objects of JavaScript', [heapMiB], { unit }),
    figureOf('  of it what they hold outside of the heap', [externalMiB], { unit }),
  ]);
}

/**
 * Its files stay until all rounds are over: ext4 looks past every inode that was freed in the last minutes again for
 * each file that it makes, so that deleting 2,000 costs the next round up to 0.6 ms a file (seen 2026-11-22).
 */
async function runBare(stand: Stand, round: number): Promise<Worked> {
  const dir = join(stand.dir, 'bare', String(round));
  const loop = startChild<Worked>('bare-loop.ts');
  try {
    return await loop.ask({ ...stand.spv, dir, atOnce: connections } satisfies BareWish);
  } finally {
    await loop.end();
  }
}

/** @returns milliseconds of CPU a message, of one thread that does nothing else, several times over */
async function timeLookingInside({ spv }: Stand): Promise<number[]> {
  const zips = await Promise.all(
    spv.messageIds.slice(0, 300).map(async (id) => {
      const headers = { authorization: `Bearer ${spv.accessToken}` };
      return Buffer.from(await (await fetch(`${spv.apiUrl}/descarcare?id=${id}`, { headers })).arrayBuffer());
    }),
  );
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const before = process.cpuUsage();
    for (const bytes of zips) {
      const contents = await lookInside(bytes, { uploadIndex: '' });
      if (!contents.ok) throw new Error(`a ZIP of the sandbox is ${contents.reason}`);
    }
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000 / zips.length);
  }
  return times.slice(1);
}
