/** So many bytes at once; who asks for more than is left waits, in the order of asking. Knows neither what they are for nor a clock. */

/** Resolves when the bytes are free; the answer gives them back. */
export type ByteBudget = (bytes: number) => Promise<() => void>;

/** @param most what is larger than all of it is let in alone */
export function createByteBudget(most: number): ByteBudget {
  const waiting: { bytes: number; start: () => void }[] = [];
  let used = 0;

  return async (bytes) => {
    if (waiting.length > 0 || !fits(bytes)) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ bytes, start: resolve });
      await promise;
    } else used += bytes;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      used -= bytes;
      startWaiting();
    };
  };

  function fits(bytes: number): boolean {
    return used === 0 || used + bytes <= most;
  }

  function startWaiting(): void {
    for (let next = waiting[0]; next && fits(next.bytes); next = waiting[0]) {
      waiting.shift();
      used += next.bytes;
      next.start();
    }
  }
}
