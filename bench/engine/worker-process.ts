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

export interface WorkerDone extends Worked {
  kept: number;
  stagesMs: Record<Stage, number>;
  /** The share of the time in which the main thread's loop had something to do. */
  loopBusy: number;
  /** All that the database was asked. */
  statements: number;
  /** MiB, in the order of `memoryAt`. */
  residentMiB: number[];
}

process.once('message', async (wish: WorkerWish) => process.send!(await work(wish)));
process.once('disconnect', () => process.exit());

async function work(wish: WorkerWish): Promise<WorkerDone> {
  const app = await buildApp(readConfig(wish.settings));
  const residentMiB: number[] = [];
  let kept = 0;
  const { ctx, totalMs, asked } = withStageClock(app, () => {
    kept++;
    if (wish.memoryAt.includes(kept)) residentMiB.push(process.memoryUsage.rss() / 2 ** 20);
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
    residentMiB,
  };
}
