import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitSearch } from './split-search.ts';

test('a number, a partner and an amount are told apart, in any order', () => {
  assert.deepEqual(splitSearch('ABC-12 Moara Veche'), { number: 'ABC-12', partner: 'Moara Veche' });
  assert.deepEqual(splitSearch('Moara 77'), { number: '77', partner: 'Moara' });
  assert.deepEqual(splitSearch('moara 1.190,00'), { partner: 'moara', amount: '1190.00' });
  assert.deepEqual(splitSearch('1,190.5'), { amount: '1190.5' });
  assert.deepEqual(splitSearch('X9 moara 20,00'), { number: 'X9', partner: 'moara', amount: '20.00' });
  assert.equal(splitSearch('Moara Veche'), undefined);
  assert.equal(splitSearch('1190'), undefined);
});
