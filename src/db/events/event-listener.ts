/** The one connection of a process that hears of events: opened when somebody waits, opened again after it was lost. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Log } from '../../core/log.ts';
import type { Transactor } from '../connection.ts';
import { announce, listenForEvents } from './event.ts';

export interface EventListener {
  /** Calls `hear` for each notification until the answer is called. */
  subscribe(hear: () => void): () => void;
  /** Opens the connection if it is not open. Never throws: who asks polls as well, so a failure costs a second and no event. */
  open(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  db: Transactor;
  /** DATABASE_DIRECT_URL; without it the listener borrows a connection of the pool. */
  directUrl?: string;
  log: Pick<Log, 'warn'>;
  /** How long the first notification may take before the log says that none arrives. */
  patienceMs?: number;
}

const retryMs = 30_000;

interface Line {
  client: pg.ClientBase;
  end(): void | Promise<void>;
}

export function createEventListener({ db, directUrl, log, patienceMs = 5_000 }: Options): EventListener {
  const hearers = new Set<() => void>();
  let line: Line | undefined;
  let opening: Promise<void> | undefined;
  let closed = false;
  let doubt: NodeJS.Timeout | undefined;
  let told = false;
  let tryAgainAt = 0;

  return {
    subscribe: (hear) => {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    open: async () => {
      if (line || closed || performance.now() < tryAgainAt) return;
      opening ??= connect()
        .catch(putOff)
        .finally(() => {
          opening = undefined;
        });
      await opening;
    },
    close: async () => {
      closed = true;
      clearTimeout(doubt);
      await opening;
      const ended = line;
      line = undefined;
      await ended?.end();
    },
  };

  async function connect(): Promise<void> {
    const opened = directUrl === undefined ? await borrow() : await dial(directUrl);
    const { client } = opened;
    const lost = () => {
      if (line !== opened) return;
      line = undefined;
      void opened.end();
    };
    client.on('error', lost).on('end', lost);
    const probe = randomUUID();
    client.on('notification', ({ payload }) => {
      if (payload === probe) clearTimeout(doubt);
      for (const hear of hearers) hear();
    });
    try {
      await listenForEvents(client);
    } catch (error) {
      await opened.end();
      throw error;
    }
    line = opened;
    clearTimeout(doubt);
    doubt = setTimeout(tell, patienceMs);
    doubt.unref();
    await announce(db, probe);
  }

  function putOff(error: unknown): void {
    tryAgainAt = performance.now() + retryMs;
    log.warn({ err: error }, 'events cannot be listened for: what is waited for is polled for every second');
  }

  /** A pooler that gives each transaction another connection takes LISTEN and delivers nothing. */
  function tell(): void {
    if (told) return;
    told = true;
    log.warn(
      'no notification of the database arrives, as behind a pooler: what is waited for is polled for every second. ' +
        'DATABASE_DIRECT_URL names a way past the pooler.',
    );
  }

  async function borrow(): Promise<Line> {
    const client = await db.connect();
    return { client, end: () => client.release(true) };
  }
}

async function dial(url: string): Promise<Line> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'efactura-sync events',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  return { client, end: () => client.end().catch(() => {}) };
}
