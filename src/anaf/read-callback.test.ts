import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCallback } from './read-callback.ts';

test('a callback is read from a pasted URL or its query', () => {
  const code = { kind: 'code', code: 'abc', state: 's 1' };
  assert.deepEqual(readCallback(' https://localhost:3000/callback?code=abc&state=s%201#top\n'), code);
  assert.deepEqual(readCallback('code=abc&state=s+1'), code);
});

test('a refusal is told apart from something else pasted', () => {
  assert.deepEqual(readCallback('https://localhost/cb?error=access_denied&state=s'), {
    kind: 'refused',
    error: 'access_denied',
    description: null,
    state: 's',
  });
  assert.deepEqual(readCallback('https://logincert.anaf.ro/my.policy'), { kind: 'unreadable' });
  assert.deepEqual(readCallback(''), { kind: 'unreadable' });
});
