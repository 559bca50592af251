/** Numbers, days and instants in both languages, and that no digit is lost on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  formatAmount,
  formatBytes,
  formatDay,
  formatInstant,
  formatNumber,
  formatShortInstant,
  notation,
} from './format.ts';
import { languages } from './language.ts';

test('amounts have two decimals at least, grouped as the language groups them', () => {
  const cases: [string, string, string][] = [
    ['1234.5', '1.234,50', '1,234.50'],
    ['-1234567.89', '-1.234.567,89', '-1,234,567.89'],
    ['0', '0,00', '0.00'],
    ['168.0', '168,00', '168.00'],
    ['19.12345', '19,12345', '19.12345'],
    ['100000000000000000000.10', '100.000.000.000.000.000.000,10', '100,000,000,000,000,000,000.10'],
  ];
  for (const [written, romanian, english] of cases) {
    assert.deepEqual([formatAmount(written, 'ro'), formatAmount(written, 'en')], [romanian, english]);
  }
});

test('quantities and rates lose the zeros that say nothing', () => {
  assert.deepEqual(
    ['10.000', '2.500', '1000', '-0.125', '19.00'].map((one) => formatNumber(one, 'ro')),
    ['10', '2,5', '1.000', '-0,125', '19'],
  );
});

test('no digit is lost or changed: what was written can be had back', () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.stringMatching(/^\d{0,12}$/))
    .map(([minus, whole, fraction]) => `${minus ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);
  const plain = (text: string) => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);
  fc.assert(
    fc.property(decimal, (written) => {
      for (const language of languages) {
        for (const format of [formatAmount, formatNumber]) {
          const back = format(written, language)
            .replaceAll(notation[language].thousands, '')
            .replace(notation[language].decimal, '.');
          assert.equal(plain(back), plain(written));
        }
      }
    }),
  );
});

test('days and instants are written as the language writes them, by Romanian clocks', () => {
  assert.equal(formatDay('2026-07-03', 'ro'), '03.07.2026');
  assert.equal(formatDay('2026-07-03', 'en'), '3 Jul 2026');
  const summer = new Date('2026-07-03T21:30:00Z');
  assert.equal(formatInstant(summer, 'ro'), '04.07.2026, 00:30 (ora României)');
  assert.equal(formatInstant(new Date('2026-01-03T21:30:59Z'), 'en'), '3 Jan 2026, 23:30 (Romanian time)');
  assert.equal(formatShortInstant(summer, 'ro'), '4 iul. 2026, 00:30');
  assert.equal(formatShortInstant(summer, 'en'), '4 Jul 2026, 00:30');
});

test('sizes are in the unit that a person expects', () => {
  assert.deepEqual(
    [542, 1_500, 123_456, 4_200_000].map((bytes) => formatBytes(bytes, 'ro')),
    ['542 B', '1,5 kB', '123 kB', '4,2 MB'],
  );
});
