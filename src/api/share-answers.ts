/**
 * Works out once what several callers ask at the same time. A request joins the next time that the answer is worked out and
 * never one that has begun, so its answer holds everything that was committed before it came. Nothing is kept afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createBatcher } from '../sync/batcher.ts';
import type { Semaphore } from '../sync/semaphore.ts';

/** Of one question. A connection that answers no more holds up half of the callers alone. */
const atOnce = 2;
/** Two that are worked out side by side serve half as many callers each, so the second waits for the first, but not for ever. */
const longestWaitMs = 500;
/** An event makes many dashboards ask within some milliseconds: a reading waits so long for those that come with the first. */
const gatherMs = 3;

export interface SharedAnswer {
  body: Buffer;
  /** A list's ETag. */
  tag: string | undefined;
}

/** @param question the same text only where the answers of all callers are the same */
export type ShareAnswers = (question: string, answer: () => Promise<SharedAnswer>) => Promise<SharedAnswer>;

/** @param gather what a reading waits for before it begins */
export function createShareAnswers({
  gather = () => sleep(gatherMs),
  waitMs = longestWaitMs,
}: {
  gather?: () => Promise<void>;
  waitMs?: number;
} = {}): ShareAnswers {
  const asked = new Map<
    string,
    { join: (answer: () => Promise<SharedAnswer>) => Promise<SharedAnswer>; callers: number }
  >();

  return async (question, answer) => {
    const shared = asked.get(question) ?? {
      join: createBatcher(answerAll, () => false, { atOnce, semaphore: oneAfterTheOther(gather, waitMs) }),
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

/** A task begins when the one before it has ended, or has taken so long, and when those that come with it are there. */
function oneAfterTheOther(gather: () => Promise<void>, longestMs: number): Semaphore {
  let before = Promise.resolve();
  return async (task) => {
    const over = Promise.withResolvers<void>();
    const begin = before;
    before = over.promise;
    await begin;
    await gather();
    const timer = setTimeout(over.resolve, longestMs);
    try {
      await task();
    } finally {
      clearTimeout(timer);
      over.resolve();
    }
  };
}
