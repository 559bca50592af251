import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredLanguage } from '../text/language.ts';
import { mayGrant, roles, scopeOfRole } from './role.ts';

test('an owner has the scope of an administrator, the others that of their name', () => {
  assert.deepEqual(roles.map(scopeOfRole), ['read', 'sync', 'admin', 'admin']);
});

test('nobody grants what is above him', () => {
  const granted = roles.map((holder) => roles.filter((role) => mayGrant(holder, role)).length);
  assert.deepEqual(granted, [1, 2, 3, 4]);
  assert.equal(mayGrant('admin', 'owner'), false);
});

test('the language that is liked best is spoken, if it is one of ours', () => {
  const cases: [string | undefined, string | undefined][] = [
    ['ro', 'ro'],
    ['ro-RO,ro;q=0.9,en-US;q=0.8', 'ro'],
    ['en-US,en;q=0.9,ro;q=0.8', 'en'],
    ['de-DE,de;q=0.9,ro;q=0.1', 'ro'],
    ['en;q=0.2, RO;q=0.7', 'ro'],
    ['ro;q=0', undefined],
    ['*', undefined],
    ['de', undefined],
    ['', undefined],
    [undefined, undefined],
    [';;,,=', undefined],
  ];
  for (const [header, language] of cases) assert.equal(preferredLanguage(header), language, header);
});
