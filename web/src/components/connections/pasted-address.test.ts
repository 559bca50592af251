import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyAddress } from './pasted-address.ts';

test('an address with code and state is one, with or without its scheme', () => {
  assert.equal(classifyAddress(' https://localhost:3000/api/v1/anaf/callback?code=ab&state=cd '), 'address');
  assert.equal(classifyAddress('localhost:3000/api/v1/anaf/callback?state=cd&code=ab'), 'address');
});

test('ANAF’s refusal is told from an address', () => {
  assert.equal(
    classifyAddress('https://localhost:3000/api/v1/anaf/callback?error=access_denied&state=x'),
    'refused',
  );
});

test('anything else is not the address', () => {
  for (const text of ['', 'https://logincert.anaf.ro/authorize?client_id=1', 'code=1&state=2']) {
    assert.equal(classifyAddress(text), 'other', text);
  }
});
