/** Things that would wait for one another anyway are done together: whoever comes while some are being done, or wait for their turn, shares the next. Knows no clock. */

import type { Semaphore } from './semaphore.ts';

/**
 * @param doAll all of them or none; answers in the order of what it was given
 * @param isOnes whether a failure is one's own, so that the others may be done without it: each is then tried alone
 * @param semaphore where turns of several groups wait for one another
 * @returns does one, together with whatever waits
 */
export function createBatcher<Given, Answer>(
  doAll: (given: Given[]) => Promise<Answer[]>,
  isOnes: (error: unknown) => boolean,
  semaphore: Semaphore = (turn) => turn(),
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
        const turn = waiting;
        waiting = [];
        return doTurn(turn);
      });
    }
    running = false;
  }

  async function doTurn(turn: typeof waiting): Promise<void> {
    try {
      const answers = await doAll(turn.map(({ one }) => one));
      for (const [i, { answer }] of turn.entries()) answer.resolve(answers[i]!);
    } catch (error) {
      if (turn.length > 1 && isOnes(error)) for (const entry of turn) await doTurn([entry]);
      else for (const { answer } of turn) answer.reject(error);
    }
  }
}
