/**
 * Reads that cost much memory or time (PDFs, HTML, seals, spreadsheets): so many at once in all, fewer for one
 * organisation, the others wait their turn, organisation after organisation. Without it twelve PDFs of one tenant
 * slowed down everyone's status and held 880 MB.
 */
import { Problem } from '../core/errors.ts';

export interface HeavyReads {
  /** @throws Problem unavailable when too many of this organisation wait; the signal's reason when the caller is gone */
  run<T>(organisationId: string, gone: AbortSignal, work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  start(): void;
}

const defaults = { atOnce: 4, atOnceOfOne: 2, waitingOfOne: 20 };

export function createHeavyReads(limits: Partial<typeof defaults> = {}): HeavyReads {
  const { atOnce, atOnceOfOne, waitingOfOne } = { ...defaults, ...limits };
  const running = new Map<string, number>();
  // A Map keeps the order in which organisations began to wait; one that was served goes to the end.
  const queues = new Map<string, Waiting[]>();
  let total = 0;

  const runningOf = (organisationId: string) => running.get(organisationId) ?? 0;
  const mayStart = (organisationId: string) => total < atOnce && runningOf(organisationId) < atOnceOfOne;

  function begin(organisationId: string): void {
    total++;
    running.set(organisationId, runningOf(organisationId) + 1);
  }

  function end(organisationId: string): void {
    total--;
    const left = runningOf(organisationId) - 1;
    if (left === 0) running.delete(organisationId);
    else running.set(organisationId, left);
    startNext();
  }

  function startNext(): void {
    for (const [organisationId, queue] of [...queues]) {
      if (!mayStart(organisationId)) continue;
      const next = queue.shift()!;
      queues.delete(organisationId);
      if (queue.length > 0) queues.set(organisationId, queue);
      begin(organisationId);
      next.start();
      if (total >= atOnce) return;
    }
  }

  function wait(organisationId: string, gone: AbortSignal): Promise<void> {
    const queue = queues.get(organisationId) ?? [];
    if (queue.length >= waitingOfOne)
      throw new Problem('unavailable', 'too_many_at_once', {}, { retryAfterSeconds: 5 });
    queues.set(organisationId, queue);
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        if (queue.length === 0) queues.delete(organisationId);
        reject(gone.reason);
      };
      const waiting: Waiting = {
        start: () => {
          gone.removeEventListener('abort', leave);
          resolve();
        },
      };
      queue.push(waiting);
      gone.addEventListener('abort', leave, { once: true });
    });
  }

  return {
    run: async (organisationId, gone, work) => {
      gone.throwIfAborted();
      if (mayStart(organisationId) && !queues.has(organisationId)) begin(organisationId);
      else await wait(organisationId, gone);
      try {
        return await work();
      } finally {
        end(organisationId);
      }
    },
  };
}
