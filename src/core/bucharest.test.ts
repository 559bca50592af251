/** Romanian wall time, on the two nights a year when it is not what it seems. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  bucharestDay,
  fromBucharest,
  nextBucharestDayAt,
  readCompactTime,
  readQuotedTime,
  toBucharest,
} from './bucharest.ts';

test('a winter time is two hours ahead of UTC, a summer time three', () => {
  assert.deepEqual(readCompactTime('202211011415'), {
    instant: new Date('2022-11-01T12:15:00Z'),
    ambiguous: false,
    skipped: false,
  });
  assert.deepEqual(readQuotedTime('30-07-2026 15:15:27')?.instant, new Date('2026-07-30T12:15:27Z'));
});

test('the hour that October repeats is flagged, and its first passage given', () => {
  assert.deepEqual(readCompactTime('202610250330'), {
    instant: new Date('2026-10-25T00:30:00Z'),
    ambiguous: true,
    skipped: false,
  });
  assert.equal(readCompactTime('202610250230')?.ambiguous, false);
  assert.equal(readCompactTime('202610250400')?.ambiguous, false);
});

test('the hour that March skips is flagged', () => {
  assert.deepEqual(readCompactTime('202603290330'), {
    instant: new Date('2026-03-29T01:30:00Z'),
    ambiguous: false,
    skipped: true,
  });
  assert.equal(readCompactTime('202603290259')?.skipped, false);
  assert.deepEqual(readCompactTime('202603290400')?.instant, new Date('2026-03-29T01:00:00Z'));
});

test('what is no date is none', () => {
  for (const text of ['202602300000', '202613010000', '202601012460', '', '2026', 'aaaabbccddee'])
    assert.equal(readCompactTime(text), undefined, text);
});

test('a time has nothing before or behind it but space', () => {
  assert.ok(readCompactTime(' 202211011415 ') && readQuotedTime(' 30-07-2026 15:15:27 '));
  for (const text of ['1202211011415', '2022110114150']) assert.equal(readCompactTime(text), undefined);
  for (const text of ['130-07-2026 15:15:27', '30-07-2026 15:15:270', '30-07-2026', '2026-07-30 15:15:27'])
    assert.equal(readQuotedTime(text), undefined);
});

test('every instant comes back from its wall time, unless the clocks go through it twice', () => {
  const from = Date.UTC(2020, 0, 1) / 1000;
  fc.assert(
    fc.property(fc.integer({ min: from, max: from + 10 * 365 * 86_400 }), (seconds) => {
      const instant = new Date(seconds * 1000);
      const placed = fromBucharest(toBucharest(instant))!;
      assert.equal(placed.skipped, false);
      const offMs = instant.getTime() - placed.instant.getTime();
      assert.ok(offMs === 0 || (placed.ambiguous && offMs === 3_600_000));
    }),
  );
});

test("a quota note's day ends at Romanian midnight, and is asked again at a quarter past", () => {
  assert.equal(bucharestDay(new Date('2026-07-01T21:30:00Z')), '2026-07-02');
  assert.deepEqual(
    nextBucharestDayAt(new Date('2026-07-01T20:59:00Z'), 0, 15),
    new Date('2026-07-01T21:15:00Z'),
  );
  assert.deepEqual(
    nextBucharestDayAt(new Date('2026-12-31T22:30:00Z'), 0, 15),
    new Date('2027-01-01T22:15:00Z'),
  );
});
