import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createUuidV7, newId } from './new-id.ts';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids sort in the order in which they are made, and none is made twice, whatever the clock does', () => {
  const clock = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -1e11, max: 1e11 })), {
    minLength: 1,
    maxLength: 2_000,
  });
  fc.assert(
    fc.property(clock, (steps) => {
      const next = createUuidV7(randomFillSync);
      let now = Date.UTC(2026, 10, 30);
      const ids = steps.map((step) => {
        now = Math.max(0, now + step);
        return next(now);
      });
      assert.deepEqual(ids, ids.toSorted());
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.every((id) => form.test(id)));
    }),
  );
});

test('an id says when it was made', () => {
  const now = new Date('2100-01-01T00:00:00.123Z');
  assert.equal(Number.parseInt(newId(now).replaceAll('-', '').slice(0, 12), 16), now.getTime());
});

test('two processes that make ids in the same millisecond do not make the same', () => {
  const [one, other] = [createUuidV7(randomFillSync), createUuidV7(randomFillSync)];
  const ids = Array.from({ length: 20_000 }, () => [one(1), other(1)]).flat();
  assert.equal(new Set(ids).size, ids.length);
});
