import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addWorkingDays, daysBetween, isWorkingDay, workingDayFrom } from './calendar.ts';
import { holidaysOf, isHoliday, orthodoxEaster } from './holidays.ts';

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2120-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test('Orthodox Easter falls where the Church has it, 2020 to 2035', () => {
  const known = [
    '2020-04-19',
    '2021-05-02',
    '2022-04-24',
    '2023-04-16',
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
    '2028-04-16',
    '2029-04-08',
    '2030-04-28',
    '2031-04-13',
    '2032-05-02',
    '2033-04-24',
    '2034-04-09',
    '2035-04-29',
  ];
  assert.deepEqual(
    known.map((_, i) => orthodoxEaster(2020 + i)),
    known,
  );
});

test('Easter is a Sunday between 4 April and 8 May for two centuries', () => {
  for (let year = 1900; year <= 2099; year++) {
    const easter = orthodoxEaster(year);
    assert.equal(new Date(`${easter}T00:00:00Z`).getUTCDay(), 0, easter);
    assert.ok(easter.slice(5) >= '04-04' && easter.slice(5) <= '05-08', easter);
  }
});

test('a year has the holidays that its laws gave it', () => {
  assert.deepEqual([...holidaysOf(2026)].sort(), [
    '2026-01-01',
    '2026-01-02',
    '2026-01-06',
    '2026-01-07',
    '2026-01-24',
    '2026-04-10',
    '2026-04-12',
    '2026-04-13',
    '2026-05-01',
    '2026-05-31',
    '2026-06-01',
    '2026-08-15',
    '2026-11-30',
    '2026-12-01',
    '2026-12-25',
    '2026-12-26',
  ]);
});

test('6 and 7 January since 2024, Good Friday since 2018, 24 January and 1 June since 2017', () => {
  for (const [day, since] of [
    ['01-06', 2024],
    ['01-07', 2024],
    ['01-24', 2017],
    ['06-01', 2017],
    ['11-30', 2012],
  ] as const) {
    assert.equal(isHoliday(`${since}-${day}`), true, day);
    assert.equal(isHoliday(`${since - 1}-${day}`), false, day);
  }
  assert.equal(isHoliday('2018-04-06'), true);
  assert.equal(isHoliday('2017-04-14'), false);
});

test('a day is a working day, or a weekend, or a holiday', () => {
  fc.assert(
    fc.property(date, (day) => {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      assert.equal(isWorkingDay(day), !weekend && !isHoliday(day));
    }),
  );
});

test('so many working days later lie so many working days', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 30 }), (day, days) => {
      const end = addWorkingDays(day, days);
      let between = 0;
      for (let d = addDays(day, 1); d <= end; d = addDays(d, 1)) if (isWorkingDay(d)) between++;
      assert.equal(between, days);
      assert.equal(workingDayFrom(end), end);
    }),
  );
});

test('days are counted over leap years and changes of the clock', () => {
  assert.equal(addDays('2024-02-28', 1), '2024-02-29');
  assert.equal(addDays('2026-03-28', 2), '2026-03-30');
  fc.assert(
    fc.property(date, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
      assert.equal(daysBetween(day, addDays(day, days)), days);
    }),
  );
});
