/** A program that follows the feed has the catalogue in the end, whatever it, the writers and the numbering meet. */
import { test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { runSchedules } from './schedule.ts';

const seeds = 60;

test(`in ${seeds} schedules of overlapping, aborted and killed transactions a crashing program’s copy is the catalogue`, async (t) => {
  const { pool, url } = await testDatabase(t);
  await runSchedules(pool, url, 1, seeds);
});
