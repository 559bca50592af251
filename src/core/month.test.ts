/** The state of a month: green only where all that ANAF listed is here and every day of it was listed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, type MonthFacts, monthStateOf, monthsBetween, openOf } from './month.ts';

const whole: MonthFacts = {
  ...{ received: 3, sent: 1, refused: 0, other: 0, pending: 0, expired: 0, closed: 0, unproven: 0 },
  ...{ unread: 0, reconciled: 0, booked: 0, coverage: 'whole', over: true, closedAt: null, arrivedAfter: 0 },
};
const closedAt = new Date('2026-11-03T08:00:00Z');

test('the state of a month', () => {
  const cases: [Partial<MonthFacts>, string][] = [
    [{}, 'ready'],
    [{ received: 0, sent: 0 }, 'ready'],
    [{ closed: 1 }, 'ready'],
    [{ pending: 1 }, 'pending'],
    [{ pending: 1, over: false }, 'pending'],
    [{ pending: 1, expired: 1 }, 'lost'],
    [{ unproven: 1 }, 'lost'],
    [{ over: false, coverage: 'part' }, 'running'],
    [{ over: false, coverage: 'none' }, 'none'],
    [{ coverage: 'part' }, 'uncovered'],
    [{ coverage: 'none' }, 'uncovered'],
    [{ coverage: 'none', received: 0, sent: 0 }, 'none'],
    [{ closedAt }, 'closed'],
    [{ closedAt, expired: 2 }, 'closed'],
    [{ closedAt, arrivedAfter: 1 }, 'arrived_after'],
  ];
  for (const [over, state] of cases)
    assert.equal(monthStateOf({ ...whole, ...over }), state, JSON.stringify(over));
});

test('what is missing must be confirmed before what was not listed', () => {
  assert.equal(openOf(whole), null);
  assert.equal(openOf({ ...whole, coverage: 'part' }), 'uncovered');
  assert.equal(openOf({ ...whole, coverage: 'part', pending: 1 }), 'missing');
});

test('months over the turn of a year', () => {
  assert.deepEqual(monthsBetween('2025-11', '2026-02'), ['2025-11', '2025-12', '2026-01', '2026-02']);
  assert.deepEqual(monthsBetween('2026-02', '2026-01'), []);
  assert.equal(addMonths('2026-01', -1), '2025-12');
});
