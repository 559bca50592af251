import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalSignOf, readAmount, readCode, readDay } from './read-values.ts';

test('a day is read however Romanians and programs write it', () => {
  for (const written of [
    '3.7.2026',
    '03.07.2026',
    '03/07/2026',
    '03-07-26',
    '2026-07-03',
    '2026/7/3',
    '20260703',
    '2026-07-03T10:15:00',
    '03.07.2026 00:00:00',
    46206,
    '46206',
    46206.75,
    new Date('2026-07-03T00:00:00Z'),
  ])
    assert.equal(readDay(written), '2026-07-03', String(written));
});

test('what is no day of the calendar is none', () => {
  for (const written of [
    '31.02.2026',
    '2026-13-01',
    'ieri',
    '',
    null,
    12,
    '12',
    true,
    '32.1.2026',
    new Date(Number.NaN),
  ])
    assert.equal(readDay(written), null, String(written));
});

test('an amount is read by the sign of its column', () => {
  for (const [written, expected] of [
    ['1.234,50', '1234.50'],
    ['1 234,5', '1234.50'],
    ['1234', '1234.00'],
    ['-12,00 lei', '-12.00'],
    ['(12,00)', '-12.00'],
    ['12,00-', '-12.00'],
    ['1.234', '1234.00'],
    ['RON 7', '7.00'],
    [1234.5, '1234.50'],
    ['1.23.4', null],
    ['12a', null],
    ['', null],
    [Number.NaN, null],
  ] as const)
    assert.equal(readAmount(written, ','), expected, String(written));
  assert.equal(readAmount('1,234.50', '.'), '1234.50');
  assert.equal(readAmount('1.234', '.'), '1.23');
});

test('a column says by its plain cases which sign is before its decimals', () => {
  assert.equal(decimalSignOf(['1.234', '5,50']), ',');
  assert.equal(decimalSignOf(['1,234', '5.50']), '.');
  assert.equal(decimalSignOf(['1,234.00']), '.');
  assert.equal(decimalSignOf(['1.234', null, 7]), ',');
});

test('of a cell two hundred characters are looked at, so that its length costs nothing', () => {
  const spaces = (n: number) => ' '.repeat(n);
  assert.equal(decimalSignOf([`1${spaces(190)},5`]), ',');
  assert.equal(decimalSignOf([`1${spaces(200)}.5`, '1,5']), ',', 'the point stands too far behind');
  assert.equal(decimalSignOf([`1${spaces(190)}.5`]), '.');
  assert.equal(decimalSignOf(['.'.repeat(200_000), '1,5']), ',');
});

test('an amount written in either country’s way is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (cents) => {
      const amount = cents / 100;
      const expected = amount.toFixed(2).replace(/^-0\.00$/, '0.00');
      const options = { minimumFractionDigits: 2 };
      assert.equal(readAmount(amount.toLocaleString('de-DE', options), ','), expected);
      assert.equal(readAmount(amount.toLocaleString('en-US', options), '.'), expected);
    }),
  );
});

test('a code has its digits, whatever stands around them', () => {
  assert.deepEqual(['RO 123', 'ro12.34', 'CUI', 12345674, ' 99999 '].map(readCode), [
    '123',
    '1234',
    null,
    '12345674',
    '99999',
  ]);
});
