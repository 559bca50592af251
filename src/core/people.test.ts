import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayGrant, roles, scopeOfRole } from './role.ts';

test('an owner has the scope of an administrator, the others that of their name', () => {
  assert.deepEqual(roles.map(scopeOfRole), ['read', 'sync', 'admin', 'admin']);
});

test('no one grants a role above their own', () => {
  const granted = roles.map((holder) => roles.filter((role) => mayGrant(holder, role)).length);
  assert.deepEqual(granted, [1, 2, 3, 4]);
  assert.equal(mayGrant('admin', 'owner'), false);
});
