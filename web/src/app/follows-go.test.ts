import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFollowsGo } from './follows-go.ts';

const pressed = (...keys: [key: string, timeStamp: number][]) => {
  const followsGo = makeFollowsGo();
  return keys.map(([key, timeStamp]) => followsGo({ key, timeStamp }));
};

test('a key soon after g follows it, a later one does not', () => {
  assert.deepEqual(pressed(['g', 5_000], ['f', 6_400], ['f', 6_500]), [false, true, false]);
  assert.deepEqual(pressed(['g', 5_000], ['f', 6_500]), [false, false]);
});

test('a key pressed as soon as the page is there follows nothing', () => {
  assert.deepEqual(pressed(['ArrowDown', 40], ['a', 900]), [false, false]);
});
