import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequestLimiter } from './request-limiter.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 1, 16, 11, 30, seconds));

test('a holder has so many requests in a minute, and the next minute again', () => {
  const limiter = createRequestLimiter(2);
  assert.deepEqual(limiter.count('a', at(0)), { granted: true, remaining: 1, resetSeconds: 60 });
  assert.deepEqual(limiter.count('a', at(20)), { granted: true, remaining: 0, resetSeconds: 40 });
  assert.deepEqual(limiter.count('a', at(30)), { granted: false, remaining: 0, resetSeconds: 30 });
  assert.equal(limiter.count('b', at(30)).granted, true);
  assert.deepEqual(limiter.count('a', at(60)), { granted: true, remaining: 1, resetSeconds: 60 });
});

test('a clock that is set back locks no one out', () => {
  const limiter = createRequestLimiter(1);
  limiter.count('a', at(50));
  assert.equal(limiter.count('a', at(10)).granted, true);
});
