import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanText } from './clean-text.ts';

test('control characters go, tab and line breaks stay, half a surrogate pair becomes U+FFFD', () => {
  assert.equal(cleanText('a\u0000b\u0085c\u001bd\u007fe'), 'abcde');
  assert.equal(cleanText('a\tb\r\nc'), 'a\tb\r\nc');
  assert.equal(cleanText('a\ud800b\udc00'), 'a\ufffdb\ufffd');
});

test('ordinary text stays as it is, whatever its script', () => {
  for (const text of ['Ștefan & Ďuriš S.R.L.', '発票', '😀', '']) assert.equal(cleanText(text), text);
});

test('clean text is well formed and is not changed again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      assert.ok(clean.isWellFormed() && !clean.includes('\0'));
      assert.equal(cleanText(clean), clean);
    }),
  );
});
