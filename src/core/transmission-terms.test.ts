import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, isWorkingDay } from './calendar.ts';
import { retainUntil } from './retention.ts';
import { classifyTransmission, dueDate, termOf, transmissionTerms } from './transmission-terms.ts';

const due = (issuedOn: string) => dueDate(issuedOn, termOf(issuedOn)!);
const date = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test('since 2026 five working days, over weekends and holidays', () => {
  assert.equal(due('2026-02-16'), '2026-02-23');
  // Good Friday and Easter Monday.
  assert.equal(due('2026-04-08'), '2026-04-17');
  // St. Andrew and the National Day.
  assert.equal(due('2026-11-27'), '2026-12-08');
  // Christmas, New Year, Epiphany and St. John.
  assert.equal(due('2026-12-30'), '2027-01-11');
});

test('the day of issue decides which term holds', () => {
  assert.equal(termOf('2026-01-01')?.count, 'working');
  assert.equal(termOf('2025-12-31')?.count, 'calendar');
  assert.equal(termOf('2024-06-30')?.count, 'working');
  assert.equal(termOf('2023-12-31'), undefined);
  assert.equal(termOf('9999-12-31'), undefined);
});

test('five calendar days before 2026, never ending on a day off', () => {
  assert.equal(due('2025-03-03'), '2025-03-10');
  assert.equal(due('2025-03-05'), '2025-03-10');
  assert.equal(due('2025-03-06'), '2025-03-11');
});

test('a term of calendar days has two working days at least', () => {
  // Thursday before Easter; then Good Friday, Easter and its Monday: Tuesday alone would be one.
  assert.equal(due('2025-04-17'), '2025-04-23');
});

test('a term ends on a working day and has its working days in it, whatever the date', () => {
  fc.assert(
    fc.property(date, (issuedOn) => {
      const dueBy = due(issuedOn);
      assert.ok(isWorkingDay(dueBy));
      assert.ok(daysBetween(issuedOn, dueBy) >= 5);
      let working = 0;
      for (let d = addDays(issuedOn, 1); d <= dueBy; d = addDays(d, 1)) if (isWorkingDay(d)) working++;
      assert.ok(termOf(issuedOn)!.count === 'working' ? working === 5 : working >= 2);
    }),
  );
});

test('each row names its law, and the newest stands first', () => {
  const froms = transmissionTerms.map(({ issuedFrom }) => issuedFrom);
  assert.deepEqual(froms, [...froms].sort().reverse());
  for (const { law } of transmissionTerms) assert.match(law, /(OUG|Legea) \d+\/\d{4}/);
});

test('the last minute of the last Romanian day is in time, the next one is apparently late', () => {
  const judged = (at: string) => classifyTransmission('2026-02-16', new Date(at));
  assert.deepEqual(judged('2026-02-23T21:59:00Z'), {
    issuedOn: '2026-02-16',
    dueBy: '2026-02-23',
    availableOn: '2026-02-23',
    late: false,
    undecided: null,
    law: termOf('2026-02-16')!.law,
  });
  assert.equal(judged('2026-02-23T22:00:00Z')?.late, true);
  assert.equal(judged('2026-02-23T22:00:00Z')?.availableOn, '2026-02-24');
});

test('what may have been put there again is never called late', () => {
  fc.assert(
    fc.property(
      date,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      (issuedOn, a, b) => {
        const published = addDays(issuedOn, Math.min(a, daysBetween(issuedOn, due(issuedOn))));
        const reposted = addDays(published, 60 + b);
        const at = new Date(`${reposted}T10:00:00Z`);
        assert.notEqual(classifyTransmission(issuedOn, at)?.late, true);
      },
    ),
  );
  const judged = classifyTransmission('2026-02-16', new Date('2026-04-17T09:00:00Z'));
  assert.deepEqual([judged?.late, judged?.undecided], [null, 'maybe_reposted']);
  assert.equal(classifyTransmission('2026-02-16', new Date('2026-04-16T09:00:00Z'))?.late, true);
});

test('nothing is judged without both dates', () => {
  assert.equal(classifyTransmission(null, new Date()), null);
  assert.equal(classifyTransmission('2026-02-16', null), null);
  assert.equal(classifyTransmission('2019-02-16', new Date()), null);
});

test('an invoice is kept for five years from 1 July of the next year', () => {
  assert.equal(retainUntil('2026-02-16', null), '2032-07-01');
  assert.equal(retainUntil('2025-12-31', new Date('2026-01-03T10:00:00Z')), '2031-07-01');
  assert.equal(retainUntil(null, new Date('2026-12-31T22:30:00Z')), '2033-07-01');
  assert.equal(retainUntil(null, null), null);
  assert.equal(retainUntil('9999-01-01', null), null);
});
