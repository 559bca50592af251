/** What a sweep without news costs a company, how long the trigger of a large organisation takes to answer, and how large a row of each table that grows is. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { triggerSync } from '../src/actions/runs/trigger-sync.ts';
import { type App, buildApp } from '../src/app.ts';
import { addCompanies } from '../src/db/companies/company.ts';
import { type Db, inTransaction } from '../src/db/connection.ts';
import { recordConnection } from '../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { addMoreCompanies, requestRun } from '../src/db/runs/request-run.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { benchConfig } from './bench-config.ts';
import { startChild } from './engine/child.ts';
import type { Spv, SpvWish } from './engine/spv-process.ts';
import { type BenchResult, type Figure, figureOf } from './figures.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const warming = 4;
const companies = 40;
const messagesEach = 100;
const companiesAtOnce = 8;
const large = 10_000;

export async function benchSweep(): Promise<BenchResult> {
  await using opened = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'efactura-bench-'));
  opened.defer(() => rmSync(dir, { recursive: true, force: true }));
  const sandbox = startChild<Spv>('spv-process.ts');
  opened.defer(() => sandbox.end());
  const limits = { callsPerMinute: 1e9, downloadsPerMessageDay: 1e9 };
  const spv = await sandbox.ask({ companies, messagesEach, prebuilt: true, limits } satisfies SpvWish);
  const app = await buildApp(benchConfig(dir, spv, { ANAF_CALLS_PER_MINUTE: '0' }));
  opened.defer(() => app.close());
  // The rows of thousands of companies last, so that what an empty index takes is not counted.
  return { figures: [...(await sweeps(app, spv)), ...(await triggers(app)), ...(await rowSizes(app.db))] };
}

async function addConnected(app: App, spv: Partial<Spv>, cifs: string[]): Promise<string> {
  const now = app.now();
  const { id } = await addOrganisation(app.db, 'Contabilitate SRL', 'business', now);
  const tokens = { serial: 'bench', accessToken: 'access', refreshToken: 'refresh', ...spv };
  const accessExpiresAt = new Date(now.getTime() + 90 * 86_400_000);
  await recordConnection(app.db, app.vault, id, { ...tokens, accessExpiresAt }, now);
  const lines = cifs.map((cif) => ({ cif, name: null }));
  await addCompanies(app.db, id, lines, now);
  return id;
}

async function sweeps(app: App, spv: Spv): Promise<Figure[]> {
  const organisationId = await addConnected(app, spv, spv.cifs);
  const work = async () => {
    const asked = { organisationId, trigger: 'schedule', companies: 'all', now: app.now() } as const;
    await inTransaction(app.db, (tx) => requestRun(tx, asked));
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: companiesAtOnce }, () => serveCompanies(app, 'bench', signal)));
  };
  await work();
  await app.db.query('analyze');
  const node: number[] = [];
  const server: number[] = [];
  // The first sweeps warm code and plans, and are not counted: a worker sweeps every hour.
  for (let round = -warming; round < rounds; round++) {
    const [cpu, serverBefore] = [process.cpuUsage(), await serverCpuMs(app.db)];
    await work();
    const { user, system } = process.cpuUsage(cpu);
    if (round < 0) continue;
    node.push((user + system) / 1000 / companies);
    server.push(((await serverCpuMs(app.db)) - serverBefore) / companies);
  }
  return [
    figureOf(`sweep without news, ${messagesEach} messages: Node's CPU a company`, node, {
      unit: 'ms',
      target: 5,
    }),
    figureOf("sweep without news: PostgreSQL's CPU a company", server, { unit: 'ms' }),
  ];
}

/** Of all its backends, in clock ticks of 10 ms: Linux alone. */
async function serverCpuMs(db: Db): Promise<number> {
  const { rows } = await db.query<{ pid: number }>('select pid from pg_stat_activity where pid is not null');
  const ticks = rows.map(({ pid }) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0;
    }
  });
  return 10 * ticks.reduce((sum, n) => sum + n, 0);
}

const growing = ['message', 'invoice', 'sync_log', 'event', 'listing', 'run_company', 'daily_count'];

/** With its indexes and what is stored apart from the row. */
async function rowSizes(db: Db): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const table of growing) {
    const { rows } = await db.query<{ size: number; n: number }>(
      `select pg_total_relation_size('${table}') as size, (select count(*) from ${table}) as n`,
    );
    const { size, n } = rows[0]!;
    figures.push(figureOf(`a row of ${table}, of ${n}`, [size / n], { unit: 'B' }));
  }
  return figures;
}

async function triggers(app: App): Promise<Figure[]> {
  const of = async (count: number) => {
    const runs: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const cifs = Array.from({ length: count }, (_, n) => String(10_000_000 + n));
      const organisationId = await addConnected(app, {}, cifs);
      await app.db.query('analyze');
      const actor = { kind: 'operator', organisationId, scope: 'admin' } as const;
      const started = performance.now();
      await triggerSync(app, actor, {});
      if (round > 0) runs.push(performance.now() - started);
      while (await addMoreCompanies(app.db, app.now()));
    }
    return runs;
  };
  const few = figureOf('trigger, 10 companies', await of(10), { unit: 'ms' });
  const many = await of(large);
  return [few, figureOf(`trigger, ${large} companies`, many, { unit: 'ms', reference: few, target: 50 })];
}
