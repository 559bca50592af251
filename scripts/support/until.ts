/** Waits for a condition, not for a time. */
import { setTimeout as sleep } from 'node:timers/promises';

/** A tenth of what has been waited already: a look may cost a query or a request, and what takes long may be seen a tenth later. */
const pauseMs = (waitedMs: number) => Math.min(Math.max(waitedMs / 10, 10), 250);

/**
 * Looks again and again until there is something to see.
 * @param limit milliseconds, or a signal whose reason is thrown when it aborts
 */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limit: number | AbortSignal = 30_000,
): Promise<T> {
  const since = Date.now();
  const deadline = typeof limit === 'number' ? since + limit : Number.POSITIVE_INFINITY;
  const signal = typeof limit === 'number' ? undefined : limit;
  for (;;) {
    const seen = await look();
    signal?.throwIfAborted();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`still not so after ${limit} ms: ${look}`);
    await sleep(pauseMs(Date.now() - since), undefined, { signal });
  }
}
