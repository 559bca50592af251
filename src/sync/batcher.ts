/** Batches what queues up: what is asked for while a batch is being done, or waits for its place, goes into the next one. Knows no clock. */
import type { Semaphore } from './semaphore.ts';

/**
 * @param doAll all of them or none; answers in the order of what it was given
 * @param isOnes whether an error is one item's own fault: each item of the batch is then tried alone, so that the others succeed
 * @param semaphore what several batchers wait at
 * @returns does one, in a batch with whatever waits
 */
export function createBatcher<Given, Answer>(
  doAll: (given: Given[]) => Promise<Answer[]>,
  isOnes: (error: unknown) => boolean,
  semaphore: Semaphore = (task) => task(),
): (one: Given) => Promise<Answer> {
  let waiting: { one: Given; answer: PromiseWithResolvers<Answer> }[] = [];
  let running = false;

  return (one) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ one, answer });
    if (!running) void doWaiting();
    return answer.promise;
  };

  async function doWaiting(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      await semaphore(() => {
        const batch = waiting;
        waiting = [];
        return doBatch(batch);
      });
    }
    running = false;
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
