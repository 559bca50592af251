/** Rows of several pages of a list whose order has changed between them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutRepeats } from './without-repeats.ts';

test('a row that comes with two pages is shown once, where it came first; rows without an id are all shown', () => {
  const rows = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
    { id: 'a', n: 3 },
  ];
  assert.deepEqual(withoutRepeats(rows), rows.slice(0, 2));
  assert.deepEqual(withoutRepeats([{ month: 1 }, { month: 1 }]).length, 2);
});
