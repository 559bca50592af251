/** A job queue that only remembers what was asked of it: no test of the API waits for a worker. */
import type { Queue } from '../../src/jobs/queue.ts';

export interface Queued {
  woken: number;
  asked: number;
  exports: number;
  registry: number;
  /** Organisation ids. */
  reread: string[];
  /** Company ids, a list for each call. */
  probed: string[][];
}

export function recordedQueue(): { queue: Queue; queued: Queued } {
  const queued: Queued = { woken: 0, asked: 0, exports: 0, registry: 0, reread: [], probed: [] };
  const queue: Queue = {
    open: async () => {},
    wakeWorkers: async () => void queued.woken++,
    retrySoon: async () => void queued.asked++,
    exportSoon: async () => void queued.exports++,
    registrySoon: async () => void queued.registry++,
    probeSoon: async (ids) => void queued.probed.push(ids),
    rereadSoon: async (id) => void queued.reread.push(id),
    work: async () => {},
    stop: async () => {},
  };
  return { queue, queued };
}
