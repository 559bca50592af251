import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAmounts } from './add-amounts.ts';

test('amounts add up to the ban, whatever their signs and decimals', () => {
  assert.equal(addAmounts([]), '0.00');
  assert.equal(addAmounts(['0.10', '0.20']), '0.30');
  assert.equal(addAmounts(['1.5', '-2', '0.005']), '-0.495');
  assert.equal(addAmounts(['-0.05', '0.05']), '0.00');
  assert.equal(addAmounts(['90071992547409.93', '0.01']), '90071992547409.94');
});
