/** `npm run changes -- --seeds 5000 [--from 1]`: that many schedules of the feed, on the server of TEST_SERVER_URL or an embedded one. */
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { testDatabase } from '../support/database.ts';
import { runSchedules } from './schedule.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5000' }, from: { type: 'string', default: '1' } },
});
const from = Number(values.from);
const upTo = from + Number(values.seeds) - 1;

test(`schedules ${from} to ${upTo}`, async (t) => {
  const { pool, url } = await testDatabase(t);
  for (let seed = from; seed <= upTo; seed += 500) {
    const last = Math.min(seed + 499, upTo);
    const { waits, deadlocks } = await runSchedules(pool, url, seed, last);
    t.diagnostic(`${last} passed, ${waits} steps waited for another transaction, ${deadlocks} deadlocks`);
  }
});
