import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { multiplyToCents, readCents, sumCents } from './cents.ts';
import { type SagaInput, type SagaLine, sagaLines } from './saga-lines.ts';

const line = (over: object = {}) => ({
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
const group = (rate: string, base: string, vat: string, category = 'S') => ({ category, rate, base, vat });
const names = { adjustments: 'Reduceri', rounding: 'Rotunjire' };

function booked(input: Partial<SagaInput>): SagaLine[] {
  const booking = sagaLines({
    lines: [],
    vatBreakdown: [],
    adjustments: [],
    negative: false,
    names,
    ...input,
  });
  assert.ok(booking.ok, booking.ok ? '' : booking.fault);
  return booking.lines;
}

function faultOf(input: Partial<SagaInput>): string | undefined {
  const booking = sagaLines({
    lines: [],
    vatBreakdown: [],
    adjustments: [],
    negative: false,
    names,
    ...input,
  });
  return booking.ok ? undefined : booking.fault;
}

test('the cents that rounding leaves over go to the largest line', () => {
  const lines = [line({ net: '0.03' }), line({ net: '0.03' }), line({ net: '0.08' })];
  assert.deepEqual(
    booked({ lines, vatBreakdown: [group('19', '0.14', '0.03')] }).map(({ value, vat }) => [value, vat]),
    [
      ['0.03', '0.01'],
      ['0.03', '0.01'],
      ['0.08', '0.01'],
    ],
  );
});

test('a discount of the whole document becomes a line of its rate', () => {
  const input = { lines: [line({ net: '100.00' })], vatBreakdown: [group('19', '90', '17.10')] };
  const expected = [
    ['Marfă', '100.00', '19.00'],
    ['Reduceri', '-10.00', '-1.90'],
  ];
  const discount = { kind: 'allowance' as const, amount: '10', vatRate: '19' };
  // Older versions have read no allowances: what the lines lack is taken for them.
  for (const adjustments of [[discount], undefined])
    assert.deepEqual(
      booked({ ...input, adjustments }).map(({ description, value, vat }) => [description, value, vat]),
      expected,
    );
  assert.equal(faultOf(input), 'bases');
});

test('a cent that the lines lack is a line of its own; more than rounding is a fault', () => {
  const lines = [line({ net: '3.333' }), line({ net: '3.333' }), line({ net: '3.333' })];
  assert.deepEqual(
    booked({ lines, vatBreakdown: [group('19', '10.00', '1.90')] }).map(({ description, value }) => [
      description,
      value,
    ]),
    [
      ['Marfă', '3.33'],
      ['Marfă', '3.33'],
      ['Marfă', '3.33'],
      ['Rotunjire', '0.01'],
    ],
  );
  assert.equal(faultOf({ lines, vatBreakdown: [group('19', '12.00', '2.28')] }), 'bases');
});

test('a credit note is negative in quantity, value and VAT, and not in price', () => {
  const [only] = booked({ lines: [line()], vatBreakdown: [group('19', '10', '1.9')], negative: true });
  const { quantity, price, value, vat } = only!;
  assert.deepEqual([quantity, price, value, vat], ['-1', '10.00', '-10.00', '-1.90']);
});

test('of several rates a line must have one; with one rate it has that', () => {
  const lines = [line({ vatRate: '9' }), line({ vatRate: null, vatCategory: null })];
  assert.deepEqual(
    booked({ lines, vatBreakdown: [group('19', '20', '3.80')] }).map(({ vatRate }) => vatRate),
    ['19', '19'],
  );
  assert.equal(
    faultOf({ lines, vatBreakdown: [group('19', '10', '1.90'), group('9', '10', '0.9')] }),
    'rates',
  );
});

test('reverse charge is of the whole invoice or of none', () => {
  const reversed = line({ vatCategory: 'AE', vatRate: '0' });
  const both = [group('19', '10', '1.90'), group('0', '10', '0', 'AE')];
  assert.equal(faultOf({ lines: [line(), reversed], vatBreakdown: both }), 'mixed_reverse_charge');
  const booking = sagaLines({
    lines: [reversed],
    vatBreakdown: [group('0', '10', '0', 'AE')],
    adjustments: [],
    negative: false,
    names,
  });
  assert.equal(booking.ok && booking.reverseCharge, true);
});

test('whatever the lines are, each rate adds up to the document’s own base and VAT, and price times quantity is the value', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n / 100).toFixed(2));
  const quantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n / 1_000).toFixed(3));
  const rate = fc.constantFrom('0', '5', '9.00', '11', '19', '21.0');
  const anyLine = fc.record({ net: amount, vatRate: rate, quantity, price: amount });
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 20 }),
      fc.array(amount, { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      (lines, amounts, negative) => {
        const rates = [...new Set(lines.map(({ vatRate }) => vatRate))];
        const vatBreakdown = rates.map((r, i) => group(r, amounts[i]!, amounts[i + 6]!));
        const all = booked({ lines: lines.map(line), vatBreakdown, adjustments: undefined, negative });
        for (const { rate: r, base, vat } of vatBreakdown) {
          const own = all.filter(({ vatRate }) => Number(vatRate) === Number(r));
          const sign = negative ? -1n : 1n;
          assert.equal(sumCents(own.map((one) => readCents(one.value))), sign * readCents(base));
          assert.equal(sumCents(own.map((one) => readCents(one.vat))), sign * readCents(vat));
        }
        for (const one of all)
          assert.equal(multiplyToCents(one.price, one.quantity), readCents(one.value), JSON.stringify(one));
      },
    ),
  );
});
