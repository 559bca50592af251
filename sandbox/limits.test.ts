import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Quotas } from './limits.ts';

test('no 60 seconds hold more calls than the limit, wherever they begin', () => {
  const quotas = new Quotas({ callsPerMinute: 5 });
  const taken: number[] = [];
  for (let at = 0; at < 300_000; at += 700) if (quotas.takeMinute('app', at)) taken.push(at);
  for (const from of taken) {
    const held = taken.filter((at) => at >= from && at < from + 60_000).length;
    assert.ok(held <= 5, `${held} calls in the minute from ${from}`);
  }
  assert.ok(taken.length >= 24);
});

test('a call exactly 60 seconds after the first finds room again', () => {
  const quotas = new Quotas({ callsPerMinute: 1 });
  assert.equal(quotas.takeMinute('app', 1000), true);
  assert.equal(quotas.takeMinute('app', 60_999), false);
  assert.equal(quotas.takeMinute('app', 61_000), true);
});

test('applications do not share a minute', () => {
  const quotas = new Quotas({ callsPerMinute: 1 });
  assert.equal(quotas.takeMinute('one', 0), true);
  assert.equal(quotas.takeMinute('other', 0), true);
});

test('a clock set back does not leave the minute blocked', () => {
  const quotas = new Quotas({ callsPerMinute: 1 });
  assert.equal(quotas.takeMinute('app', 3_600_000), true);
  assert.equal(quotas.takeMinute('app', 1000), true);
});

test('a day ends at midnight in Bucharest', () => {
  const quotas = new Quotas({ downloadsPerMessageDay: 1 });
  const beforeMidnight = Date.UTC(2026, 6, 14, 20, 59, 59);
  assert.equal(quotas.takeDay('downloadsPerMessageDay', '1', beforeMidnight), true);
  assert.equal(quotas.takeDay('downloadsPerMessageDay', '2', beforeMidnight), true);
  assert.equal(quotas.takeDay('downloadsPerMessageDay', '1', beforeMidnight), false);
  assert.equal(quotas.takeDay('downloadsPerMessageDay', '1', beforeMidnight + 1000), true);
});
