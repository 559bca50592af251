import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { instant, typeParsers } from './type-parsers.ts';

const library = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text') as (text: string) => Date;

test('instants are read as the library reads them', () => {
  const days = [
    '1000-01-01',
    '1970-01-01',
    '2026-02-28',
    '2028-02-29',
    '2026-12-31',
    '9999-12-31',
    '0044-03-15',
    '12026-01-01',
  ];
  const times = [
    '00:00:00',
    '11:30:59',
    '23:59:59.9',
    '23:59:59.99',
    '07:08:09.057',
    '07:08:09.285999',
    '01:02:03.000001',
  ];
  for (const day of days)
    for (const time of times)
      for (const zone of ['+00', '+02', '-03:30', '+00 BC']) {
        const text = `${day} ${time}${zone}`;
        assert.equal(instant(text).getTime(), library(text).getTime(), text);
      }
  assert.equal(instant('infinity') as unknown, Number.POSITIVE_INFINITY);
});

test('instants in arrays, and in arrays of arrays, are read as those that stand alone', () => {
  const array = 1185;
  const parse = typeParsers.getTypeParser(array as number as typeof pg.types.builtins.TEXT) as (
    text: string,
  ) => unknown;
  const [first, last] = ['2026-02-28 11:30:59+00', '2026-12-31 07:08:09.057+00'];
  const [from, to] = [library(first), library(last)];
  assert.deepEqual(parse(`{"${first}",NULL,"${last}"}`), [from, null, to]);
  assert.deepEqual(parse(`{{"${first}","${last}"},{"${last}",NULL}}`), [
    [from, to],
    [to, null],
  ]);
  assert.deepEqual(parse('{}'), []);
});
