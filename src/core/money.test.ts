import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareDecimals, divideDecimals, multiplyDecimals, roundDecimal } from './money.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.nat(6))
  .map(([n, places]) => ({ n, places, text: written(n, places) }));

test('a product is exact', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      assert.equal(
        compareDecimals(multiplyDecimals(a.text, b.text), written(a.n * b.n, a.places + b.places)),
        0,
      );
    }),
  );
  assert.equal(multiplyDecimals('-0.01', '19.0'), '-0.190');
});

test('half a unit goes up, also below zero', () => {
  for (const [value, rounded] of [
    ['0.005', '0.01'],
    ['-0.005', '0.00'],
    ['-0.0051', '-0.01'],
    ['1.994999', '1.99'],
    ['-1.995', '-1.99'],
    ['7', '7'],
    ['7.1', '7.1'],
  ] as const)
    assert.equal(roundDecimal(value, 2), rounded, value);
});

test('a rounded figure is half a unit away at most, and a quotient times its divisor is the dividend again', () => {
  fc.assert(
    fc.property(decimal, decimal, fc.nat(4), (a, b, places) => {
      const unit = 10n ** BigInt(8 - places);
      const apart = scaled(roundDecimal(a.text, places)) - scaled(a.text);
      assert.ok(2n * apart <= unit && 2n * apart > -unit, `${a.text} to ${places}`);
      const quotient = divideDecimals(a.text, b.text, places);
      if (b.n === 0n) return assert.equal(quotient, undefined);
      // |a - q·b| is at most half a unit of q, times b.
      const product = scaled(multiplyDecimals(quotient!, b.text), 16);
      const rest = absolute(scaled(a.text, 16) - product);
      assert.ok(2n * rest <= absolute(scaled(b.text, 16 - places)), `${a.text} / ${b.text}`);
    }),
  );
});

function written(n: bigint, places: number): string {
  const digits = absolute(n)
    .toString()
    .padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${n < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}

function scaled(text: string, places = 8): bigint {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
}

function absolute(n: bigint): bigint {
  return n < 0n ? -n : n;
}
