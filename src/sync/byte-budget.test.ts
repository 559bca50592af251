import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createByteBudget } from './byte-budget.ts';

test('no more bytes than the budget are out at once, in the order of asking, and the largest comes alone', async () => {
  const budget = createByteBudget(10);
  const begun: number[] = [];
  let [out, most] = [0, 0];
  const one = async (bytes: number) => {
    const giveBack = await budget(bytes);
    begun.push(bytes);
    out += bytes;
    most = Math.max(most, out);
    await new Promise(setImmediate);
    out -= bytes;
    giveBack();
    giveBack();
  };
  await Promise.all([4, 6, 3, 30, 1, 9].map(one));
  assert.deepEqual([begun, most], [[4, 6, 3, 30, 1, 9], 30]);
});
