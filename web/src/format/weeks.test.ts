import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestFirst, weeksOf } from './weeks.ts';

const row = (from: string, length: number) =>
  Array.from({ length }, (_, i) => ({
    day: new Date(Date.parse(`${from}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  }));

test('days are weeks from Monday to Sunday, and the months that begin in them are named', () => {
  // Wednesday, 28 October 2026, to Monday, 9 November.
  const weeks = weeksOf(row('2026-10-28', 13));
  assert.deepEqual(
    weeks.map(({ days }) => days.map((day) => day?.day.slice(8) ?? '-').join(' ')),
    ['- - 28 29 30 31 01', '02 03 04 05 06 07 08', '09 - - - - - -'],
  );
  assert.deepEqual(
    weeks.map(({ month }) => month),
    ['2026-11-01', null, null],
  );
  assert.deepEqual(weeksOf(row('2026-11-02', 7)).length, 1);
  assert.deepEqual(weeksOf([]), []);
});

test('the newest week first: each month is named beside its newest week', () => {
  // Wednesday, 21 October 2026, to Monday, 9 November.
  const weeks = newestFirst(weeksOf(row('2026-10-21', 20)));
  assert.deepEqual(
    weeks.map(({ key, month }) => [key, month]),
    [
      ['2026-11-09', '2026-11-09'],
      ['2026-11-02', null],
      ['2026-10-26', null],
      ['2026-10-21', '2026-10-25'],
    ],
  );
});
