import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccessToken } from './access-token.ts';

test('a token tells the serial number, the lifetime and the roles, in both spellings of the claim', () => {
  const claims = { iat: 1_697_733_635, exp: 1_705_509_635, serial: '34:00:00:25:69' };
  const read = {
    serial: '34:00:00:25:69',
    issuedAt: new Date('2023-10-19T16:40:35Z'),
    expiresAt: new Date('2024-01-17T16:40:35Z'),
    roles: ['HELLO', 'EFACTURA'],
  };
  assert.deepEqual(readAccessToken(jwt({ ...claims, role: 'HELLO, EFACTURA' })), read);
  assert.deepEqual(readAccessToken(jwt({ ...claims, roles: 'HELLO@EFACTURA' })), read);
  assert.deepEqual(readAccessToken(jwt({ ...claims, roles: ['HELLO', 'EFACTURA'] })), read);
});

test('a token without claims gives none, an opaque one gives null', () => {
  assert.deepEqual(readAccessToken(jwt({})), { serial: null, issuedAt: null, expiresAt: null, roles: [] });
  assert.equal(readAccessToken('5f2c9d'), null);
  assert.equal(readAccessToken('a.b.c'), null);
  assert.equal(readAccessToken(''), null);
});

function jwt(payload: object): string {
  // ANAF prints its header and payload with line breaks.
  const part = (value: object) => Buffer.from(JSON.stringify(value, null, 2)).toString('base64url');
  return `${part({ alg: 'RS512' })}.${part(payload)}.c2ln`;
}
