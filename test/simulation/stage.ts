/** What a seed is played on: an SPV, a database, an archive and the engine's process, which can die and begin another life. */
import { createRandom, type Random, seedOf } from '../../sandbox/documents/random.ts';
import { type InProcessSandbox, openSandbox } from '../../sandbox/testing/in-process.ts';
import { createAnafClient } from '../../src/anaf/client.ts';
import type { Log } from '../../src/core/log.ts';
import { createVault } from '../../src/core/vault.ts';
import { prepareSlots } from '../../src/db/budget/call-slot.ts';
import { pinEnvironment } from '../../src/db/installation/installation.ts';
import { createSyncCtx, type SyncCtx } from '../../src/sync/context.ts';
import type { SimDatabase } from './database.ts';
import { MemoryArchive } from './memory-archive.ts';
import { ConnectionLost, type OneConnection } from './one-connection.ts';
import { Life } from './process.ts';
import { shortWay } from './short-way.ts';
import { VirtualTime } from './virtual-time.ts';

export interface Stage {
  seed: number;
  random: Random;
  time: VirtualTime;
  sandbox: InProcessSandbox;
  connection: OneConnection;
  archive: MemoryArchive;
  /** The process of today. */
  process: { life: Life; ctx: SyncCtx; name: string };
  lives: number;
  /** By the call's number in the sandbox's journal: when it came there, by our clock; the journal's own clock may go wrong. */
  arrivedAt: Map<number, number>;
  /** Messages of which ANAF said that their 60 days are over. */
  saidExpired: Set<string>;
  /** What the engine called a mistake of its own. */
  mistakes: string[];
  tell: (what: string) => void;
}

const vaultKey = Buffer.alloc(32, 7);

export async function setStage(
  database: SimDatabase,
  seed: number,
  start: number,
  verbose: boolean,
): Promise<Stage> {
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
  const stage: Stage = {
    seed,
    random,
    time,
    sandbox,
    connection: database.connection,
    archive: new MemoryArchive(),
    process: undefined as unknown as Stage['process'],
    lives: 0,
    arrivedAt: new Map(),
    saidExpired: new Set(),
    mistakes: [],
    tell: verbose ? (what) => console.log(`${new Date(time.now()).toISOString()} ${what}`) : () => {},
  };
  begin(stage);
  const now = new Date(start);
  const { ctx } = stage.process;
  await pinEnvironment(ctx.db, 'sandbox', now);
  await prepareSlots(ctx.db, callsPerMinute, now);
  return stage;

  function begin(on: Stage): void {
    const life = new Life((dying) => on.connection.bury(dying, time));
    const name = `host:${++on.lives}`;
    const ctx = createSyncCtx({
      db: on.connection.transactorOf(life, time),
      anaf: createAnafClient(
        {
          apiUrl: 'http://localhost/prod/FCTEL/rest',
          publicUrl: 'http://localhost/prod/FCTEL/rest',
          oauthUrl: 'http://localhost/anaf-oauth2/v1',
          clientId: sandbox.clientId,
          clientSecret: sandbox.clientSecret,
          redirectUri: 'https://localhost/api/v1/anaf/callback',
        },
        {
          now: () => new Date(time.now()),
          transport: shortWay(sandbox, time, random, life, on.saidExpired, on.arrivedAt),
        },
      ),
      archive: on.archive.openFor(life),
      vault: createVault({ current: () => vaultKey, others: () => [] }),
      log: logOf(on),
      clock: { now: () => new Date(time.now()), sleep: (ms, signal) => time.sleep(ms, signal) },
      environment: 'sandbox',
      callsPerMinute,
    });
    on.process = { life, ctx, name };
    void life.death.then(() => {
      on.tell(`${name} was killed, or hangs`);
      begin(on);
    });
  }
}

/** Errors that nobody injected are mistakes of the engine's. */
function logOf(stage: Stage): Log {
  const line = (level: string) => (fields: unknown, text?: string) => {
    const { err } = fields as { err?: Error };
    stage.tell(
      `${level}: ${text ?? fields} ${err ? `${err.name} ${(err as { code?: string }).code ?? ''} ${err.message}` : ''}`,
    );
    const foreseen = ['AnafError', 'ScopeClosed', 'ReconnectNeeded', 'NoConnection', 'ArchiveError'];
    if (level === 'error' && err && !foreseen.includes(err.name) && !isInjected(err))
      stage.mistakes.push(`${text}: ${err.stack}`);
  };
  return Object.fromEntries(
    ['debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, line(level)]),
  ) as unknown as Log;
}

export function isInjected(error: unknown): boolean {
  return error instanceof ConnectionLost || (error as Error)?.cause instanceof ConnectionLost;
}
