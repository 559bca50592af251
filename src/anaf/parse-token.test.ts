import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { AnafError, type AnafErrorCode } from './errors.ts';
import { answer } from './fixtures/answer.ts';
import { parseToken } from './parse-token.ts';

const pair = { access_token: 'at', refresh_token: 'rt', token_type: 'Bearer', expires_in: 7_776_000 };

test('a pair is taken whatever its content type, and with what ANAF may leave out', () => {
  const plain = answer(JSON.stringify(pair), 200, { 'content-type': 'text/plain' });
  assert.deepEqual(parseToken(plain), { accessToken: 'at', refreshToken: 'rt', expiresInSeconds: 7_776_000 });
  const bare = { accessToken: 'at', refreshToken: null, expiresInSeconds: null };
  assert.deepEqual(parseToken(answer('{"access_token":"at"}')), bare);
  assert.deepEqual(parseToken(answer('{"access_token":"at","refresh_token":null,"expires_in":null}')), bare);
  assert.equal(parseToken(answer('{"access_token":"at","expires_in":"60"}')).expiresInSeconds, 60);
});

const refusals: [body: string, status: number, code: AnafErrorCode, headers?: Record<string, string>][] = [
  ['{"error":"invalid_grant","error_description":"expired"}', 400, 'invalid_grant'],
  ['{"error":"invalid_grant"}', 200, 'invalid_grant'],
  // Bad credentials are answered with 400, not 401 (seen live 2026-06-28).
  ['{"error":"invalid_client"}', 400, 'invalid_client'],
  ['{"error":"invalid_client"}', 401, 'invalid_client'],
  ['{"error":"unauthorized_client"}', 400, 'invalid_client'],
  ['{"error":"access_denied"}', 400, 'access_denied'],
  ['{"error":"invalid_request"}', 400, 'our_fault'],
  ['{"error":"invalid_grant"}', 503, 'server_error'],
  ['<html><title>Mentenanta</title></html>', 200, 'maintenance'],
  ['<html><title>Logon</title></html>', 200, 'malformed'],
  ['<html><title>Request Rejected</title></html>', 200, 'firewall'],
  ['', 302, 'malformed', { location: '/my.policy' }],
  ['', 302, 'maintenance', { location: 'https://mentenanta.anaf.ro' }],
  ['', 429, 'rate_limited'],
  ['', 500, 'server_error'],
  ['', 401, 'malformed'],
  ['{}', 200, 'malformed'],
  ['{"access_token":""}', 200, 'malformed'],
];

for (const [body, status, code, headers] of refusals) {
  test(`${status} ${body || '(empty)'} ${headers?.location ?? ''} means ${code}`, () => {
    assert.throws(() => parseToken(answer(body, status, headers)), { code });
  });
}

test('an error holds no token, even where the answer did', () => {
  for (const body of ['{"access_token":"top-secret"}', '{"access_token":"top-secret",']) {
    for (const status of [200, 201, 500]) {
      try {
        parseToken(answer(body, status));
      } catch (error) {
        assert.ok(error instanceof AnafError);
        assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes('top-secret'));
      }
    }
  }
});
