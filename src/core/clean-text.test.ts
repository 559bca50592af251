import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanText, cleanTexts, hasVisible } from './clean-text.ts';

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

// 2026-11-29: a key could be named by zero-width spaces alone, and no one could tell it from another.
test('a name of invisible characters alone has nothing to see', () => {
  for (const name of [
    '',
    ' ',
    '\u200b',
    '\u200d\u2060',
    '\u3164',
    '\u00ad',
    '\ufeff',
    '\u2800',
    '\u0301',
    '\u202e',
  ])
    assert.equal(hasVisible(name), false, JSON.stringify(name));
  for (const name of ['a', 'ș', ' é ', '日本', '1', '👨‍👩‍👧', '-'])
    assert.equal(hasVisible(name), true, name);
});

test('every text inside of a value is cleaned, keys too; bytes and instants stay', () => {
  const bytes = Buffer.from('a\0b');
  assert.deepEqual(cleanTexts({ 'a\0': ['\ud800', 1, null, { b: 'x\u0007' }], bytes }), {
    a: ['\ufffd', 1, null, { b: 'x' }],
    bytes,
  });
});
