/** What people type for an amount, and how it is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDecimal } from './numbers.ts';
import { readAmount } from './read-amount.ts';

test('an amount is read as the reader’s language writes it', () => {
  const read = (typed: string) => [readAmount(typed, 'ro'), readAmount(typed, 'en')];
  assert.deepEqual(read('1.234,50'), ['1234.50', '1234.50']);
  assert.deepEqual(read('1,234.50'), ['1234.50', '1234.50']);
  assert.deepEqual(read('1.234'), ['1234', '1.234']);
  assert.deepEqual(read('1,234'), ['1.234', '1234']);
  assert.deepEqual(read('1234.5'), ['1234.5', '1234.5']);
  assert.deepEqual(read(' 100 lei '), ['100', '100']);
  assert.deepEqual(read('-12,5'), ['-12.5', '-12.5']);
});

test('other text is not an amount', () => {
  for (const typed of ['', 'o mie', '1,2,3', '12.', '1e9', '9'.repeat(20)])
    assert.equal(readAmount(typed, 'ro'), undefined, typed);
});

test('an amount that was written for the reader is read back as it was', () => {
  const amount = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
  fc.assert(
    fc.property(amount, fc.constantFrom('ro' as const, 'en' as const), (decimal, language) => {
      assert.equal(readAmount(formatDecimal(decimal, language, 2), language), decimal);
    }),
  );
});
