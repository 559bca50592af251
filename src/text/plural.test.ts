import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countEn, countRo } from './plural.ts';

test('Romanian counts take "de" from 20 on, and not after 101 to 119', () => {
  const cases: [number, string][] = [
    [0, '0 mesaje'],
    [1, 'un mesaj'],
    [2, '2 mesaje'],
    [19, '19 mesaje'],
    [20, '20 de mesaje'],
    [100, '100 de mesaje'],
    [101, '101 mesaje'],
    [119, '119 mesaje'],
    [120, '120 de mesaje'],
    [1000, '1000 de mesaje'],
  ];
  for (const [n, text] of cases) assert.equal(countRo(n, 'un mesaj', 'mesaje'), text);
});

test('English counts have a singular and a plural', () => {
  assert.deepEqual(
    [countEn(0, 'day'), countEn(1, 'day'), countEn(2, 'company', 'companies')],
    ['0 days', '1 day', '2 companies'],
  );
});
