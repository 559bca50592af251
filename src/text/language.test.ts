import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOfLocale, preferredLanguage } from './language.ts';

test('the preferred language is answered in, if it is one of ours', () => {
  const cases: [string | undefined, string | undefined][] = [
    ['ro', 'ro'],
    ['ro-RO,ro;q=0.9,en-US;q=0.8', 'ro'],
    ['en-US,en;q=0.9,ro;q=0.8', 'en'],
    ['de-DE,de;q=0.9,ro;q=0.1', 'ro'],
    ['en;q=0.2, RO;q=0.7', 'ro'],
    ['ro;q=0', undefined],
    ['*', undefined],
    ['de', undefined],
    ['', undefined],
    [undefined, undefined],
    [';;,,=', undefined],
  ];
  for (const [header, language] of cases) assert.equal(preferredLanguage(header), language, header);
});

test('a terminal is Romanian where the first locale that is set is Romanian', () => {
  assert.equal(languageOfLocale({ LANG: 'ro_RO.UTF-8' }), 'ro');
  assert.equal(languageOfLocale({ LC_ALL: 'C', LANG: 'ro_RO.UTF-8' }), 'en');
  assert.equal(languageOfLocale({ LC_ALL: '', LC_MESSAGES: 'ro', LANG: 'en_US' }), 'ro');
  assert.equal(languageOfLocale({ LANG: 'root' }), 'en');
  assert.equal(languageOfLocale({}), 'en');
});
