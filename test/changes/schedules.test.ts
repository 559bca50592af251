/** A program that follows the feed has the catalogue in the end, whatever it, the writers and the numbering meet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { runSchedules } from './schedule.ts';

const seeds = 60;

test(`in ${seeds} schedules of overlapping, aborted and killed transactions a crashing program’s copy is the catalogue`, async (t) => {
  const { pool, url } = await testDatabase(t);
  const { waits } = await runSchedules(pool, url, 1, seeds);
  assert.ok(waits > 0);
});

test('a writer that waits for another one’s row goes on when that one has ended', async (t) => {
  const { pool, url } = await testDatabase(t);
  // 2026-11-30: the scheduler waited for the step of this writer, and never took the step that ends the other.
  assert.deepEqual(await runSchedules(pool, url, 10_028, 10_028), { waits: 1, deadlocks: 0 });
});
