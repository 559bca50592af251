import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from './calendar.ts';
import { splitDays } from './split-days.ts';

test('whole months are one stretch, what is left before and after them are days', () => {
  assert.deepEqual(splitDays({ from: '2026-01-15', to: '2026-04-10' }), [
    { span: 'day', from: '2026-01-15', to: '2026-01-31' },
    { span: 'month', from: '2026-02-01', to: '2026-03-31' },
    { span: 'day', from: '2026-04-01', to: '2026-04-10' },
  ]);
  assert.deepEqual(splitDays({ from: '2026-02-01', to: '2026-02-28' }), [
    { span: 'month', from: '2026-02-01', to: '2026-02-28' },
  ]);
  assert.deepEqual(splitDays({ from: '2026-01-15', to: '2026-02-10' }), [
    { span: 'day', from: '2026-01-15', to: '2026-02-10' },
  ]);
});

test('without an end the whole months have none', () => {
  assert.deepEqual(splitDays({}), [{ span: 'month', from: undefined, to: undefined }]);
  assert.deepEqual(splitDays({ from: '2026-01-15' }), [
    { span: 'day', from: '2026-01-15', to: '2026-01-31' },
    { span: 'month', from: '2026-02-01', to: undefined },
  ]);
  assert.deepEqual(splitDays({ to: '2026-02-10' }), [
    { span: 'month', from: undefined, to: '2026-01-31' },
    { span: 'day', from: '2026-02-01', to: '2026-02-10' },
  ]);
});

test('each day of a range is in one stretch, in their order, and months are whole', () => {
  const days = fc.integer({ min: 0, max: 900 });
  fc.assert(
    fc.property(days, days, (start, length) => {
      const [from, to] = [addDays('2024-01-01', start), addDays('2024-01-01', start + length)];
      const stretches = splitDays({ from, to });
      let next = from;
      for (const stretch of stretches) {
        assert.equal(stretch.from, next);
        assert.ok(stretch.from! <= stretch.to!);
        if (stretch.span === 'month')
          assert.ok(stretch.from!.endsWith('-01') && addDays(stretch.to!, 1).endsWith('-01'));
        next = addDays(stretch.to!, 1);
      }
      assert.equal(next, addDays(to, 1));
      // What months there are is added up by month.
      const single = stretches.filter(({ span }) => span === 'day');
      for (const stretch of single) assert.ok(daysBetween(stretch.from!, stretch.to!) < 60);
    }),
  );
});
