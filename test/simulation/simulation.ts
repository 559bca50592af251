/** What a seed is played in: an SPV, a database, an archive, and the app in a process that can be killed and is started again. */
import { createRandom, type Random, seedOf } from '../../sandbox/documents/random.ts';
import { type InProcessSandbox, openSandbox } from '../../sandbox/testing/in-process.ts';
import { type App, buildApp } from '../../src/app.ts';
import type { Log } from '../../src/core/log.ts';
import type { Handlers } from '../../src/jobs/queue.ts';
import { recordedQueue } from '../support/recorded-queue.ts';
import { anafSettings, testConfig } from '../support/settings.ts';
import { ConnectionLost, type Connections } from './connections.ts';
import type { SimDatabase } from './database.ts';
import { MemoryArchive } from './memory-archive.ts';
import { SimulatedProcess } from './process.ts';
import { simulatedTransport } from './transport.ts';
import { VirtualTime } from './virtual-time.ts';

export interface Simulation {
  seed: number;
  random: Random;
  time: VirtualTime;
  sandbox: InProcessSandbox;
  connections: Connections;
  archive: MemoryArchive;
  /** The one that runs now. */
  process: SimulatedProcess;
  /** Its app, which takes jobs; started at the first call, and again after a start that failed. */
  app(): Promise<RunningApp>;
  /** How many processes there have been. */
  processes: number;
  /** Ends the process in order, and starts another. */
  restart(): void;
  /** By the call's number in the sandbox's journal: when it came there, by our clock; the journal's own clock may go wrong. */
  arrivedAt: Map<number, number>;
  /** Messages of which ANAF said that their 60 days are over. */
  saidExpired: Set<string>;
  /** Unexpected errors of the engine. */
  mistakes: string[];
  trace: (what: string) => void;
}

export interface RunningApp {
  app: App;
  handlers: Handlers;
}

const processName = (n: number) => `simulated:${n}`;

/** Of every process but the one that runs, what it called itself in leases. */
export function earlierWorkers({ processes }: Simulation): string[] {
  const names = Array.from({ length: processes - 1 }, (_, n) => processName(n + 1));
  return names.flatMap((name) => [name, `${name} retries`, `${name} asked`]);
}

export async function openSimulation(
  database: SimDatabase,
  seed: number,
  start: number,
  verbose: boolean,
): Promise<Simulation> {
  await database.empty(seed);
  const random = createRandom(seedOf('stage', seed));
  const time = new VirtualTime(start);
  const callsPerMinute = random.pick([20, 45, 120]);
  const sandbox = openSandbox({
    seed,
    now: () => time.now(),
    // The very same number: the engine promises never to pass it, in no sixty seconds.
    limits: { callsPerMinute },
    settings: {
      pageSize: random.pick([4, 10, 25, 500]),
      listOrder: random.pick(['newest_first', 'oldest_first', 'shuffled']),
      refresh: random.pick(['rotate', 'reuse']),
      quotaNotes: random.pick(['official', 'field']),
      downloadType: random.pick(['application/zip', 'application/octet-stream']),
      downloadClockLeadMs: random.pick([0, 8 * 3_600_000]),
    },
  });
  const config = testConfig(
    anafSettings({
      apiUrl: 'http://localhost/prod/FCTEL/rest',
      publicUrl: 'http://localhost/prod/FCTEL/rest',
      oauthUrl: 'http://localhost/anaf-oauth2/v1',
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
    }),
    { ANAF_CALLS_PER_MINUTE: String(callsPerMinute) },
  );
  const { connections } = database;
  let running: Promise<RunningApp> | undefined;
  const simulation: Simulation = {
    seed,
    random,
    time,
    sandbox,
    connections,
    archive: new MemoryArchive(),
    process: undefined as unknown as SimulatedProcess,
    app: () => {
      running ??= startApp(simulation.process).catch((error) => {
        running = undefined;
        throw error;
      });
      return running;
    },
    processes: 0,
    restart: () => {
      const ended = running;
      void ended?.then(({ app }) => app.close());
      startProcess();
    },
    arrivedAt: new Map(),
    saidExpired: new Set(),
    mistakes: [],
    trace: verbose ? (what) => console.log(`${new Date(time.now()).toISOString()} ${what}`) : () => {},
  };
  startProcess();
  return simulation;

  function startProcess(): void {
    const started = new SimulatedProcess(processName(++simulation.processes), (killed) =>
      connections.drop(killed, time),
    );
    simulation.process = started;
    running = undefined;
    void started.ended.then(() => {
      simulation.trace(`${started.name} was killed, or hangs`);
      startProcess();
    });
  }

  async function startApp(process: SimulatedProcess): Promise<RunningApp> {
    const { arrivedAt, saidExpired, archive } = simulation;
    let handlers: Handlers | undefined;
    const app = await buildApp(config, {
      log: logOf(simulation),
      clock: { now: () => new Date(time.now()), sleep: (ms, signal) => time.sleep(ms, signal) },
      transport: simulatedTransport(sandbox, time, random, process, saidExpired, arrivedAt),
      archive: archive.openFor(process),
      database: { url: 'postgres://localhost/simulated', db: connections.transactorOf(process, time) },
      queue: {
        ...recordedQueue().queue,
        work: async (given) => {
          handlers = given;
        },
      },
      worker: process.name,
      watchLeasesEveryMs: 15 * 60_000,
      lookForWebhooksEveryMs: 15 * 60_000,
      lookForDeliveriesEveryMs: 15 * 60_000,
    });
    await app.work();
    return { app, handlers: handlers! };
  }
}

/** Errors that were not injected are mistakes of the engine. */
function logOf(simulation: Simulation): Log {
  const line = (level: string) => (fields: unknown, text?: string) => {
    const { err } = fields as { err?: Error };
    simulation.trace(
      `${level}: ${text ?? fields} ${err ? `${err.name} ${(err as { code?: string }).code ?? ''} ${err.message}` : ''}`,
    );
    const expected = ['AnafError', 'ScopeClosed', 'ReconnectNeeded', 'NoConnection', 'ArchiveError'];
    if (level === 'error' && err && !expected.includes(err.name) && !isInjected(err))
      simulation.mistakes.push(`${text}: ${err.stack}`);
  };
  return Object.fromEntries(
    ['debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, line(level)]),
  ) as unknown as Log;
}

export function isInjected(error: unknown): boolean {
  return error instanceof ConnectionLost || (error as Error)?.cause instanceof ConnectionLost;
}
