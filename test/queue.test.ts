/** The job queue: what an earlier version left in its tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { createQueue, type Handlers } from '../src/jobs/queue.ts';
import { testDatabase } from './support/database.ts';

const { url: databaseUrl } = await testDatabase();
const nothing = async () => {};

// 2026-11-29: `forget-old` had become `prune-old`, and the database still held the old line.
test('a cron line that this version does not have is unscheduled at start', async (t) => {
  const earlier = new PgBoss({ connectionString: databaseUrl, schema: 'jobs' });
  t.after(() => earlier.stop({ graceful: false }));
  await earlier.start();
  for (const name of ['forget-old', 'prune-old']) {
    await earlier.createQueue(name);
    await earlier.schedule(name, '23 3 * * *');
  }
  const queue = createQueue({
    databaseUrl,
    log: pino({ level: 'silent' }),
    countWaiting: async () => 0,
  });
  t.after(() => queue.stop());
  const handlers: Handlers = {
    serveCompanies: nothing,
    probeCompanies: nothing,
    retryAsked: nothing,
    makeExports: nothing,
    scheduled: { 'prune-old': { cron: '23 3 * * *', handle: nothing } },
    companiesAtOnce: 1,
  };
  await queue.work(handlers);
  assert.deepEqual(
    (await earlier.getSchedules()).map(({ name }) => name),
    ['prune-old'],
  );
});
