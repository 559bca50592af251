/** Events as a stream of server-sent events: what was missed, then what comes, for as long as the caller may and reads. */
import { Readable } from 'node:stream';
import { maskPersonalCodes } from '../../core/cif.ts';
import { writeJsonLine } from '../../core/json-line.ts';
import type { Log } from '../../core/log.ts';
import type { Db } from '../../db/connection.ts';
import { hasEvent, type LiveEvent, listEvents } from '../../db/events/event.ts';
import type { Subscription } from './event-feed.ts';

export interface EventPace {
  /** How often to poll for events that no notification announced. */
  pollMs: number;
  /** A comment, so that proxies and clients know that the line is alive. */
  heartbeatMs: number;
  /** How often it is asked whether the caller still may. */
  recheckMs: number;
  /** Clients that stop reading for this long are disconnected; Last-Event-ID resumes without loss. */
  patienceMs: number;
}

export const eventPace: EventPace = {
  pollMs: 1_000,
  heartbeatMs: 15_000,
  recheckMs: 3_000,
  patienceMs: 30_000,
};

export interface Watch {
  db: Db;
  log: Pick<Log, 'info' | 'warn'>;
  pace: EventPace;
  subscription: Subscription;
  organisationId: string;
  /** The last event that the caller has; undefined begins with what comes. */
  after: number | undefined;
  stillMay: () => Promise<boolean>;
}

const pageSize = 200;

/** The subscription ends with the stream, whether the client or the server closes it. */
export function eventStream(watch: Watch): Readable {
  const { subscription, pace, log } = watch;
  let stuck: NodeJS.Timeout | undefined;
  const letGo = () => {
    log.info('a client that did not read its live events was let go');
    stream.destroy();
  };
  const paced = async function* () {
    for await (const text of tell(watch)) {
      stuck = setTimeout(letGo, pace.patienceMs);
      yield text;
      clearTimeout(stuck);
    }
  };
  const stream = Readable.from(paced(), { objectMode: false, highWaterMark: 64 * 1024 });
  stream.once('close', () => {
    clearTimeout(stuck);
    subscription.end();
  });
  return stream;
}

async function* tell(watch: Watch): AsyncGenerator<string> {
  const { db, log, pace, subscription, organisationId, stillMay } = watch;
  let cursor = watch.after ?? subscription.horizon();
  let checkedAt = performance.now();
  let spokeAt = checkedAt;
  try {
    yield 'retry: 3000\n\n';
    // What came after an event that is no longer kept may be gone too: better to say so than to seem whole.
    if (watch.after && !(await hasEvent(db, organisationId, watch.after))) yield 'event: reset\ndata: {}\n\n';
    while (!subscription.closed) {
      const upTo = subscription.horizon();
      const events = await listEvents(db, organisationId, { after: cursor, upTo, limit: pageSize });
      if (events.length > 0) {
        yield events.map(write).join('');
        spokeAt = performance.now();
      }
      cursor = events.length === pageSize ? events.at(-1)!.id : Math.max(cursor, upTo);
      if (performance.now() - checkedAt >= pace.recheckMs) {
        if (!(await stillMay())) return;
        checkedAt = performance.now();
      }
      if (performance.now() - spokeAt >= pace.heartbeatMs) {
        yield ': here\n\n';
        spokeAt = performance.now();
      }
      if (events.length < pageSize) await subscription.wait(Math.min(pace.recheckMs, pace.heartbeatMs));
    }
  } catch (error) {
    log.warn({ err: error }, 'a stream of live events broke off');
  }
}

function write({ id, type, at, data }: LiveEvent): string {
  const body = maskPersonalCodes(writeJsonLine({ at, ...data }));
  return `id: ${id}\nevent: ${type}\ndata: ${body}\n\n`;
}
