/** Wakes those who look on when something was committed for their organisation: one look and one listener a process, however many they are. */
import { Problem } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Transactor } from '../../db/connection.ts';
import { findEventHorizon, listOrganisationsWithEvents } from '../../db/events/event.ts';
import type { EventListener } from '../../db/events/event-listener.ts';

export interface Subscription {
  /** Up to here events may be read now. */
  horizon(): number;
  /** Resolves when something happened since the last `wait` ended, when `ms` have passed, or when all is closed. */
  wait(ms: number): Promise<void>;
  readonly closed: boolean;
  end(): void;
}

export interface EventFeed {
  /** Undefined when the holder or the server already has the maximum number of subscriptions. */
  subscribe(organisationId: string, holder: string): Promise<Subscription | undefined>;
  close(): Promise<void>;
}

/** A browser has some windows, a program one: more are forgotten ones. */
const mostOfAHolder = 5;
const mostOfAll = 1_000;

interface Watcher {
  organisationId: string;
  holder: string;
  woken: boolean;
  ended: boolean;
  wake: () => void;
}

/** @param pollMs how often to look at least, for events that no notification announced */
export function createEventFeed(ctx: {
  db: Transactor;
  log: Pick<Log, 'warn'>;
  pollMs: number;
  listener: EventListener;
}): EventFeed {
  const { db, log, pollMs, listener } = ctx;
  const watchers = new Set<Watcher>();
  // Unknown before the first look.
  let horizon = -1;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  const unsubscribe = listener.subscribe(() => {
    if (watchers.size > 0) void look();
  });

  return {
    async subscribe(organisationId, holder) {
      const his = [...watchers].filter((watcher) => watcher.holder === holder).length;
      if (closed || his >= mostOfAHolder || watchers.size >= mostOfAll) return undefined;
      const watcher: Watcher = { organisationId, holder, woken: false, ended: false, wake: () => {} };
      watchers.add(watcher);
      // A new subscriber starts after what is committed by now, not after the last look.
      await look();
      schedule();
      if (horizon < 0) {
        watchers.delete(watcher);
        throw new Problem('unavailable', 'events', {});
      }
      return subscription(watcher);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      for (const watcher of watchers) wake(watcher);
      unsubscribe();
      await looking;
    },
  };

  function subscription(watcher: Watcher): Subscription {
    return {
      horizon: () => horizon,
      get closed() {
        return closed || watcher.ended;
      },
      async wait(ms) {
        if (!watcher.woken && !watcher.ended && !closed) {
          const { promise, resolve } = Promise.withResolvers<void>();
          watcher.wake = resolve;
          const late = setTimeout(resolve, ms);
          await promise;
          clearTimeout(late);
        }
        watcher.woken = false;
      },
      end: () => {
        watcher.ended = true;
        watchers.delete(watcher);
        wake(watcher);
      },
    };
  }

  function wake(watcher: Watcher): void {
    watcher.woken = true;
    watcher.wake();
  }

  function schedule(): void {
    clearTimeout(timer);
    if (closed || watchers.size === 0) return;
    timer = setTimeout(() => void look().then(schedule), pollMs);
  }

  /** One look at a time; who asks during one gets another after it. */
  function look(): Promise<void> {
    lookAgain = true;
    looking ??= lookRepeatedly().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  async function lookRepeatedly(): Promise<void> {
    while (lookAgain && !closed) {
      lookAgain = false;
      try {
        await listener.open();
        const now = await findEventHorizon(db);
        const before = horizon;
        if (now <= before) continue;
        const organisations = new Set(await listOrganisationsWithEvents(db, before, now));
        horizon = now;
        for (const watcher of watchers) if (organisations.has(watcher.organisationId)) wake(watcher);
      } catch (error) {
        log.warn({ err: error }, 'live events cannot be looked for: the next look is soon');
        return;
      }
    }
  }
}
