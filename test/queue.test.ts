/** The job queue: what an earlier version left in its tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { until } from '../scripts/support/until.ts';
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
    askRegistry: nothing,
    makeExports: nothing,
    rereadOlder: nothing,
    scheduled: { 'prune-old': { cron: '23 3 * * *', handle: nothing } },
    companiesAtOnce: 1,
  };
  await queue.work(handlers);
  assert.deepEqual(
    (await earlier.getSchedules()).map(({ name }) => name),
    ['prune-old'],
  );
});

test('a re-reading that is asked for three times runs once, and another organisation’s after it', async (t) => {
  const queue = createQueue({ databaseUrl, log: pino({ level: 'silent' }), countWaiting: async () => 0 });
  t.after(() => queue.stop());
  for (const id of ['a', 'a', 'b', 'a']) await queue.rereadSoon(id);
  const read: string[] = [];
  await queue.work({
    serveCompanies: nothing,
    probeCompanies: nothing,
    retryAsked: nothing,
    askRegistry: nothing,
    makeExports: nothing,
    rereadOlder: async (id) => void read.push(id),
    scheduled: {},
    companiesAtOnce: 1,
  });
  await until(async () => read.length >= 2, 30_000);
  // It has ended: it may be asked for again.
  await until(async () => {
    await queue.rereadSoon('a');
    return read.length >= 3;
  }, 30_000);
  assert.deepEqual([...read.slice(0, 2).sort(), read[2]], ['a', 'b', 'a']);
});
