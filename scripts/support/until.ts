/** Waits for a condition, not for a time. */
import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 10;

/**
 * Looks again and again until there is something to see.
 * @param limit milliseconds, or a signal whose reason is thrown when it aborts
 */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limit: number | AbortSignal = 30_000,
): Promise<T> {
  const deadline = typeof limit === 'number' ? Date.now() + limit : Number.POSITIVE_INFINITY;
  const signal = typeof limit === 'number' ? undefined : limit;
  for (;;) {
    const seen = await look();
    signal?.throwIfAborted();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`still not so after ${limit} ms: ${look}`);
    await sleep(everyMs, undefined, { signal });
  }
}
