import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTotpStep, newTotpSecret, totpUri } from './totp.ts';

/** RFC 6238, appendix B: the secret of its vectors in base32; the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
];

test('codes are those of RFC 6238, and count one step before and after', () => {
  for (const [seconds, code] of vectors) {
    const step = Math.floor(seconds / 30);
    for (const near of [-30, 0, 30])
      assert.equal(findTotpStep(secret, code, new Date((seconds + near) * 1000)), step, `${code} ${near}`);
    for (const far of [-90, 90])
      assert.equal(findTotpStep(secret, code, new Date((seconds + far) * 1000)), undefined, `${code} ${far}`);
  }
});

test('a text that is not six digits is not a code', () => {
  for (const code of ['', '28708', '2870820', '28708a', '２８７０８２'])
    assert.equal(findTotpStep(secret, code, new Date(59_000)), undefined, code);
});

test('a secret has 160 bits, and its address names service and account', () => {
  const made = newTotpSecret();
  assert.match(made, /^[A-Z2-7]{32}$/);
  const uri = new URL(totpUri(made, { email: 'ana@exemplu.ro', service: 'facturi.exemplu.ro' }));
  assert.equal(decodeURIComponent(uri.pathname), '/facturi.exemplu.ro:ana@exemplu.ro');
  assert.equal(uri.searchParams.get('secret'), made);
});
