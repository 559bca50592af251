/**
 * What the two endpoints that programs poll cost: status and log beside a bare Fastify route that asks one prepared row
 * of the same pool in the same process, in the same run. Each connection has a key of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/support/free-port.ts';
import { type Load, load } from './api/load.ts';
import type { ServiceWish, Serving, Used } from './api/service-process.ts';
import { startChild } from './engine/child.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = 3;
const connections = 16;

type Measured = Load & { cpuMs: number };

export async function benchApi(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const service = startChild<Serving | Used>('../api/service-process.ts');
  opened.defer(() => service.end());
  const wish: ServiceWish = { dir, port: await freePort(), logLines: 60, keys: connections };
  const { urls, keys } = (await service.ask(wish)) as Serving;
  const headers = keys.map((key) => ({ authorization: `Bearer ${key}` }));
  const cpu = async () => ((await service.ask('cpu')) as Used).cpuMs;
  const targets = {
    bare: `${urls.bare}/row`,
    status: `${urls.service}/api/v1/sync/status`,
    log: `${urls.service}/api/v1/sync/log`,
  };
  const runs: Record<keyof typeof targets, Measured[]> = { bare: [], status: [], log: [] };
  // Interleaved; the first round warms pools, plans and code, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, url] of Object.entries(targets) as [keyof typeof targets, string][]) {
      const before = await cpu();
      const measured = await load(url, headers, { connections, seconds });
      const cpuMs = ((await cpu()) - before) / (measured.perSecond * seconds);
      if (round > 0) runs[name].push({ ...measured, cpuMs });
    }
  }
  const of = (name: keyof typeof targets, what: keyof Measured) => runs[name].map((one) => one[what]);
  const bare = figureOf('bare route with one prepared row', of('bare', 'perSecond'), { unit: '/s' });
  const bareCpu = figureOf("bare route: the server's CPU a request", of('bare', 'cpuMs'), { unit: 'ms' });
  const figures: Figure[] = [bare, bareCpu, p99('bare route', of('bare', 'p99'))];
  for (const name of ['status', 'log'] as const) {
    const ratios = runs[name].map(({ perSecond }, i) => perSecond / runs.bare[i]!.perSecond);
    figures.push(
      figureOf(name, of(name, 'perSecond'), { unit: '/s', reference: bare }),
      figureOf(`${name} ÷ bare route, round by round`, ratios, { unit: '', atLeast: 0.5 }),
      figureOf(`${name}: the server's CPU a request`, of(name, 'cpuMs'), { unit: 'ms', reference: bareCpu }),
      p99(name, of(name, 'p99'), 10),
    );
  }
  return { figures };
}

function p99(what: string, runs: number[], target?: number): Figure {
  return figureOf(`${what}: p99 at ${connections} connections`, runs, {
    unit: 'ms',
    ...(target !== undefined && { target }),
  });
}
