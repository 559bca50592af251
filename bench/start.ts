/** How long until it is of use: the demo to its filled archive, the service to its first answer, cold and warm. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/support/free-port.ts';
import { type BenchResult, figureOf } from './figures.ts';
import { runUntil } from './start/run-until.ts';

const root = join(import.meta.dirname, '..');
const rounds = 5;

/** The rounds are interleaved, so that whatever else the machine does meets every figure alike. */
export async function benchStart(): Promise<BenchResult> {
  const seconds = { node: [], database: [], cold: [], warm: [], demo: [], again: [] } as Record<
    string,
    number[]
  >;
  for (let round = 0; round < rounds; round++) {
    const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
    try {
      const measured = await oneRound(dir);
      for (const [what, value] of Object.entries(measured)) seconds[what]!.push(value);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  const node = figureOf('node, nothing', seconds.node!);
  const database = figureOf('initdb and start, nothing else', seconds.database!);
  return {
    figures: [
      node,
      database,
      figureOf('service, cold: spawn to /healthz', seconds.cold!, { reference: database, target: 2 }),
      figureOf('service, warm: spawn to /healthz', seconds.warm!, { reference: node, target: 2 }),
      figureOf('demo, first: spawn to filled archive', seconds.demo!, { reference: database, target: 15 }),
      figureOf('demo, again: spawn to its archive', seconds.again!, { reference: node, target: 15 }),
    ],
  };
}

async function oneRound(dir: string): Promise<Record<string, number>> {
  const port = String(await freePort());
  const service = { args: [join(root, 'src/main.ts')], env: { DATA_DIR: join(dir, 'service'), PORT: port } };
  const answers = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok === true;
  };
  const demo = {
    args: [join(root, 'scripts/demo.ts'), '--dir', join(dir, 'demo')],
    env: { PORT: port, LC_ALL: 'C' },
  };
  const isReady = (said: string) => /^Ready after/m.test(said);
  const bareDatabase = [join(import.meta.dirname, 'start/bare-database.ts'), join(dir, 'database')];
  return {
    node: await runUntil({ args: ['-e', 'console.log("up")'] }, (said) => said.includes('up')),
    database: await runUntil({ args: bareDatabase }, (said) => said.includes('up')),
    cold: await runUntil(service, answers),
    warm: await runUntil(service, answers),
    demo: await runUntil(demo, isReady),
    again: await runUntil(demo, isReady),
  };
}
