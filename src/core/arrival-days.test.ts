/** A call is counted wherever it may arrive, on the nights too on which the clocks change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrivalDays } from './arrival-days.ts';
import { bucharestDay } from './bucharest.ts';

for (const [night, midnight, days] of [
  ['an ordinary night', '2026-11-21T22:00:00Z', ['2026-11-21', '2026-11-22']],
  ['the night before the day of 25 hours', '2026-10-24T21:00:00Z', ['2026-10-24', '2026-10-25']],
  ['the night after it', '2026-10-25T22:00:00Z', ['2026-10-25', '2026-10-26']],
  ['the night before the day of 23 hours', '2027-03-27T22:00:00Z', ['2027-03-27', '2027-03-28']],
  ['the night after it', '2027-03-28T21:00:00Z', ['2027-03-28', '2027-03-29']],
] as const)
  test(`${night}, the last two minutes belong to both days (${midnight})`, () => {
    const at = (seconds: number) => arrivalDays(new Date(Date.parse(midnight) + seconds * 1000));
    assert.deepEqual(
      [at(-121), at(-120), at(-0.001), at(0)],
      [[days[0]], days, days, [days[1]]].map((expected) => [...expected]),
    );
  });

test('whenever a call arrives within two minutes of leaving, that day is among them', () => {
  const instants = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 120_000 }), (leavesAt, onItsWayMs) => {
      const arrives = new Date(leavesAt.getTime() + onItsWayMs);
      assert.ok(arrivalDays(leavesAt).includes(bucharestDay(arrives)));
    }),
  );
});
