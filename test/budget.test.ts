/** The budget as an organisation sees it: the installation's minute, its own scopes, and no other organisation's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '../src/core/durations.ts';
import { openBreaker } from '../src/db/budget/breaker.ts';
import { companyKey, countCallsToday } from '../src/db/budget/budget-use.ts';
import { prepareSlots } from '../src/db/budget/call-slot.ts';
import { admitCall, giveSlotBack } from './support/admit-call.ts';
import { addCompany } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;

test('the minute is the installation’s; what is closed and counted is the organisation’s own', async () => {
  const ours = await service.addTenant();
  const theirs = await service.addTenant();
  const company = await addCompany(service, ours.organisationId, '12345674');
  await addCompany(service, theirs.organisationId, '14399840');
  await prepareSlots(db, 3, clock.now);
  const call = ({ organisationId }: typeof ours, cif: string, paced: boolean) => {
    const key = companyKey(organisationId, cif);
    return admitCall(db, {
      breakers: [],
      organisationId,
      scope: 'listing',
      key,
      limit: 10,
      paced,
      now: clock.now,
    });
  };
  await call(ours, '12345674', true);
  await call(theirs, '14399840', false);
  const until = new Date(clock.now.getTime() + 3_600_000);
  for (const key of ['12345674', '14399840']) {
    await openBreaker(db, { scope: 'cif', key, code: 'quota_cif', until, now: clock.now });
  }
  const { body, text } = await ask('GET', '/api/v1/budget', { key: ours.key });
  assert.deepEqual([body.callsInUse, body.nextCallAt], [1, null]);
  assert.deepEqual(body.closed, [
    {
      scope: 'cif',
      code: 'quota_cif',
      until: until.toISOString(),
      companyId: company,
      connectionId: null,
      messageId: null,
    },
  ]);
  assert.deepEqual(body.listingsToday, [{ companyId: company, cif: '12345674', count: 1, limit: 10_000 }]);
  assert.ok(!text.includes('14399840'));
  for (const key of ['1', '2']) await call(ours, key, true);
  const full = (await ask('GET', '/api/v1/budget', { key: theirs.key })).body;
  assert.deepEqual([full.callsInUse, full.nextCallAt !== null], [3, true]);
});

/** A call of an organisation that asks for a slot; undefined when it is to wait for others. */
async function takeSlot(organisationId: string, now: Date) {
  const asked = {
    breakers: [],
    organisationId,
    scope: 'status',
    key: 'x',
    limit: 100_000,
    paced: true,
  } as const;
  const admission = await admitCall(db, { ...asked, breakers: [], now });
  assert.notEqual(admission.kind, 'used_up');
  return admission.kind === 'admitted' ? admission.slot! : undefined;
}

// 2026-11-29: 960 calls of one organisation in 61 s filled the minute, and every other one waited until they were done.
test('an organisation that asks without end takes the whole minute only while no other asks', async () => {
  const [greedy, other] = [await service.addTenant(), await service.addTenant()];
  await db.query('delete from call_slot');
  await prepareSlots(db, 40, clock.now);
  const at = (seconds: number) => new Date(clock.now.getTime() + seconds * 1000);
  const taken = [];
  for (let n = 0; n < 80; n++) {
    const slot = await takeSlot(greedy.organisationId, at(0));
    if (slot) taken.push(slot);
  }
  // The minute, and a twentieth of it reserved for later.
  assert.equal(taken.length, 42);
  for (const slot of taken) if (slot.from <= at(1)) await giveSlotBack(db, slot, at(1));
  // The next that become free are for the one that has less than its share, however often the other asks before it.
  let reserved = 0;
  for (let n = 0; n < 80; n++) {
    assert.equal(await takeSlot(greedy.organisationId, at(2)), undefined);
    if (await takeSlot(other.organisationId, at(2))) reserved++;
  }
  assert.equal(reserved, 2);
  const share = { greedy: 0, other: 0 };
  for (let second = 300; second < 480; second++)
    for (let n = 0; n < 4; n++)
      for (const [name, { organisationId }] of [
        ['greedy', greedy],
        ['greedy', greedy],
        ['other', other],
      ] as const) {
        const slot = await takeSlot(organisationId, at(second));
        if (!slot) continue;
        share[name]++;
        await giveSlotBack(db, slot, new Date(slot.from.getTime() + 100));
      }
  assert.ok(share.other >= (share.greedy + share.other) * 0.4, JSON.stringify(share));
});

// 2026-11-30: with one call a minute the fourth organisation that waited was given the slot of the second.
test('where more wait than there are slots, no slot is given to two of them', async () => {
  const waiting = [];
  for (let n = 0; n < 6; n++) waiting.push((await service.addTenant()).organisationId);
  await db.query('delete from call_slot');
  await prepareSlots(db, 1, clock.now);
  const calls: Date[] = [];
  for (let second = 0; waiting.length > 0; second++) {
    assert.ok(second < 3_600, `${waiting.length} still wait`);
    const now = new Date(clock.now.getTime() + second * 1000);
    for (const organisationId of [...waiting]) {
      const slot = await takeSlot(organisationId, now);
      if (!slot) continue;
      waiting.splice(waiting.indexOf(organisationId), 1);
      calls.push(slot.from);
      await giveSlotBack(db, slot, new Date(slot.from.getTime() + 100));
    }
  }
  const apart = calls.slice(1).map((at, n) => at.getTime() - calls[n]!.getTime());
  assert.ok(
    apart.every((ms) => ms >= minuteMs),
    JSON.stringify(apart),
  );
});

// 2026-11-29: `validate-cif` counted against the CIF's listings, which all organisations shared.
test('what an organisation asks of a CIF is counted for it alone', async () => {
  const [neighbour, victim] = [await service.addTenant(), await service.addTenant()];
  const cif = '8000000004';
  const list = ({ organisationId }: typeof victim) => {
    const key = companyKey(organisationId, cif);
    const asked = { organisationId, scope: 'listing', key, limit: 3, paced: false } as const;
    return admitCall(db, { ...asked, breakers: [], now: clock.now });
  };
  for (let n = 0; n < 3; n++) assert.equal((await list(neighbour)).kind, 'admitted');
  assert.equal((await list(neighbour)).kind, 'used_up');
  assert.equal((await list(victim)).kind, 'admitted');
  assert.equal(await countCallsToday(db, 'listing', companyKey(victim.organisationId, cif), clock.now), 1);
});
