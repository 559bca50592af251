import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSums } from './check-sums.ts';

const totals = { net: '100.00', vat: '21.00' };

test('sums that are the document’s pass, with its sign or with the opposite one', () => {
  assert.deepEqual(checkSums(totals, { nets: ['60.00', '40'], vats: ['21.00'], negated: false }), []);
  assert.deepEqual(checkSums(totals, { nets: ['-100.00'], vats: ['-21.00'], negated: true }), []);
});

test('what differs is named with both amounts', () => {
  assert.deepEqual(checkSums(totals, { nets: ['100.00', '100.00'], vats: ['21.00'], negated: false }), [
    { term: 'BT-109', written: '200.00', expected: '100.00' },
  ]);
  assert.deepEqual(checkSums(totals, { nets: ['-100'], vats: ['21'], negated: true }), [
    { term: 'BT-110', written: '-21.00', expected: '21.00' },
  ]);
});

test('a total that is not known is a fault, but no VAT need not be said', () => {
  assert.deepEqual(checkSums({ net: null, vat: null }, { nets: ['1'], vats: ['0'], negated: false }), [
    { term: 'BT-109', written: '1.00', expected: null },
  ]);
  assert.deepEqual(checkSums({ net: '1', vat: null }, { nets: ['1'], vats: ['0.21'], negated: false }), [
    { term: 'BT-110', written: '0.21', expected: null },
  ]);
});
