/** What the simulation (test/simulation/) has found, each as the smallest story that shows it. */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { ArchiveError } from '../src/archive/archive.ts';
import { companyFolder } from '../src/archive/path.ts';
import { prepareSlots } from '../src/db/budget/call-slot.ts';
import { inTransaction } from '../src/db/connection.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { probeDenied } from '../src/jobs/probe-access.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { admitCall, giveSlotBack } from './support/admit-call.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

const cif = '8000000000';
const never = new AbortController().signal;

const whole = (listed: number) => ({
  listed,
  archived: listed,
  expired: 0,
  closed: 0,
  pending: 0,
  balances: true,
});

async function reconcile({ ctx, organisationId }: Engine): Promise<void> {
  const now = ctx.clock.now();
  const asked = { organisationId, trigger: 'reconciliation', companies: 'all', now } as const;
  await inTransaction(ctx.db, (tx) => requestRun(tx, asked));
  await serveCompanies(ctx, 'night', never);
}

test('a message whose id is missing from a later listing is no second message (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 4);
  await engine.sync();
  const before = await logOf(engine.database.pool, engine.organisationId);
  const [message] = engine.sandbox.world.getCompany(cif).messages;
  engine.sandbox.world.changeMessage(message!.id, { hideId: true });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.new, run.counts.listed], ['succeeded', 0, 4]);
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(4));
  assert.deepEqual(await logOf(engine.database.pool, engine.organisationId), before);
});

test('two messages of one document and minute are two as soon as the list names both (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world } = engine.sandbox;
  const first = world.addMessage(cif, { kind: 'received' });
  const second = world.repost(first.id, { createdAt: first.createdAt });
  world.changeMessage(second.id, { hideId: true });
  await engine.sync();
  world.changeMessage(second.id, { hideId: false });
  await engine.sync();
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(2));
  const ids = (await messagesOf(engine.database.pool, company)).map((m) => m.messageId);
  assert.deepEqual(ids.sort(), [first.id, second.id]);
});

test('an archived message keeps the id that its file bears, whatever a later listing says (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world, clock } = engine.sandbox;
  // One document, two messages. The status names the first one's id, and the list shows only the second, without its own.
  const [sent, received] = world.addSelfBilling(cif);
  world.changeMessage(sent!.id, { visibleFrom: clock.now() + 3_600_000 });
  world.changeMessage(received!.id, { hideId: true });
  await engine.sync();
  const [archived] = await messagesOf(engine.database.pool, company);
  assert.deepEqual([archived!.messageId, archived!.state], [sent!.id, 'archived']);

  clock.advance(7_200_000);
  world.changeMessage(received!.id, { hideId: false });
  await engine.sync();
  const rows = await messagesOf(engine.database.pool, company);
  assert.deepEqual(
    rows.map((m) => [m.messageId, m.state]),
    [
      [sent!.id, 'archived'],
      [received!.id, 'archived'],
    ],
  );
  assert.deepEqual(rows[0], { ...archived, rowAlias: null }, 'its own row has been seen');
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(2));
});

test('a document that the status named by the other party’s id is no second message under its own (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const { world } = engine.sandbox;
  await engine.addCompany('12345674');
  const buyer = await engine.addCompany(cif);
  const [, received] = world.addTrade('12345674', cif);
  world.changeMessage(received.id, { hideId: true });
  await engine.sync();
  const before = await messagesOf(engine.database.pool, buyer);
  assert.deepEqual([before.length, before[0]!.state], [1, 'archived']);
  assert.notEqual(before[0]!.messageId, received.id);

  world.changeMessage(received.id, { hideId: false });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.new], ['succeeded', 0]);
  assert.deepEqual(await messagesOf(engine.database.pool, buyer), before);
  assert.deepEqual(await ledgerOf(engine.database.pool, buyer), whole(1));
});

for (const minutes of [10, -10])
  test(`a company that was refused is found again by a probe when our clock is ${minutes} minutes off (2026-11-22)`, async (t) => {
    const engine = await startEngine(t, {}, minutes * 60_000);
    const company = await engine.addCompany(cif, 3);
    engine.sandbox.world.revoke(engine.serial, cif);
    await engine.sync();
    engine.sandbox.world.grant(engine.serial, cif);
    engine.sandbox.clock.advance(25 * 3_600_000);
    await probeDenied(engine.ctx, never);
    const { rows } = await engine.ctx.db.query(sql`select access from company where id = ${company}`);
    assert.deepEqual(rows, [{ access: 'granted' }]);
  });

test('a manifest that a full disk left behind is caught up at night, also when nothing new has come (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif, 3);
  const { archive } = engine.ctx;
  engine.ctx.archive = {
    ...archive,
    appendManifest: async () => {
      throw new ArchiveError('full', 'no room');
    },
  };
  await engine.sync();
  engine.ctx.archive = archive;
  const { organisationId } = engine;
  const folder = companyFolder({ environment: 'sandbox', organisationId, companyId: company, cif });
  assert.equal((await archive.findManifestEnd(folder)).last, null);
  await reconcile(engine);
  assert.equal((await archive.findManifestEnd(folder)).last?.seq, 3);
});

