import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayDetail } from './say-detail.ts';

test('details are said in words, without ids; what has no word is said as recorded', () => {
  const words = { names: { by: 'prin', count: 'număr' }, values: { by: { password: 'parolă' } } };
  assert.equal(sayDetail({ by: 'password', userId: 'u1', companies: ['c1'] }, words), 'prin: parolă');
  assert.equal(sayDetail({ count: 3, other: 'x' }, words), 'număr: 3, other: x');
  assert.equal(sayDetail({ by: 'oidc' }, words), 'prin: oidc');
  assert.equal(sayDetail({}, words), '');
});
