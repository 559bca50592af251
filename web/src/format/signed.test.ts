import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signed } from './signed.ts';

test('a credit note written without a minus is negative, one written with a minus stays so', () => {
  assert.equal(signed('119.00', -1), '-119.00');
  assert.equal(signed('-119.00', 1), '-119.00');
  assert.equal(signed('119.00', 1), '119.00');
  assert.equal(signed('-5.00', -1), '5.00');
});

test('zero has no sign, and what is not known stays so', () => {
  assert.equal(signed('0.00', -1), '0.00');
  assert.equal(signed(null, -1), null);
});
