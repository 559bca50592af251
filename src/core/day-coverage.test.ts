import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bucharestDay } from './bucharest.ts';
import { lastDays, startOfDay } from './bucharest-days.ts';
import { addDays } from './calendar.ts';
import { coverDays, stateOfDay } from './day-coverage.ts';

const at = (text: string) => new Date(text);

test('a day is covered from its Romanian midnight to the next, or in part, or not', () => {
  const coverage = [
    { from: at('2026-02-13T22:00:00Z'), to: at('2026-02-15T22:00:00Z') },
    { from: at('2026-02-17T10:00:00Z'), to: at('2026-02-17T10:05:00Z') },
  ];
  const days = ['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-16', '2026-02-17'];
  assert.deepEqual(coverDays(coverage, days), ['not', 'covered', 'covered', 'not', 'partly']);
});

test('one missing second leaves a day covered in part', () => {
  const coverage = [
    { from: at('2026-02-13T22:00:00Z'), to: at('2026-02-14T08:00:00Z') },
    { from: at('2026-02-14T08:00:01Z'), to: at('2026-02-14T22:00:00Z') },
  ];
  assert.deepEqual(coverDays(coverage, ['2026-02-14']), ['partly']);
});

test('the days on which the clocks change are whole with their 23 and 25 hours', () => {
  const march = [{ from: at('2026-03-28T22:00:00Z'), to: at('2026-03-29T21:00:00Z') }];
  assert.deepEqual(coverDays(march, ['2026-03-28', '2026-03-29', '2026-03-30']), ['not', 'covered', 'not']);
  const october = [{ from: at('2026-10-24T21:00:00Z'), to: at('2026-10-25T21:00:00Z') }];
  assert.deepEqual(coverDays(october, ['2026-10-25']), ['partly']);
});

test('a day that was listed whole is complete when none of its messages is pending or lost', () => {
  const nothing = { pending: 0, expired: 0 };
  assert.equal(stateOfDay('covered', nothing), 'complete');
  assert.equal(stateOfDay('covered', { pending: 1, expired: 0 }), 'pending');
  assert.equal(stateOfDay('covered', { pending: 1, expired: 1 }), 'lost');
  assert.equal(stateOfDay('partly', nothing), 'partly');
  assert.equal(stateOfDay('not', { pending: 2, expired: 0 }), 'pending');
  assert.equal(stateOfDay('not', nothing), 'not');
});

test('days follow one another without a gap, and the last one is today', () => {
  const instant = fc.date({ min: at('2024-01-01'), max: at('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 366 }), (now, count) => {
      const days = lastDays(now, count);
      assert.equal(days.length, count);
      assert.equal(days.at(-1), bucharestDay(now));
      for (const [i, day] of days.entries()) {
        if (i > 0) assert.equal(day, addDays(days[i - 1]!, 1));
        assert.equal(bucharestDay(startOfDay(day)), day);
        assert.notEqual(bucharestDay(new Date(startOfDay(day).getTime() - 1)), day);
      }
    }),
    { numRuns: 30 },
  );
});
