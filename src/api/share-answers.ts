/**
 * Works out once what several callers ask at the same time. A request joins the next time that the answer is worked out and
 * never one that has begun, so its answer holds everything that was committed before it came. Nothing is kept afterwards.
 */
import { createBatcher } from '../sync/batcher.ts';

/** Of one question. With two, a connection that answers no more holds up half of the callers alone. */
const atOnce = 2;

export interface SharedAnswer {
  body: Buffer;
  /** A list's ETag. */
  tag: string | undefined;
}

/** @param question the same text only where the answers of all callers are the same */
export type ShareAnswers = (question: string, answer: () => Promise<SharedAnswer>) => Promise<SharedAnswer>;

export function createShareAnswers(): ShareAnswers {
  const asked = new Map<
    string,
    { join: (answer: () => Promise<SharedAnswer>) => Promise<SharedAnswer>; callers: number }
  >();

  return async (question, answer) => {
    const shared = asked.get(question) ?? {
      join: createBatcher(answerAll, () => false, { atOnce }),
      callers: 0,
    };
    asked.set(question, shared);
    shared.callers++;
    try {
      return await shared.join(answer);
    } finally {
      if (--shared.callers === 0) asked.delete(question);
    }
  };
}

async function answerAll(callers: (() => Promise<SharedAnswer>)[]): Promise<SharedAnswer[]> {
  const answer = await callers[0]!();
  return callers.map(() => answer);
}
