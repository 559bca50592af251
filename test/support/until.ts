/** Waits for a condition, not for a time. */
import { setTimeout as delay } from 'node:timers/promises';

export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`still not so after ${timeoutMs} ms: ${look}`);
    await delay(10);
  }
}
