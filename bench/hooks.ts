/** What each of the server's hooks costs: added alone to a bare route, CPU a request. */
import { load } from './api/load.ts';
import type { Used } from './api/service-process.ts';
import { startChild } from './engine/child.ts';
import { type BenchResult, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = 0.7;

export async function benchHooks(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const child = startChild<Record<string, string> | Used>('../api/hooks-process.ts');
  opened.defer(() => child.end());
  const urls = (await child.ask('start')) as Record<string, string>;
  const cpu = async () => ((await child.ask('cpu')) as Used).cpuMs;
  const runs = new Map<string, number[]>();
  // Interleaved; the first round warms the code, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, url] of Object.entries(urls)) {
      const before = await cpu();
      const { perSecond } = await load(`${url}/`, {}, { connections: 16, seconds });
      const each = (((await cpu()) - before) / (perSecond * seconds)) * 1000;
      if (round > 0) runs.set(name, [...(runs.get(name) ?? []), each]);
    }
  }
  const [bareRuns, ...others] = [...runs];
  const bare = figureOf(bareRuns![0], bareRuns![1], { unit: 'µs' });
  return {
    figures: [bare, ...others.map(([what, each]) => figureOf(what, each, { unit: 'µs', reference: bare }))],
  };
}
