/** What follows a failure: which scope is closed and until when, and when a message is tried again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnafErrorCode, errorTable } from '../anaf/errors.ts';
import { dayMs } from '../core/durations.ts';
import { breakerAfter, breakerKeys } from './after-failure.ts';
import { nextAttempt } from './next-attempt.ts';

const now = new Date('2026-03-01T10:00:00Z');
const subject = {
  organisationId: '0198f3a2-0000-7000-8000-000000000001',
  cif: '8000000000',
  connectionId: 'c',
  messageId: 'm',
};
const tomorrow = new Date('2026-03-01T22:15:00Z');
const codes = Object.keys(errorTable) as AnafErrorCode[];

test('a daily limit closes its own scope until a quarter past Romanian midnight', () => {
  assert.deepEqual(breakerAfter('quota_cif', subject, now), {
    scope: 'cif',
    key: '8000000000',
    until: tomorrow,
  });
  assert.deepEqual(breakerAfter('quota_message', subject, now), {
    scope: 'message',
    key: 'm',
    until: tomorrow,
  });
  assert.deepEqual(breakerAfter('quota_connection', subject, now), {
    scope: 'connection',
    key: 'c',
    until: tomorrow,
  });
});

test('too many calls, and a client that ANAF does not accept, pause the application', () => {
  for (const code of ['rate_limited', 'invalid_client'] as const)
    assert.deepEqual(breakerAfter(code, subject, now), { scope: 'application', key: '', until: undefined });
});

test('no other code closes anything', () => {
  const closing = codes.filter((code) => breakerAfter(code, subject, now) !== undefined);
  assert.deepEqual(closing.sort(), [
    'invalid_client',
    'quota_cif',
    'quota_connection',
    'quota_message',
    'rate_limited',
  ]);
});

test('a call without a message has no message to close', () => {
  const { messageId: _, ...listing } = subject;
  assert.equal(breakerAfter('quota_message', listing, now), undefined);
  assert.deepEqual(
    breakerKeys(listing).map((key) => key.scope),
    ['application', 'cif', 'connection'],
  );
  assert.deepEqual(breakerKeys(subject), [
    { scope: 'application', key: '' },
    { scope: 'cif', key: '8000000000' },
    { scope: 'connection', key: 'c' },
    { scope: 'message', key: 'm' },
  ]);
});

const failed = (over: object) =>
  nextAttempt({
    code: 'server_error',
    attempts: 1,
    now,
    expiresAt: new Date('2026-04-01T00:00:00Z'),
    id: 'x',
    ...over,
  });
const minutes = (at: Date) => (at.getTime() - now.getTime()) / 60_000;

test('attempts wait five minutes, doubling to twelve hours, a fifth earlier or later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.uuid(), (attempts, id) => {
      const middle = Math.min(5 * 2 ** (attempts - 1), 720);
      const wait = minutes(failed({ attempts, id }));
      assert.ok(wait >= middle * 0.8 - 0.001 && wait <= middle * 1.2 + 0.001, `${wait} for ${middle}`);
      assert.equal(minutes(failed({ attempts, id })), wait);
    }),
  );
  const spread = new Set(Array.from({ length: 50 }, (_, n) => minutes(failed({ id: `${n}` }))));
  assert.ok(spread.size > 45, 'messages that failed together are not tried together');
  assert.notEqual(minutes(failed({ attempts: 9 })), minutes(failed({ attempts: 10 })));
});

test("after a message's own limit it is tried on the next Romanian day", () => {
  for (const code of ['quota_message', 'daily_limit'])
    assert.deepEqual(failed({ code, attempts: 7 }), tomorrow);
});

test('a week after its expiry a message is tried once a week, for as long as ANAF does not say that it is gone', () => {
  const expiresAt = new Date(now.getTime() - 7 * dayMs - 1);
  for (const code of ['server_error', 'daily_limit'])
    assert.equal(minutes(failed({ expiresAt, code })), 7 * 24 * 60);
  assert.ok(minutes(failed({ expiresAt: new Date(now.getTime() - 7 * dayMs) })) < 10);
  assert.ok(minutes(failed({ expiresAt: null })) < 10);
});
