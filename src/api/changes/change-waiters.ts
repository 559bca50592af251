/** Holds requests until something changes in their organisation: one look a second for all of them, however many they are. */
import type { Log } from '../../core/log.ts';
import { listChangedSince } from '../../db/changes/change.ts';
import type { Db } from '../../db/connection.ts';
import type { EventListener } from '../../db/events/event-listener.ts';

export interface ChangeWaiter {
  /** Resolves when something changed after number `last`, when `ms` have passed, or when it or all is ended. */
  wait(last: number, ms: number): Promise<void>;
  readonly ended: boolean;
  end(): void;
}

export interface ChangeWaiters {
  /** Undefined when the holder or the server already has the maximum number of waiting requests. */
  enter(organisationId: string, holder: string): ChangeWaiter | undefined;
  close(): Promise<void>;
}

const mostOfAHolder = 5;
const mostOfAll = 1_000;

interface Waiting {
  organisationId: string;
  holder: string;
  /** What the request has seen; undefined while it does not wait. */
  last: number | undefined;
  ended: boolean;
  wake: () => void;
}

/** @param pollMs how often to look: what changes a message sends no notification, since notifying commits wait for each other */
export function createChangeWaiters(ctx: {
  db: Db;
  log: Pick<Log, 'warn'>;
  pollMs: number;
  listener: EventListener;
}): ChangeWaiters {
  const { db, log, pollMs, listener } = ctx;
  const requests = new Set<Waiting>();
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  const unsubscribe = listener.subscribe(() => {
    if (waiting().length > 0) void look();
  });

  return {
    enter(organisationId, holder) {
      const held = [...requests].filter((request) => request.holder === holder).length;
      if (closed || held >= mostOfAHolder || requests.size >= mostOfAll) return undefined;
      const request: Waiting = { organisationId, holder, last: undefined, ended: false, wake: () => {} };
      requests.add(request);
      return {
        get ended() {
          return closed || request.ended;
        },
        async wait(last, ms) {
          if (closed || request.ended) return;
          const { promise, resolve } = Promise.withResolvers<void>();
          request.wake = resolve;
          request.last = last;
          const late = setTimeout(resolve, ms);
          schedule();
          await promise;
          clearTimeout(late);
          request.last = undefined;
        },
        end() {
          request.ended = true;
          requests.delete(request);
          request.wake();
        },
      };
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      unsubscribe();
      for (const request of requests) request.wake();
      await looking;
    },
  };

  function waiting(): (Waiting & { last: number })[] {
    return [...requests].filter(
      (request): request is Waiting & { last: number } => request.last !== undefined,
    );
  }

  function schedule(): void {
    clearTimeout(timer);
    if (closed || waiting().length === 0) return;
    timer = setTimeout(() => void look().then(schedule), pollMs);
  }

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function lookOnce(): Promise<void> {
    try {
      await listener.open();
      const lowest = new Map<string, number>();
      for (const { organisationId, last } of waiting())
        lowest.set(organisationId, Math.min(last, lowest.get(organisationId) ?? last));
      if (lowest.size === 0) return;
      const seen = [...lowest].map(([organisationId, last]) => ({ organisationId, last }));
      const changed = new Set(await listChangedSince(db, seen));
      for (const request of waiting()) if (changed.has(request.organisationId)) request.wake();
    } catch (error) {
      log.warn({ err: error }, 'changes cannot be looked for: the next look is soon');
    }
  }
}
