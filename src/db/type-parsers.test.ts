import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { instant } from './type-parsers.ts';

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
