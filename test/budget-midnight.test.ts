/** What a Romanian midnight does to the day's counts: a call belongs to the day on which it may arrive at ANAF, however long it waited before. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { minuteMs } from '../src/core/durations.ts';
import type { AskedCall } from '../src/db/budget/admit-calls.ts';
import { giveSlotsBack, prepareSlots, type ReturnedSlot } from '../src/db/budget/call-slot.ts';
import { type Counted, withinBudget } from '../src/sync/budget.ts';
import type { SyncCtx } from '../src/sync/context.ts';
import { ScopeClosed } from '../src/sync/scope-closed.ts';
import { admitCall } from './support/admit-call.ts';
import { testDatabase } from './support/database.ts';

const { pool } = await testDatabase();
const message = '3001503294';
const organisationId = '0198f3a2-0000-7000-8000-000000000001';
const subject = { organisationId, cif: '12345674', connectionId: 'a connection', messageId: message };
const counted: Counted = { scope: 'download', key: message, limit: 3 };

const midnights = [
  ['an ordinary midnight', '2026-11-22T22:00:00Z'],
  ['the midnight before the clocks go back', '2026-10-24T21:00:00Z'],
  ['the midnight after the clocks went back', '2026-10-25T22:00:00Z'],
  ['the midnight before the clocks go forward', '2027-03-27T22:00:00Z'],
] as const;

for (const [name, at] of midnights) {
  const midnight = Date.parse(at);

  test(`a call that waits for its slot over ${name} counts on the day on which it leaves (2026-11-22)`, async () => {
    const { ctx, call, counts, slotFreeFrom } = await stage(midnight - 4 * minuteMs);
    await slotFreeFrom(midnight + minuteMs);
    await call();
    assert.equal(ctx.clock.now().getTime(), midnight + minuteMs);
    assert.equal((await counts()).at(-1), 1);
    await call();
    await call();
    await assert.rejects(call(), ScopeClosed);
    assert.equal((await counts()).at(-1), 3);
  });
}

const midnight = Date.parse('2026-11-22T22:00:00Z');

test('a call that waited into a day that is used up is not made, and its slot is free for another', async () => {
  // Booked, and not only asked for again: one call waits for each slot, for three minutes at most.
  const { ctx, call, counts, slotFreeFrom } = await stage(midnight - 2.5 * minuteMs);
  await slotFreeFrom(midnight + minuteMs / 4);
  const day = { ...counted, organisationId, breakers: [], paced: false, now: new Date(midnight) };
  for (let n = 0; n < 3; n++) await admitCall(ctx.db, day);
  await assert.rejects(call(), (error) => {
    assert.ok(error instanceof ScopeClosed && error.scope === 'message');
    assert.equal(error.until.toISOString(), '2026-11-23T22:15:00.000Z');
    return true;
  });
  assert.deepEqual(await counts(), [1, 3]);
  const { rows } = await ctx.db.query(sql`select free_at from call_slot`);
  assert.deepEqual(rows, [{ freeAt: new Date(midnight + minuteMs / 4) }]);
});

test('a call in the last two minutes of a day counts on both days, which it may arrive on', async () => {
  const { call, counts } = await stage(midnight - 2 * minuteMs, { slots: 9 });
  await call();
  assert.deepEqual(await counts(), [1, 1]);
});

test('a call that is refused for one of two days counts on neither', async () => {
  const { ctx, call, counts } = await stage(midnight - 10 * minuteMs, { slots: 9 });
  for (let n = 0; n < 3; n++) await call();
  await ctx.clock.sleep(9 * minuteMs);
  await assert.rejects(call(), ScopeClosed);
  assert.deepEqual(await counts(), [3]);
});

test('a process that dies while it waits has counted a call that was never made, and holds its slot for three minutes', async () => {
  const { ctx, counts, call } = await stage(midnight - 10 * minuteMs);
  const died = { ...counted, organisationId, breakers: [], paced: true, now: ctx.clock.now() };
  await admitCall(ctx.db, died);
  await call();
  assert.deepEqual(await counts(), [2]);
  assert.equal(ctx.clock.now().getTime(), midnight - 7 * minuteMs);
});

test('a machine that slept through its slot takes another one before it calls (2026-11-22)', async () => {
  const { ctx, call, slotFreeFrom } = await stage(midnight - 600 * minuteMs);
  const start = ctx.clock.now().getTime();
  await slotFreeFrom(start + minuteMs);
  let other: Date | undefined;
  const { sleep } = ctx.clock;
  ctx.clock.sleep = async () => {
    ctx.clock.sleep = sleep;
    await sleep(10 * minuteMs);
    const asked = {
      scope: 'listing' as const,
      key: '12345674',
      limit: 9,
      breakers: [],
      paced: true,
      organisationId,
    };
    const admission = await admitCall(ctx.db, { ...asked, now: ctx.clock.now() });
    assert.ok(admission.kind === 'admitted' && admission.slot);
    other = admission.slot.from;
  };
  await call();
  assert.ok(ctx.clock.now().getTime() - other!.getTime() > minuteMs);
});

/** One message on a clock that passes only by sleeping, and so many slots a minute. */
async function stage(start: number, { slots = 1 } = {}) {
  for (const table of ['call_slot', 'daily_count', 'breaker']) await pool.query(`delete from ${table}`);
  let now = start;
  const ctx = {
    db: pool,
    admit: (asked: AskedCall) => admitCall(pool, asked),
    giveSlotBack: (returned: ReturnedSlot) => giveSlotsBack(pool, [returned]),
    clock: {
      now: () => new Date(now),
      sleep: async (ms: number) => {
        now += ms;
      },
    },
    callsPerMinute: slots,
    noticed: { failuresInARow: 0, failuresOf: new Map(), namedBy: new Map() },
  } as unknown as SyncCtx;
  await prepareSlots(pool, slots, new Date(start));
  return {
    ctx,
    call: () => withinBudget(ctx, subject, counted, async () => {}),
    /** By day. */
    counts: async (): Promise<number[]> => {
      const { rows } = await pool.query(
        sql`select count from daily_count where scope = 'download' order by day`,
      );
      return rows.map(({ count }) => count);
    },
    slotFreeFrom: (at: number) => pool.query(sql`update call_slot set free_at = ${new Date(at)}`),
  };
}
