import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { neutralise } from './neutralise.ts';

test('what begins like a formula is marked as a text', () => {
  for (const text of [
    '=1+1',
    '+40',
    '-cmd',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\r1',
    '\n1',
    '＝1',
    '\u200b=1',
    '\ufeff@a',
  ])
    assert.match(neutralise(text), /^'/, JSON.stringify(text));
});

test('other texts stay as they are', () => {
  for (const text of ['FV-12', 'Ion & fiii', '1=1', 'țesătorie', "'=1", '', '😀'])
    assert.equal(neutralise(text), text);
});

test('whatever it was: no formula, no control character, a cell’s length, and twice is once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      const safe = neutralise(text);
      assert.doesNotMatch(safe, /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
      assert.doesNotMatch(safe, /\p{Cc}/u);
      assert.ok(safe.isWellFormed());
      assert.equal(neutralise(safe), safe);
    }),
    { numRuns: 2_000 },
  );
  assert.equal(neutralise('x'.repeat(40_000)).length, 32_767);
});
