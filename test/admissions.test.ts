/** Calls that ask at once are admitted by one statement: each is judged as if it had asked alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AskedCall, admitCalls } from '../src/db/budget/admit-calls.ts';
import { openBreaker } from '../src/db/budget/breaker.ts';
import { countCallsToday } from '../src/db/budget/budget-use.ts';
import { giveSlotsBack, prepareSlots, unused } from '../src/db/budget/call-slot.ts';
import type { Db, Statement } from '../src/db/connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { testDatabase } from './support/database.ts';

const { pool } = await testDatabase();
const now = new Date('2026-11-30T10:00:00Z');
const { id: organisationId } = await addOrganisation(pool, 'Contabilitate SRL', 'business', now);

const download = (key: string, over: Partial<AskedCall> = {}): AskedCall => ({
  breakers: [
    { scope: 'application', key: '' },
    { scope: 'message', key },
  ],
  scope: 'download',
  key,
  limit: 3,
  paced: true,
  organisationId,
  now,
  ...over,
});

function counted(db: Db): { db: Db; statements: string[] } {
  const statements: string[] = [];
  const query = (statement: string | Statement, values?: unknown[]) => {
    statements.push(typeof statement === 'string' ? statement : statement.text);
    return db.query(statement, values);
  };
  return { db: { query: query as Db['query'] }, statements };
}

test('thirty calls are counted, and get a slot each, by one statement', async () => {
  await prepareSlots(pool, 100, now);
  const { db, statements } = counted(pool);
  const admissions = await admitCalls(
    db,
    Array.from({ length: 30 }, (_, n) => download(`many ${n}`)),
  );
  assert.equal(statements.length, 1);
  const slots = admissions.map((one) => (one.kind === 'admitted' ? one.slot!.n : one.kind));
  assert.equal(new Set(slots).size, 30);
  assert.ok(slots.every((n) => typeof n === 'number'));
  assert.equal(await countCallsToday(pool, 'download', 'many 29', now), 1);
  await giveSlotsBack(
    pool,
    admissions.map((one) => unused((one as Extract<typeof one, { kind: 'admitted' }>).slot!)),
  );
  const { rows } = await pool.query('select count(*) as n from call_slot where free_at > $1', [now]);
  assert.deepEqual(rows, [{ n: 0 }]);
});

test('one that is closed and one that is used up do not hold up the others, and are not counted', async () => {
  const until = new Date(now.getTime() + 3_600_000);
  await openBreaker(pool, { scope: 'message', key: 'closed', code: 'quota_message', until, now });
  for (let n = 0; n < 3; n++) await admitCalls(pool, [download('often', { paced: false })]);
  const admissions = await admitCalls(pool, [
    download('first'),
    download('closed'),
    download('often'),
    download('last', { paced: false }),
  ]);
  assert.deepEqual(
    admissions.map(({ kind }) => kind),
    ['admitted', 'closed', 'used_up', 'admitted'],
  );
  const [first, closed, , last] = admissions;
  assert.ok(first!.kind === 'admitted' && first!.slot);
  assert.ok(closed!.kind === 'closed' && closed!.breaker.until.getTime() === until.getTime());
  assert.ok(last!.kind === 'admitted' && last!.slot === null);
  const counts = ['first', 'closed', 'often', 'last'].map((key) =>
    countCallsToday(pool, 'download', key, now),
  );
  assert.deepEqual(await Promise.all(counts), [1, 0, 3, 1]);
});

test('of calls with one count no more are admitted than it has room for, in the order in which they ask', async () => {
  const { db, statements } = counted(pool);
  const admissions = await admitCalls(
    db,
    Array.from({ length: 5 }, () => download('same')),
  );
  assert.deepEqual(
    admissions.map(({ kind }) => kind),
    ['admitted', 'admitted', 'admitted', 'used_up', 'used_up'],
  );
  assert.equal(statements.length, 1);
  assert.equal(await countCallsToday(pool, 'download', 'same', now), 3);
});

test('a call that is counted already asks for a slot alone', async () => {
  const [admission] = await admitCalls(pool, [download('counted', { days: [] })]);
  assert.ok(admission!.kind === 'admitted' && admission!.slot);
  assert.equal(await countCallsToday(pool, 'download', 'counted', now), 0);
});

test('groups of several processes that ask for the same counts do not deadlock', async () => {
  const keys = Array.from({ length: 12 }, (_, n) => `shared ${n}`);
  const rounds = Array.from({ length: 8 }, (_, round) =>
    admitCalls(
      pool,
      (round % 2 === 0 ? keys : keys.toReversed()).map((key) => download(key, { limit: 100, paced: false })),
    ),
  );
  const kinds = new Set((await Promise.all(rounds)).flat().map(({ kind }) => kind));
  assert.deepEqual([...kinds], ['admitted']);
  for (const key of keys) assert.equal(await countCallsToday(pool, 'download', key, now), 8);
});
