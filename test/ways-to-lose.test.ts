/** Ways in which an invoice has been lost, doubled or stalled elsewhere, each closed: docs/ways-to-lose-an-invoice.md names the test of every one. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import sql from 'sql-template-tag';
import { minuteMs } from '../src/core/durations.ts';
import { builtInPlans } from '../src/core/plan.ts';
import { latestSlot } from '../src/core/slot.ts';
import { listRuns } from '../src/db/runs/run.ts';
import { startDueRuns } from '../src/jobs/start-due-runs.ts';
import { startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';

async function start(t: TestContext, messages = 0) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, messages);
  return { engine, company, pool: engine.database.pool, world: engine.sandbox.world };
}

const whole = (listed: number, over: object = {}) => ({
  listed,
  archived: listed,
  expired: 0,
  closed: 0,
  pending: 0,
  balances: true,
  ...over,
});

test('a document that cannot be read is archived and flagged, and holds up no other', async (t) => {
  const { engine, company, pool, world } = await start(t, 5);
  const odd = world.addMessage(cif, {
    kind: 'received',
    xml: '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><oops',
  });
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), whole(6));
  const { rows } = await pool.query(sql`
    select i.reading_verdict, i.number, i.reading_detail is not null as says_why from invoice i
    join message m on m.id = i.message where m.message_id = ${odd.id}`);
  assert.deepEqual(rows, [{ readingVerdict: 'unreadable', number: null, saysWhy: true }]);
  assert.ok(
    (await logOf(pool, engine.organisationId)).some((l) => l.invoiceId === odd.id && l.status === 'success'),
  );
});

test('a document that says what no column can hold is archived and flagged', async (t) => {
  const { engine, company, pool, world } = await start(t);
  const huge = '9'.repeat(140_000);
  world.addMessage(cif, {
    kind: 'received',
    xml: `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"><cbc:ID>A1</cbc:ID><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="RON">${huge}</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>`,
  });
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), whole(1));
});

test('rows that come between two pages make the listing begin again, and none is missed', async (t) => {
  const engine = await startEngine(t, { limits: { callsPerMinute: 1_000_000 } });
  engine.ctx.callsPerMinute = 0;
  const company = await engine.addCompany(cif, 520);
  engine.sandbox.faults.add({
    kind: 'page_drift',
    on: 'list_paged',
    match: { page: '2' },
    rows: 3,
    times: 1,
  });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.listed], ['succeeded', 523]);
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(523));
});

test('a row that ANAF indexes late is found by the next listing, and was never claimed as complete', async (t) => {
  const { engine, company, pool, world } = await start(t, 2);
  world.addLate(cif, {
    lagMs: 20 * minuteMs,
    createdAt: engine.sandbox.clock.now() - 5 * minuteMs,
    kind: 'received',
  });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), whole(2));
  const { rows } = await pool.query(sql`select listed_up_to from company where id = ${company}`);
  engine.sandbox.clock.advance(25 * minuteMs);
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), whole(3));
  const [, , late] = (await messagesOf(pool, company)).toSorted((a, b) => a.seq! - b.seq!);
  const { rows: created } = await pool.query(sql`select created_at from message where id = ${late!.id}`);
  // Inside the window that was listed before, and inside the half hour that is never claimed.
  const claimed = rows[0].listedUpTo.getTime() - 30 * minuteMs;
  assert.ok(created[0].createdAt < rows[0].listedUpTo && created[0].createdAt.getTime() > claimed);
});

test("ANAF's ten downloads a day leave the message pending until its next day, and no other", async (t) => {
  const { engine, company, pool, world } = await start(t, 4);
  const [used] = world.getCompany(cif).messages;
  engine.sandbox.faults.add({ kind: 'quota_day', on: 'download', match: { id: used!.id } });
  await engine.sync();
  assert.deepEqual(await ledgerOf(pool, company), whole(4, { archived: 3, pending: 1 }));
  const before = engine.sandbox.calls.length;
  await engine.sync();
  assert.equal(engine.sandbox.calls.length - before, 1, 'only the listing');
  engine.sandbox.faults.clear();
  engine.sandbox.clock.advance(25 * 60 * minuteMs);
  assert.equal((await engine.sync()).state, 'succeeded');
  assert.deepEqual(await ledgerOf(pool, company), whole(4));
});

test('a number that comes again in another year is another invoice', async (t) => {
  const { engine, company, pool, world } = await start(t);
  for (const issuedOn of ['2025-11-20', '2026-11-20'])
    world.addMessage(cif, { kind: 'received', document: 'invoice', seed: 11, issuedOn, partner: '90000002' });
  await engine.sync();
  const { rows } = await pool.query(sql`
    select number, to_char(issued_on, 'YYYY') as year from invoice where company_id = ${company} order by issued_on`);
  assert.deepEqual(new Set(rows.map((r) => r.number.replace(/20\d\d/g, ''))).size, 1);
  assert.deepEqual(
    rows.map((r) => r.year),
    ['2025', '2026'],
  );
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map((l) => l.status),
    ['success', 'success'],
  );
});

test('two own companies that trade with each other each keep their message of the one document', async (t) => {
  const { engine, company, pool, world } = await start(t);
  const other = await engine.addCompany('8000000001');
  const [sent, received] = world.addTrade(cif, '8000000001', { document: 'invoice', seed: 4 });
  await engine.sync();
  const { rows } = await pool.query(sql`
    select company_id, upload_index, direction, role from invoice order by direction desc`);
  assert.deepEqual(rows, [
    { companyId: company, uploadIndex: sent.uploadIndex, direction: 'sent', role: 'seller' },
    { companyId: other, uploadIndex: received.uploadIndex, direction: 'received', role: 'buyer' },
  ]);
});

test('a self-billed invoice is sent by whom buys', async (t) => {
  const { engine, company, pool, world } = await start(t);
  world.addSelfBilling(cif, { supplier: '90000002' });
  await engine.sync();
  const { rows } = await pool.query(sql`select direction, role from invoice where company_id = ${company}`);
  assert.ok(
    rows.some((r) => r.direction === 'sent' && r.role === 'buyer'),
    JSON.stringify(rows),
  );
});

test('the hour that October repeats is kept as it was written, and flagged', async (t) => {
  const engine = await startEngine(t, { now: () => Date.UTC(2026, 9, 26, 9) });
  const company = await engine.addCompany(cif);
  engine.sandbox.world.addMessage(cif, { kind: 'received', createdAt: Date.UTC(2026, 9, 25, 1, 30) });
  await engine.sync();
  const { rows } = await engine.database.pool.query(sql`
    select created_at_raw, created_at_ambiguous, state from message where company_id = ${company}`);
  assert.deepEqual(rows, [{ createdAtRaw: '202610250330', createdAtAmbiguous: true, state: 'archived' }]);
});

test('two schedulers start one run a slot, and a slot that an outage missed is caught up once', async (t) => {
  const { engine } = await start(t);
  const { db } = engine.ctx;
  const started = engine.ctx.clock.now();
  let now = started;
  const tick = () => startDueRuns({ db, plans: builtInPlans, clock: { now: () => now } });
  await Promise.all([tick(), tick()]);
  const scheduled = async () =>
    (await listRuns(db, engine.organisationId, { limit: 100 })).filter((run) => run.trigger === 'schedule')
      .length;
  assert.equal(await scheduled(), 0, 'the first run is at the next slot');
  now = new Date(latestSlot('hourly', engine.organisationId, started)!.getTime() + 61 * minuteMs);
  await Promise.all([tick(), tick(), tick()]);
  assert.equal(await scheduled(), 1);
  now = new Date(now.getTime() + 7 * 60 * minuteMs);
  await Promise.all([tick(), tick()]);
  assert.equal(await scheduled(), 2);
});

test('a company whose automatic sync is off is listed by no schedule, and its pending messages go on being tried', async (t) => {
  const { engine, company, pool } = await start(t, 3);
  engine.sandbox.faults.add({ kind: 'http_500', on: 'download', times: 6 });
  await engine.sync();
  engine.sandbox.faults.clear();
  await pool.query(sql`update company set sync_enabled = false`);
  engine.sandbox.clock.advance(13 * 60 * minuteMs);
  const lists = () => engine.sandbox.calls.filter((call) => call.endpoint === 'list_paged').length;
  const before = lists();
  await engine.retry();
  assert.equal(lists(), before);
  assert.deepEqual(await ledgerOf(pool, company), whole(3));
});