for (const retryAfter of [9_999_999, 'Thu, 01 Jan 1970 00:00:00 GMT'])
  test(`a Retry-After of ${retryAfter} closes no more than a day, and no less than a minute (2026-11-22)`, async (t) => {
    const engine = await startEngine(t);
    await engine.addCompany(cif, 1);
    engine.sandbox.faults.add({ kind: 'rate_limited', retryAfter });
    await engine.sync();
    const { rows } = await engine.ctx.db.query<{ until: Date }>(sql`select until from breaker`);
    const closedMs = rows[0]!.until.getTime() - engine.ctx.clock.now().getTime();
    assert.ok(closedMs > 50_000 && closedMs <= 24 * 3_600_000, `${closedMs} ms`);
  });

test('where more callers wait than there are slots, no sixty seconds hold more calls than slots (2026-11-22)', async (t) => {
  const { ctx } = await startEngine(t);
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22) + seconds * 1000);
  await ctx.db.query(sql`delete from call_slot`);
  await prepareSlots(ctx.db, 1, at(0));
  const ask = (seconds: number) => {
    const organisationId = randomUUID();
    const asked = { breakers: [], organisationId, key: cif, limit: 100, paced: true, now: at(seconds) };
    return admitCall(ctx.db, { ...asked, scope: 'listing' });
  };
  const take = async (seconds: number) => {
    const admission = await ask(seconds);
    assert.ok(admission.kind === 'admitted' && admission.slot);
    return admission.slot;
  };
  const first = await take(0);
  const second = await take(1);
  await giveSlotBack(ctx.db, first, at(2));
  assert.equal((await ask(3)).kind, 'crowded', 'one waits for a slot, and the next asks again');
  await giveSlotBack(ctx.db, second, at(182));
  const third = await take(183);
  const [a, b, c] = [first, second, third].map((slot) => slot.from.getTime());
  assert.ok(b! - a! > 60_000 && c! - b! > 60_000, `${b! - a!} ms, ${c! - b!} ms`);
});

test('a message whose kind had no known name at first is no second one when its row has the name and no id (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world } = engine.sandbox;
  const { id } = world.addMessage(cif, { kind: 'received', tip: 'NOTIFICARE NOUA' });
  await engine.sync();
  world.changeMessage(id, { hideId: true, tip: undefined });
  const run = await engine.sync();
  assert.deepEqual([run.state, run.counts.new, run.counts.listed], ['succeeded', 0, 1]);
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(1));
});

test('a row without id that changes the name of its kind stays one message, and is read as what it is (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world, faults } = engine.sandbox;
  const { id } = world.addMessage(cif, { kind: 'received', tip: 'NOTIFICARE NOUA', hideId: true });
  const deaf = faults.add({ kind: 'http_500', on: 'status' });
  await engine.sync();
  world.changeMessage(id, { tip: undefined });
  await engine.sync();
  faults.remove(deaf);
  world.changeMessage(id, { hideId: false });
  await engine.sync();
  const messages = await messagesOf(engine.database.pool, company);
  assert.deepEqual(
    messages.map((m) => [m.messageId, m.kind, m.state]),
    [[id, 'received', 'archived']],
  );
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(1));
});

test('of two messages of one document, known by one row of an unknown kind, neither is lost when both rows lack their ids (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world, clock } = engine.sandbox;
  const [sent, received] = world.addSelfBilling(cif, { supplier: cif });
  world.changeMessage(received!.id, { visibleFrom: clock.now() + 3_600_000 });
  world.changeMessage(sent!.id, { tip: 'NOTIFICARE NOUA' });
  await engine.sync();
  clock.advance(7_200_000);
  world.changeMessage(sent!.id, { hideId: true, tip: undefined });
  world.changeMessage(received!.id, { hideId: true });
  await engine.sync();
  const waiting = { ...whole(2), archived: 1, pending: 1 };
  assert.deepEqual(await ledgerOf(engine.database.pool, company), waiting);
  for (const { id } of [sent!, received!]) world.changeMessage(id, { hideId: false });
  await engine.sync();
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(2));
  const ids = (await messagesOf(engine.database.pool, company)).map((m) => m.messageId);
  assert.deepEqual(ids.sort(), [sent!.id, received!.id].sort());
});

test('a row of an unknown kind without id beside a message of its document is another message (2026-11-22)', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world } = engine.sandbox;
  const [, received] = world.addSelfBilling(cif, { supplier: cif });
  world.changeMessage(received!.id, { hideId: true, tip: 'NOTIFICARE NOUA' });
  await engine.sync();
  await engine.sync();
  assert.deepEqual(await ledgerOf(engine.database.pool, company), { ...whole(2), archived: 1, pending: 1 });
  world.changeMessage(received!.id, { hideId: false, tip: undefined });
  await engine.sync();
  assert.deepEqual(await ledgerOf(engine.database.pool, company), whole(2));
});
