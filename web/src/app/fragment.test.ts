import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFragment, writeFragment } from './fragment.ts';

test('filters survive the address', () => {
  const names = ['company', 'late', 'text'] as const;
  const filters = fc.record(
    Object.fromEntries(
      names.map((name) => [name, fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme-ascii' })]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filters, (given) =>
      assert.deepEqual(readFragment(`#${writeFragment(given)}`, names), { ...given }),
    ),
  );
});

test('what a page does not know, and what is empty, is left out', () => {
  assert.deepEqual(readFragment('#text=abc&evil=1&late=', ['text', 'late']), { text: 'abc' });
});

test('equal filters have equal links', () => {
  assert.equal(writeFragment({ b: '2', a: '1', c: undefined }), writeFragment({ a: '1', b: '2' }));
});
