/** The job queue, wrapped once: no other file knows which library it is. Its tables are in the schema `jobs`. */
import type { ConstructorOptions, PgBoss } from 'pg-boss';
import type { Log } from '../core/log.ts';

export interface Queue {
  /** Opens it now rather than at its first use. */
  open(): Promise<void>;
  /** There are companies to serve: tickets go out, and idle workers wake. Never throws: each minute's tick does the same. */
  wakeWorkers(): Promise<void>;
  /** Asks ANAF soon whether these companies may be read. */
  probeSoon(companyIds: string[]): Promise<void>;
  /** A person asked for a message: a worker takes it soon, or the next retries do. Never throws. */
  retrySoon(): Promise<void>;
  /** There is an export to make. Never throws: each minute's tick does the same. */
  exportSoon(): Promise<void>;
  /** Companies were added: ANAF's registry is asked about them soon. Never throws: the next minutes' tick does the same. */
  registrySoon(): Promise<void>;
  /** An organisation asked that what older readers left is read again. */
  rereadSoon(organisationId: string): Promise<void>;
  /** From now on this process takes jobs; `stop` waits for them. */
  work(handlers: Handlers): Promise<void>;
  stop(): Promise<void>;
}

export interface Handlers {
  /**
   * A ticket is no assignment: its holder serves the company that is fairest to serve now, and goes on until
   * none waits. A ticket too many finds nothing; one too few costs a moment.
   */
  serveCompanies(): Promise<void>;
  probeCompanies(companyIds: string[]): Promise<void>;
  /** Tries the messages that people asked for. */
  retryAsked(): Promise<void>;
  /** Makes the exports that wait, until none does. */
  makeExports(): Promise<void>;
  /** Asks ANAF's registry about companies, until none is due. */
  askRegistry(): Promise<void>;
  /** Reads again what older readers left of the organisation. */
  rereadOlder(organisationId: string): Promise<void>;
  /** By the cron line's name. */
  scheduled: Record<string, { cron: string; handle: () => Promise<void> }>;
  /** Companies served side by side in this process. */
  companiesAtOnce: number;
}

const tickets = 'serve-companies';
const probes = 'probe-companies';
const asked = 'retry-asked';
const exportTickets = 'make-exports';
const registryTickets = 'ask-registry-soon';
const rereads = 'reread-asked';
/** Side by side in this process: each may hold a renderer and a disk busy. */
const exportsAtOnce = 2;
const mostTickets = 64;

/** In pg_stat_activity: a process that takes jobs, and one that only sends them. */
export const queueNames = { works: 'efactura-sync jobs', sends: 'efactura-sync tickets' };

export interface QueueOptions {
  databaseUrl: string;
  log: Log;
  /** How many companies wait for a worker. */
  countWaiting: () => Promise<number>;
  /** Whether this process will take jobs; it will unless said. */
  works?: boolean;
}

/** Connects at its first use. */
export function createQueue(options: QueueOptions, overrides: Partial<ConstructorOptions> = {}): Queue {
  const { log, countWaiting } = options;
  let opening: Promise<PgBoss> | undefined;
  let stopping: Promise<void> | undefined;
  const open = () => {
    opening ??= openBoss(options, overrides).catch((error) => {
      // The next use tries again.
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const stop = async () => {
    const boss = await opening?.catch(() => undefined);
    await boss?.stop({ graceful: true, timeout: 20_000 });
  };
  return {
    open: async () => void (await open()),
    wakeWorkers: async () => {
      try {
        const n = Math.min(await countWaiting(), mostTickets);
        if (n > 0)
          await (await open()).insert(
            tickets,
            Array.from({ length: n }, () => ({})),
          );
      } catch (error) {
        log.error({ err: error }, 'no tickets could be sent: the next minute sends them');
      }
    },
    probeSoon: async (companyIds) => {
      if (companyIds.length > 0) await (await open()).send(probes, { companyIds });
    },
    retrySoon: async () => {
      try {
        await (await open()).send(asked, {});
      } catch (error) {
        log.error({ err: error }, 'a worker could not be woken: the next retries take what was asked for');
      }
    },
    exportSoon: async () => {
      try {
        await (await open()).send(exportTickets, {});
      } catch (error) {
        log.error({ err: error }, 'no ticket could be sent for an export: the next minute sends it');
      }
    },
    registrySoon: async () => {
      try {
        await (await open()).send(registryTickets, {});
      } catch (error) {
        log.error({ err: error }, 'no ticket could be sent for the registry: the next minutes ask it');
      }
    },
    rereadSoon: async (organisationId) => {
      await (await open()).send(rereads, { organisationId }, { singletonKey: organisationId });
    },
    work: async (handlers) => startWorking(await open(), handlers),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function openBoss(
  { databaseUrl, log, works = true }: QueueOptions,
  overrides: Partial<ConstructorOptions>,
): Promise<PgBoss> {
  // Loaded at its first use: most commands and tests never ask it for anything.
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'jobs',
    application_name: works ? queueNames.works : queueNames.sends,
    max: 4,
    useListenNotify: true,
    ...overrides,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue met an error'));
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'));
  await boss.start();
  // A dead worker's companies are found by their leases, so its tickets need no second life.
  const once = { retryLimit: 0, expireInSeconds: 24 * 3600 - 1, deleteAfterSeconds: 3600, notify: true };
  await boss.createQueue(tickets, { ...once, heartbeatSeconds: 60 });
  await boss.createQueue(probes, { ...once, retryLimit: 3, retryBackoff: true });
  await boss.createQueue(asked, once);
  await boss.createQueue(exportTickets, { ...once, heartbeatSeconds: 60 });
  await boss.createQueue(registryTickets, once);
  // Of one organisation one waits or runs; of all one runs, since each keeps the disk and a core busy.
  await boss.createQueue(rereads, { ...once, policy: 'exclusive', expireInSeconds: 3600 });
  return boss;
}

async function startWorking(boss: PgBoss, handlers: Handlers): Promise<void> {
  const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 };
  await boss.work(tickets, { ...polling, localConcurrency: handlers.companiesAtOnce }, () =>
    handlers.serveCompanies(),
  );
  await boss.work<{ companyIds: string[] }>(probes, polling, async ([job]) => {
    if (job) await handlers.probeCompanies(job.data.companyIds);
  });
  await boss.work(asked, polling, () => handlers.retryAsked());
  await boss.work(registryTickets, polling, () => handlers.askRegistry());
  await boss.work(exportTickets, { ...polling, localConcurrency: exportsAtOnce }, () =>
    handlers.makeExports(),
  );
  await boss.work<{ organisationId: string }>(rereads, polling, async ([job]) => {
    if (job) await handlers.rereadOlder(job.data.organisationId);
  });
  // A cron line that this version no longer has would go on filling a queue that no process empties.
  for (const { name } of await boss.getSchedules())
    if (!(name in handlers.scheduled)) await boss.unschedule(name);
  for (const [name, { cron, handle }] of Object.entries(handlers.scheduled)) {
    // One at a time, and none piles up behind it: each does whatever is due when it runs.
    await boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 0,
      expireInSeconds: 3600,
      deleteAfterSeconds: 3600,
    });
    await boss.schedule(name, cron, null, { tz: 'Europe/Bucharest' });
    await boss.work(name, { pollingIntervalSeconds: 5 }, handle);
  }
}
