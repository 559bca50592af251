import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dispositionOf } from './disposition.ts';

test('a plain name has one parameter, a name with diacritics its whole form beside the plain one', () => {
  assert.equal(
    dispositionOf('attachment', 'tva_123_2026-01.xlsx'),
    'attachment; filename="tva_123_2026-01.xlsx"',
  );
  assert.equal(
    dispositionOf('inline', 'Țesătoria (2).html'),
    'inline; filename="_es_toria (2).html"; filename*=UTF-8\'\'%C8%9Aes%C4%83toria%20%282%29.html',
  );
});

test('whatever a file is called, the header is one line of ASCII and gives the name back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      const header = dispositionOf('attachment', name);
      assert.match(
        header,
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"(; filename\*=UTF-8''[\w.!~%-]+)?$/,
      );
      const whole = /filename\*=UTF-8''(.+)$/.exec(header)?.[1];
      const read = whole === undefined ? /"(.*)"/.exec(header)![1] : decodeURIComponent(whole);
      assert.equal(read, name.toWellFormed().replace(/\p{Cc}/gu, '_'));
    }),
    { numRuns: 50 },
  );
});
