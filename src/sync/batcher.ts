/** Batches what queues up: what is asked for while a batch is being done, or waits for its place, goes into the next one. Knows no clock. */
import type { Semaphore } from './semaphore.ts';

export interface BatchLimits {
  /** What several batchers wait at. */
  semaphore?: Semaphore;
  /** Of one batch; the rest waits for the next. */
  most?: number;
  /** Batches under way. */
  atOnce?: number;
}

/**
 * @param doAll all of them or none; answers in the order of what it was given
 * @param isOnes whether an error is one item's own fault: each item of the batch is then tried alone, so that the others succeed
 * @returns does one, in a batch with whatever waits
 */
export function createBatcher<Given, Answer>(
  doAll: (given: Given[]) => Promise<Answer[]>,
  isOnes: (error: unknown) => boolean,
  { semaphore = (task) => task(), most = Number.POSITIVE_INFINITY, atOnce = 1 }: BatchLimits = {},
): (one: Given) => Promise<Answer> {
  let waiting: { one: Given; answer: PromiseWithResolvers<Answer> }[] = [];
  let running = 0;

  return (one) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ one, answer });
    if (running < atOnce) void doWaiting();
    return answer.promise;
  };

  async function doWaiting(): Promise<void> {
    running++;
    while (waiting.length > 0) {
      await semaphore(async () => {
        const batch = waiting.slice(0, most);
        waiting = waiting.slice(most);
        // Another one may have taken all that waited.
        if (batch.length > 0) await doBatch(batch);
      });
    }
    running--;
  }

  async function doBatch(batch: typeof waiting): Promise<void> {
    try {
      const answers = await doAll(batch.map(({ one }) => one));
      for (const [i, { answer }] of batch.entries()) answer.resolve(answers[i]!);
    } catch (error) {
      if (batch.length > 1 && isOnes(error)) for (const entry of batch) await doBatch([entry]);
      else for (const { answer } of batch) answer.reject(error);
    }
  }
}
