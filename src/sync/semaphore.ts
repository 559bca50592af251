/** So many at a time, the others in the order in which they came. Knows neither what is done nor a clock. */

export type Semaphore = (turn: () => Promise<void>) => Promise<void>;

export function createSemaphore(atOnce: number): Semaphore {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (turn) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      await turn();
    } finally {
      // Whoever waits takes the place over, so that nobody who comes now gets in before him.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
