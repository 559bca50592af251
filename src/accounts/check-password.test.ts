import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../core/errors.ts';
import { checkPassword } from './check-password.ts';

const ana = {
  email: 'ana.popescu@contabil-expert.ro',
  name: 'Ana Popescu',
  organisation: 'Expert Conta SRL',
};

function reasonOf(password: string): string | undefined {
  try {
    checkPassword(password, ana);
    return undefined;
  } catch (error) {
    return (error as Problem).reason;
  }
}

// 2026-11-29: `password123` and a person's own name were taken.
test('passwords that attackers try first are refused', () => {
  for (const password of [
    'password123',
    'P@ssw0rd2026!',
    'parola1234',
    'Parola2026!',
    'parolaparola',
    '1234567890',
    '0722123456',
    'qwertyuiop',
    'qwerty12345',
    '1q2w3e4r5t',
    'asdfghjkl1',
    'aaaaaaaaaaaa',
    'abababababab',
    'Contabilitate1',
    'efactura2026',
    'administrator',
    'Noiembrie2026',
    'abcdefghijkl',
  ])
    assert.equal(reasonOf(password), 'password_common', password);
});

test('a password of one’s own names is refused', () => {
  for (const password of ['AnaPopescu1', 'popescu.ana.2026', 'expertconta123', 'Pópescu-Ana!!'])
    assert.equal(reasonOf(password), 'password_names_you', password);
});

test('others are taken, words and names within them too', () => {
  for (const password of [
    'correct horse battery',
    'parola-foarte-lunga',
    'ana are mere multe',
    'Xq7-mva-92-plo',
    'trei sute de facturi pe lună',
    'gresita-gresita',
  ])
    assert.equal(reasonOf(password), undefined, password);
});
