/** The budget as an organisation sees it: the installation's minute, its own scopes, and nobody else's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admitCall } from '../src/db/budget/admit-call.ts';
import { openBreaker } from '../src/db/budget/breaker.ts';
import { prepareSlots } from '../src/db/budget/call-slot.ts';
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
  const call = (key: string, paced: boolean) =>
    admitCall(db, { breakers: [], scope: 'listing', key, limit: 10, paced, now: clock.now });
  await call('12345674', true);
  await call('14399840', false);
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
  for (const key of ['1', '2']) await call(key, true);
  const full = (await ask('GET', '/api/v1/budget', { key: theirs.key })).body;
  assert.deepEqual([full.callsInUse, full.nextCallAt !== null], [3, true]);
});
