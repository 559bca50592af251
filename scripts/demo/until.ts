/** Looks again and again until there is something to see. */
import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 20;

/** @throws the signal's reason when it aborts */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    const seen = await look();
    signal.throwIfAborted();
    if (seen !== undefined) return seen;
    await sleep(everyMs, undefined, { signal });
  }
}
