import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeName } from './code-name.ts';

// 2026-11-29: a VAT category "constructor" was shown with the name of a function.
test('only the codes of the table have a name, whatever a document says', () => {
  const names = { S: 'Standard rate' };
  assert.equal(codeName(names, 'S'), 'Standard rate');
  for (const code of ['X', '', 'constructor', 'toString', '__proto__'])
    assert.equal(codeName(names, code), undefined);
});
