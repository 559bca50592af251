import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatcher } from './batcher.ts';
import { createSemaphore } from './semaphore.ts';

const aWhile = () => new Promise<void>((resolve) => setImmediate(resolve));

test('at most n at once, the others in the order in which they asked', async () => {
  const semaphore = createSemaphore(2);
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const one = (n: number) =>
    semaphore(async () => {
      begun.push(n);
      most = Math.max(most, ++running);
      await aWhile();
      running--;
    });
  await Promise.all([1, 2, 3, 4, 5].map(one));
  assert.deepEqual([begun, most], [[1, 2, 3, 4, 5], 2]);
});

test('a task that fails gives its place to the next', async () => {
  const semaphore = createSemaphore(1);
  const failing = semaphore(() => Promise.reject(new Error('this one')));
  const next = semaphore(aWhile);
  await assert.rejects(failing, /this one/);
  await next;
  await semaphore(aWhile);
});

test('what is asked for while its batcher waits for a place goes into the same batch', async () => {
  const semaphore = createSemaphore(1);
  const batches: string[][] = [];
  const batcher = () =>
    createBatcher(
      async (given: string[]) => {
        batches.push(given);
        await aWhile();
        return given;
      },
      () => false,
      { semaphore },
    );
  const [first, second] = [batcher(), batcher()];
  assert.deepEqual(await Promise.all([first('a'), second('b'), first('c'), second('d'), second('e')]), [
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
  assert.deepEqual(batches, [['a'], ['b', 'd', 'e'], ['c']]);
});
