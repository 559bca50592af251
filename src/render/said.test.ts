/** A stranger's text: masked, harmless, and never wider than its column. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { said, saidCode } from './said.ts';
import type { Sheet } from './sheet.ts';
import { withBreaks } from './with-breaks.ts';

test('personal codes are masked in a text, and kept in a code of goods', () => {
  assert.equal(said('CNP 2850505223349, tel.'), 'CNP 2***********9, tel.');
  assert.equal(saidCode('5941234567899'), '5941234567899');
});

test('a text keeps its letters and line breaks, and nothing that turns or hides what is around it', () => {
  assert.equal(said(' a\r\nb\tc\u0007\u202ed\u2069\ufeff '), 'a\nb cd');
  assert.equal(said('s\u0326i'), 'și');
  assert.equal(said('a\ud800b'), 'a\ufffdb');
  assert.deepEqual([said(''), said(' \u0001 '), said(null), said(undefined)], [null, null, null, null]);
});

test('only words that are longer than their column may break, and then every few letters', () => {
  const endless = 'x'.repeat(40);
  const line = {
    id: 'abcdefgh',
    name: `Factură ${endless}`,
    more: ['facturi@firma-98770159.example', 'W'.repeat(30)],
  };
  const sheet = { title: endless, lines: [line], provenance: { sha256: ['', endless] } } as unknown as Sheet;
  const apart = (word: string, every: number) => word.match(new RegExp(`.{1,${every}}`, 'g'))!.join('\u200b');
  const [email, capitals] = line.more as [string, string];
  const broken = {
    id: apart(line.id, 3),
    name: `Factură ${apart(endless, 6)}`,
    more: [email, apart(capitals, 6)],
  };
  assert.deepEqual(withBreaks(sheet), { ...sheet, lines: [broken] });
});
