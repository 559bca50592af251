/** At most n at once; the others start in the order in which they asked. Knows neither what is done nor a clock. */

export type Semaphore = (task: () => Promise<void>) => Promise<void>;

export function createSemaphore(atOnce: number): Semaphore {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      await task();
    } finally {
      // The place goes straight to the first that waits, so that a task which asks only now cannot take it.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
