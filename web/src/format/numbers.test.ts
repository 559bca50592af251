import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatAmount, formatBytes, formatCount, formatDecimal } from './numbers.ts';

test('an amount has the reader’s separators and at least two decimals', () => {
  assert.equal(formatAmount('1234.5', 'RON', 'ro'), '1.234,50\u00a0lei');
  assert.equal(formatAmount('-1234567.89', 'EUR', 'en'), '−1,234,567.89\u00a0EUR');
  assert.equal(formatAmount('0.123456', null, 'ro'), '0,123456');
});

test('no digit of an amount is lost, however long it is', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(digits, digits, (whole, cents) => {
      assert.equal(
        formatDecimal(`${whole}.${cents}`, 'ro', 2).replace(/[.,]/g, ''),
        whole + cents.padEnd(2, '0'),
      );
    }),
  );
});

test('what is no decimal is shown as it came', () => {
  assert.equal(formatDecimal('n/a', 'ro'), 'n/a');
});

test('Romanian puts „de” from twenty on', () => {
  const format = (n: number) => formatCount(n, ['mesaj', 'mesaje'], 'ro');
  assert.deepEqual([0, 1, 2, 19, 20, 21, 100, 101, 119, 120, 1204].map(format), [
    '0 mesaje',
    '1 mesaj',
    '2 mesaje',
    '19 mesaje',
    '20 de mesaje',
    '21 de mesaje',
    '100 de mesaje',
    '101 mesaje',
    '119 mesaje',
    '120 de mesaje',
    '1.204 mesaje',
  ]);
});

test('bytes in thousands', () => {
  assert.equal(formatBytes(999, 'ro'), '999\u00a0B');
  assert.equal(formatBytes(1_250_000, 'ro'), '1,3\u00a0MB');
});
