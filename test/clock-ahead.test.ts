/** A clock that was once a day ahead (2026-11-29: everything stood still for a day): what it wrote is not believed by one that is right. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { dayMs, minuteMs } from '../src/core/durations.ts';
import { builtInPlans } from '../src/core/plan.ts';
import { openBreaker } from '../src/db/budget/breaker.ts';
import { longestCallMs, prepareSlots } from '../src/db/budget/call-slot.ts';
import { addCompanies, listCompaniesByCif } from '../src/db/companies/company.ts';
import { type Db, inTransaction } from '../src/db/connection.ts';
import { countFromFuture } from '../src/db/installation/server-facts.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { listPending, markFailed } from '../src/db/messages/message.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { countRequest } from '../src/db/rate-limit.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { listRuns } from '../src/db/runs/run.ts';
import { startDueRuns } from '../src/jobs/start-due-runs.ts';
import { admitCall } from './support/admit-call.ts';
import { listedMessage } from './support/catalogue.ts';
import { testDatabase } from './support/database.ts';

const now = new Date('2026-03-02T12:00:00Z');
const ahead = new Date(now.getTime() + dayMs);

async function start(t: TestContext) {
  const { pool: db } = await testDatabase(t);
  const { id: organisationId } = await addOrganisation(db, 'O', 'business', now);
  await addCompanies(db, organisationId, [{ cif: '8000000000', name: null }], now);
  const [company] = await listCompaniesByCif(db, organisationId, ['8000000000']);
  return { db, organisationId, companyId: company!.id };
}

const call = (db: Db, organisationId: string, at: Date) =>
  admitCall(db, {
    breakers: [{ scope: 'application', key: 'anaf' }],
    scope: 'download',
    key: 'm',
    limit: 1_000,
    paced: true,
    organisationId,
    now: at,
  });

test('slots that were taken a day ahead are free after a call, and calls that wait keep theirs', async (t) => {
  const { db, organisationId } = await start(t);
  await prepareSlots(db, 3, now);
  for (let n = 0; n < 3; n++) await call(db, organisationId, ahead);
  const admitted = await call(db, organisationId, now);
  assert.ok(admitted.kind === 'admitted' && admitted.slot);
  assert.equal(admitted.slot.from.getTime() - now.getTime(), longestCallMs);
  // Three slots, three of them taken now: a fourth waits, and its waiting is believed.
  const other = await call(db, organisationId, new Date(now.getTime() + 1));
  assert.ok(other.kind === 'crowded' && other.freeFrom.getTime() - now.getTime() <= longestCallMs);
});

test('a lease that a dead worker took a day ahead is released, and one of a clock two minutes ahead is kept', async (t) => {
  const { db, organisationId } = await start(t);
  const request = () =>
    inTransaction(db, (tx) => requestRun(tx, { organisationId, trigger: 'manual', companies: 'all', now }));
  await request();
  assert.ok(await claimCompany(db, 'dead', ahead));
  assert.equal(await countFromFuture(db, now), 1);
  const taken = new Date(now.getTime() + 2 * minuteMs);
  assert.equal((await claimCompany(db, 'second', taken))?.worker, 'second');
  assert.equal(await claimCompany(db, 'third', now), undefined);
  assert.equal(await countFromFuture(db, now), 0);
});

test('a breaker that was opened a day ahead is closed, and opens again by a right clock', async (t) => {
  const { db, organisationId } = await start(t);
  const breaker = { scope: 'application', key: 'anaf', code: 'rate_limited' } as const;
  await openBreaker(db, { ...breaker, now: ahead });
  assert.notEqual((await call(db, organisationId, now)).kind, 'closed');
  await openBreaker(db, { ...breaker, now });
  const closed = await call(db, organisationId, now);
  assert.ok(closed.kind === 'closed' && closed.breaker.until.getTime() <= now.getTime() + 15 * minuteMs);
});

test('a message that was tried a day ahead is tried by the next run', async (t) => {
  const { db, organisationId, companyId } = await start(t);
  const { messages } = await inTransaction(db, (tx) =>
    recordListed(tx, { id: companyId, organisationId }, [listedMessage()], now),
  );
  const nextAttemptAt = new Date(ahead.getTime() + dayMs);
  await markFailed(
    db,
    messages[0]!,
    { reason: 'server_error', detail: null, nextAttemptAt, logged: true },
    ahead,
  );
  const pending = await listPending(db, companyId, { tried: now, all: false, now, limit: 10 });
  assert.deepEqual(
    pending.map(({ id }) => id),
    messages,
  );
});

test('a slot of the schedule that was taken a day ahead holds up no later one', async (t) => {
  const { db, organisationId } = await start(t);
  const at = (time: Date) => startDueRuns({ db, plans: builtInPlans, clock: { now: () => time } });
  await at(new Date(ahead.getTime() - dayMs * 2));
  await at(ahead);
  const before = (await listRuns(db, organisationId, { limit: 10 })).length;
  await at(now);
  assert.ok((await listRuns(db, organisationId, { limit: 10 })).length > before);
});

test('requests that were counted a day ahead are not counted now', async (t) => {
  const { db } = await start(t);
  const limit = { holder: 'h', limit: 1, windowMs: 60_000 };
  await countRequest(db, limit, ahead);
  assert.deepEqual(await countRequest(db, limit, now), { granted: true });
  const { rows } = await db.query(sql`select cardinality(granted_at) as n from rate_limit`);
  assert.deepEqual(rows, [{ n: 1 }]);
});
