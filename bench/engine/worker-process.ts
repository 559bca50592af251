/** The app as a worker has it, its job queue apart: serves the companies that wait until none does. A process of its own. */
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { serveCompanies } from '../../src/jobs/serve-companies.ts';
import type { Settings } from '../bench-config.ts';
import type { Worked } from './bare-loop.ts';
import { type Stage, withStageClock } from './stage-clock.ts';

export interface WorkerWish {
  name: string;
  settings: Settings;
  companiesAtOnce: number;
  /** The resident set is looked at when so many messages were kept. */
  memoryAt: number[];
}

export interface Memory {
  /** Messages until then. */
  kept: number;
  residentMiB: number;
  /** What V8 has taken for objects, the dead ones among them. */
  heapMiB: number;
  /** Buffers, and the memory of the XML library, as far as it is reserved. */
  externalMiB: number;
}

export interface WorkerDone extends Worked {
  kept: number;
  stagesMs: Record<Stage, number>;
  /** The share of the time in which the main thread's loop had something to do. */
  loopBusy: number;
  /** All that the database was asked. */
  statements: number;
  /** At the start and in the order of `memoryAt`; nothing where that is empty. */
  memory: Memory[];
}

process.once('message', async (wish: WorkerWish) => process.send!(await work(wish)));
process.once('disconnect', () => process.exit());

async function work(wish: WorkerWish): Promise<WorkerDone> {
  const app = await buildApp(readConfig(wish.settings));
  // A worker has them too, though nothing of theirs is measured here.
  await Promise.all([import('../../src/take-jobs.ts'), import('pg-boss')]);
  const memory = wish.memoryAt.length > 0 ? [memoryAfter(0)] : [];
  let kept = 0;
  const { ctx, totalMs, asked } = withStageClock(app, () => {
    kept++;
    if (wish.memoryAt.includes(kept)) memory.push(memoryAfter(kept));
  });
  const [cpu, startedMs] = [process.cpuUsage(), performance.now()];
  const loop = performance.eventLoopUtilization();
  const { signal } = new AbortController();
  await Promise.all(
    Array.from({ length: wish.companiesAtOnce }, () => serveCompanies(ctx, wish.name, signal)),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { utilization: loopBusy } = performance.eventLoopUtilization(loop);
  await app.close();
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    kept,
    loopBusy,
    stagesMs: totalMs,
    statements: asked.statements,
    memory,
  };
}

function memoryAfter(kept: number): Memory {
  const { rss, heapTotal, external } = process.memoryUsage();
  const [residentMiB, heapMiB, externalMiB] = [rss, heapTotal, external].map((bytes) => bytes / 2 ** 20);
  return { kept, residentMiB: residentMiB!, heapMiB: heapMiB!, externalMiB: externalMiB! };
}
