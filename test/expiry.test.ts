/** When ANAF's word that a message is gone is believed (seen 2026-11-29: a message of two days, listed and there to be had, counted as expired for ever). */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dayMs, hourMs } from '../src/core/durations.ts';
import { startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';

const cif = '12345674';

/** One message of that age, of which ANAF says that its 60 days are over. */
async function refused(t: TestContext, ageMs: number) {
  const engine = await startEngine(t);
  const company = await engine.addCompany(cif);
  const { world, clock } = engine.sandbox;
  const { id } = world.addMessage(cif, {
    kind: 'received',
    createdAt: clock.now() - ageMs,
    downloadUntil: clock.now() - hourMs,
  });
  const pool = engine.database.pool;
  const state = async () => {
    const [message] = await messagesOf(pool, company);
    return [message!.state, message!.reason];
  };
  return { engine, company, pool, id, state, pass: (ms: number) => clock.set(clock.now() + ms) };
}

test('a message of two days is not believed to be over, however often ANAF says so, and comes when ANAF hands it out', async (t) => {
  const { engine, company, pool, id, state, pass } = await refused(t, 2 * dayMs);
  for (let n = 0; n < 3; n++) {
    await engine.sync();
    assert.deepEqual(await state(), ['pending', 'expiry_unproven']);
    pass(13 * hourMs);
  }
  engine.sandbox.world.changeMessage(id, { downloadUntil: undefined });
  await engine.sync();
  assert.deepEqual(await state(), ['archived', null]);
  assert.ok((await ledgerOf(pool, company)).balances);
});

test('a message near its 60 days that lists still show is pending until its window has passed', async (t) => {
  const { engine, company, pool, state, pass } = await refused(t, 59 * dayMs);
  await engine.sync();
  assert.deepEqual(await state(), ['pending', 'expiry_unproven']);
  pass(13 * hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['pending', 'expiry_unproven'], 'listed again meanwhile');
  pass(13 * hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['expired', 'expired']);
  const { listed, expired, balances } = await ledgerOf(pool, company);
  assert.deepEqual([listed, expired, balances], [1, 1, true]);
  assert.deepEqual(
    (await logOf(pool, engine.organisationId)).map((line) => line.status),
    ['failed', 'skipped'],
  );
});

test('a message near its 60 days is over when a complete listing since ANAF said so lacks it', async (t) => {
  const { engine, id, state, pass } = await refused(t, 58.2 * dayMs);
  await engine.sync();
  assert.deepEqual(await state(), ['pending', 'expiry_unproven']);
  engine.sandbox.world.changeMessage(id, { hiddenFrom: engine.sandbox.clock.now() });
  pass(13 * hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['expired', 'expired']);
});

test('an expired message that is listed again is asked for again, and the ledger balances', async (t) => {
  const { engine, company, pool, id, state, pass } = await refused(t, 58.2 * dayMs);
  await engine.sync();
  engine.sandbox.world.changeMessage(id, { hiddenFrom: engine.sandbox.clock.now() });
  pass(13 * hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['expired', 'expired']);
  engine.sandbox.world.changeMessage(id, { hiddenFrom: undefined, downloadUntil: undefined });
  pass(hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['archived', null]);
  const { archived, expired, balances } = await ledgerOf(pool, company);
  assert.deepEqual([archived, expired, balances], [1, 0, true]);
});

test('a message whose creation date never could be read is over 60 days after it was listed (seen 2026-11-29: it stayed pending for ever)', async (t) => {
  const { engine, state, pass } = await refused(t, 59 * dayMs);
  const fault = engine.sandbox.faults.add({ kind: 'unreadable_dates' });
  await engine.sync();
  engine.sandbox.faults.remove(fault);
  assert.deepEqual(await state(), ['pending', 'expiry_unproven']);
  pass(59 * dayMs);
  await engine.sync();
  assert.deepEqual(await state(), ['pending', 'expiry_unproven']);
  pass(2 * dayMs);
  await engine.sync();
  assert.deepEqual(await state(), ['expired', 'expired']);
});

test('the end of a message is known from the first listing whose creation date can be read', async (t) => {
  const { engine, state, pass } = await refused(t, 59 * dayMs);
  const fault = engine.sandbox.faults.add({ kind: 'unreadable_dates' });
  await engine.sync();
  engine.sandbox.faults.remove(fault);
  pass(13 * hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['pending', 'expiry_unproven']);
  pass(13 * hourMs);
  await engine.sync();
  assert.deepEqual(await state(), ['expired', 'expired']);
});
