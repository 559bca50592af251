/** A worker as `npm start` has it, without the job queue: serves the companies that wait until none does. A process of its own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { type AnafConfig, createAnafClient } from '../../src/anaf/client.ts';
import { openDiskArchive } from '../../src/archive/disk.ts';
import { createVault } from '../../src/core/vault.ts';
import { connect } from '../../src/db/connection.ts';
import { serveCompanies } from '../../src/jobs/serve-companies.ts';
import { createSyncCtx } from '../../src/sync/context.ts';
import type { Worked } from './bare-loop.ts';
import { type Stage, withStageClock } from './stage-clock.ts';

export interface WorkerWish {
  name: string;
  databaseUrl: string;
  archiveDir: string;
  anaf: AnafConfig;
  vaultKeyHex: string;
  /** 0 lifts the limit. */
  callsPerMinute: number;
  companiesAtOnce: number;
  /** The resident set is looked at when so many messages were kept. */
  memoryAt: number[];
}

export interface WorkerDone extends Worked {
  kept: number;
  stagesMs: Record<Stage, number>;
  /** All that the database was asked. */
  statements: number;
  /** MiB, in the order of `memoryAt`. */
  residentMiB: number[];
}

process.once('message', async (wish: WorkerWish) => process.send!(await work(wish)));
process.once('disconnect', () => process.exit());

async function work(wish: WorkerWish): Promise<WorkerDone> {
  const db = await connect({ url: wish.databaseUrl, maxConnections: 20 });
  const key = Buffer.from(wish.vaultKeyHex, 'hex');
  const residentMiB: number[] = [];
  let kept = 0;
  const { ctx, totalMs, asked } = withStageClock(
    createSyncCtx({
      db,
      anaf: createAnafClient(wish.anaf),
      archive: await openDiskArchive(wish.archiveDir),
      vault: createVault({ current: () => key, others: () => [] }),
      log: pino({ level: 'warn' }),
      clock: { now: () => new Date(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
      environment: 'sandbox',
      callsPerMinute: wish.callsPerMinute,
    }),
    () => {
      kept++;
      if (wish.memoryAt.includes(kept)) residentMiB.push(process.memoryUsage.rss() / 2 ** 20);
    },
  );
  const [cpu, startedMs] = [process.cpuUsage(), performance.now()];
  const { signal } = new AbortController();
  await Promise.all(
    Array.from({ length: wish.companiesAtOnce }, () => serveCompanies(ctx, wish.name, signal)),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all([ctx.anaf.close(), db.end()]);
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    kept,
    stagesMs: totalMs,
    statements: asked.statements,
    residentMiB,
  };
}
