import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRange } from './send-range.ts';

test('a range is within the file, or none, or the whole', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc
          .tuple(fc.option(fc.nat(300)), fc.option(fc.nat(300)))
          .map(([a, b]) => `bytes=${a ?? ''}-${b ?? ''}`),
      ),
      fc.nat(200),
      (header, size) => {
        const range = readRange(header, size);
        if (typeof range === 'string') return;
        assert.ok(0 <= range.from && range.from <= range.to && range.to < size);
      },
    ),
  );
});

test('what cannot be told for a single range is answered with the whole', () => {
  for (const header of [
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=1-2,4-5',
    'bytes=5-1',
    'items=0-1',
    'bytes=a-b',
  ])
    assert.equal(readRange(header, 10), 'whole', header);
  assert.equal(readRange('bytes=10-', 10), 'unsatisfiable');
  assert.equal(readRange('bytes=-0', 10), 'unsatisfiable');
  assert.equal(readRange('bytes=0-0', 0), 'unsatisfiable');
  assert.deepEqual(readRange('bytes=-99', 10), { from: 0, to: 9 });
});
