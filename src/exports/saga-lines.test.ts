import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sagaLines } from './saga-lines.ts';

const line = (over: object) => ({
  name: 'Marfă',
  description: null,
  quantity: '1',
  unit: 'H87',
  price: '10.00',
  net: '10.00',
  vatRate: '19.00',
  vatCategory: 'S',
  ...over,
});
const plain = { negative: false, rest: 'Reduceri' };
const cents = (decimal: string) => BigInt(decimal.replace('.', ''));

test('the cents that rounding leaves over go to the largest line', () => {
  const lines = [line({ net: '0.03' }), line({ net: '0.03' }), line({ net: '0.08' })];
  const booked = sagaLines(lines, [{ category: 'S', rate: '19', base: '0.14', vat: '0.03' }], plain);
  assert.deepEqual(
    booked.map(({ value, vat }) => [value, vat]),
    [
      ['0.03', '0.01'],
      ['0.03', '0.01'],
      ['0.08', '0.01'],
    ],
  );
});

test('a discount of the whole document becomes a line of its rate', () => {
  const booked = sagaLines(
    [line({ net: '100.00' })],
    [{ category: 'S', rate: '19', base: '90', vat: '17.10' }],
    plain,
  );
  assert.deepEqual(
    booked.map(({ description, value, vat }) => [description, value, vat]),
    [
      ['Marfă', '100.00', '19.00'],
      ['Reduceri', '-10.00', '-1.90'],
    ],
  );
});

test('a credit note is negative in quantity, value and VAT, and not in price', () => {
  const [booked] = sagaLines([line({})], [{ category: 'S', rate: '19', base: '10', vat: '1.9' }], {
    ...plain,
    negative: true,
  });
  const { quantity, price, value, vat } = booked!;
  assert.deepEqual([quantity, price, value, vat], ['-1', '10.00', '-10.00', '-1.90']);
});

test('more decimals than a leu has are rounded half away from zero', () => {
  const [a, b] = sagaLines(
    [line({ net: '1.005', vatRate: null }), line({ net: '-1.005', vatRate: null })],
    [],
    plain,
  );
  assert.deepEqual([a!.value, b!.value, a!.vat], ['1.01', '-1.01', '0.00']);
});

test('whatever the lines are, each rate adds up to the document’s own base and VAT', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n / 100).toFixed(2));
  const rate = fc.constantFrom('0', '5', '9.00', '11', '19', '21.0');
  fc.assert(
    fc.property(
      fc.array(fc.record({ net: amount, vatRate: rate }), { maxLength: 20 }),
      fc.uniqueArray(rate, { minLength: 1, selector: Number }),
      fc.array(amount, { minLength: 12, maxLength: 12 }),
      (lines, rates, amounts) => {
        const breakdown = rates.map((r, i) => ({
          category: 'S',
          rate: r,
          base: amounts[i]!,
          vat: amounts[i + 6]!,
        }));
        const booked = sagaLines(lines.map(line), breakdown, plain);
        for (const { rate: r, base, vat } of breakdown) {
          const own = booked.filter(({ vatRate }) => Number(vatRate) === Number(r));
          const sum = (pick: (one: (typeof own)[0]) => string) =>
            own.reduce((n, one) => n + cents(pick(one)), 0n);
          assert.equal(
            sum(({ value }) => value),
            cents(base),
          );
          // With neither a line nor a base there is nothing to book a tax on.
          if (own.length > 0)
            assert.equal(
              sum((one) => one.vat),
              cents(vat),
            );
        }
      },
    ),
  );
});
