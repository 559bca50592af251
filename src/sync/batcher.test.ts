import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatcher } from './batcher.ts';

test('what is asked for while one is being done goes into the next batch, in order', async () => {
  const batches: number[][] = [];
  const double = createBatcher(async (given: number[]) => {
    batches.push(given);
    await new Promise(setImmediate);
    return given.map((n) => n * 2);
  }, never);
  assert.deepEqual(await Promise.all([1, 2, 3, 4].map(double)), [2, 4, 6, 8]);
  assert.deepEqual(batches, [[1], [2, 3, 4]]);
  assert.equal(await double(5), 10);
});

test('so many batches are under way at once, of so many at most', async () => {
  const batches: number[][] = [];
  const same = createBatcher(
    async (given: number[]) => {
      batches.push(given);
      await new Promise(setImmediate);
      return given;
    },
    never,
    { most: 3, atOnce: 2 },
  );
  assert.deepEqual(await Promise.all([1, 2, 3, 4, 5, 6].map(same)), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(batches, [[1], [2], [3, 4, 5], [6]]);
});

const never = () => false;

test('one that cannot be done fails alone', async () => {
  const positive = createBatcher(async (given: number[]) => {
    await new Promise(setImmediate);
    if (given.some((n) => n < 0)) throw new Error('negative');
    return given;
  }, isNegative);
  const outcomes = await Promise.allSettled([1, 2, -3, 4].map(positive));
  assert.deepEqual(
    outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)),
    [1, 2, 'negative', 4],
  );
});

test("an error that is no item's own fails the whole batch", async () => {
  let batches = 0;
  const lost = createBatcher(async () => {
    batches++;
    await new Promise(setImmediate);
    throw new Error('the database has gone');
  }, isNegative);
  const outcomes = await Promise.allSettled([1, 2, 3].map(lost));
  assert.deepEqual([batches, outcomes.every(({ status }) => status === 'rejected')], [2, true]);
});

function isNegative(error: unknown): boolean {
  return (error as Error).message === 'negative';
}
