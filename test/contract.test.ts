/** The contract, to the letter: the three endpoints, each body, each error, and the order in which they are checked. */

import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { addCompanies, listCompanyIds, toggleCompanySync } from '../src/db/companies/company.ts';
import { recordRefreshFailure, refuseFreshAccess } from '../src/db/connections/anaf-token.ts';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { listMessages } from '../src/db/messages/message-list.ts';
import { setPlan } from '../src/db/people/organisation.ts';
import { claimCompany } from '../src/db/runs/claim-company.ts';
import { addProgress, finishCompany } from '../src/db/runs/company-job.ts';
import { logOutcome, type SyncStatus } from '../src/db/runs/sync-log.ts';
import { startService, type Tenant } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;
const trigger = '/api/v1/sync/trigger';
const status = '/api/v1/sync/status';
const log = '/api/v1/sync/log';
const endpoints = [
  ['POST', trigger],
  ['GET', status],
  ['GET', log],
] as const;

/** An organisation with a certificate and two companies. */
async function tenantInOrder(plan = 'business'): Promise<Tenant & { companies: string[] }> {
  const tenant = await service.addTenant(plan);
  await service.addConnection(tenant.organisationId);
  const codes = ['12345674', '8000000000'].map((cif) => ({ cif, name: null }));
  await addCompanies(db, tenant.organisationId, codes, clock.now);
  return { ...tenant, companies: await listCompanyIds(db, tenant.organisationId) };
}

/** Serves every company that waits, as a worker does. */
async function serve(state: 'succeeded' | 'failed' = 'succeeded'): Promise<void> {
  for (
    let job = await claimCompany(db, 'test', clock.now);
    job;
    job = await claimCompany(db, 'test', clock.now)
  ) {
    if (state === 'succeeded') await addProgress(db, job, { listed: 3, new: 3 });
    service.passes(2_000);
    await finishCompany(db, job, { state, code: null, detail: null }, clock.now);
  }
}

function problem(reply: { status: number; headers: object; body: { code: string } }) {
  assert.match(
    String((reply.headers as Record<string, unknown>)['content-type']),
    /^application\/problem\+json/,
  );
  return [reply.status, reply.body.code];
}

for (const [method, url] of endpoints) {
  test(`${method} ${url} answers 401 to everyone without a valid key`, async () => {
    const { organisationId, key } = await service.addTenant();
    const soon = new Date(clock.now.getTime() + hourMs);
    const expiring = await service.addKey(organisationId, 'admin', soon);
    assert.notEqual((await ask(method, url, { key: expiring })).status, 401);
    service.passes(hourMs);
    const wrong = [{}, { key: '' }, { key: 'garbage' }, { key: `${key.slice(0, -1)}!` }, { key: expiring }];
    for (const options of wrong) {
      const reply = await ask(method, url, options);
      assert.deepEqual(problem(reply), [401, 'unauthenticated'], JSON.stringify(options));
      assert.equal(reply.headers['www-authenticate'], 'Bearer');
    }
    const basic = await ask(method, url, { headers: { authorization: `Basic ${btoa(`x:${key}`)}` } });
    assert.deepEqual(problem(basic), [401, 'unauthenticated']);
  });

  test(`${method} ${url} ignores unknown parameters and whatever body comes along`, async () => {
    const { key } = await tenantInOrder();
    const bodies = ['{"a": ', 'null', '<x/>', '\u0000'.repeat(2_000_000)];
    const types = ['application/json', 'application/xml', 'text/csv', 'garbage', ''];
    const expected = await ask(method, url, { key });
    for (const [i, type] of types.entries()) {
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
      const reply = await ask(method, `${url}?limit=abc&x[]=%zz&__proto__=1`, {
        key,
        headers,
        body: bodies[i % bodies.length],
      });
      assert.equal(reply.text, expected.text, type);
      assert.equal(reply.status, expected.status, type);
    }
  });

  test(`${method} ${url} serves the session of our own page`, async () => {
    const { cookie, organisationId } = await service.addPerson(`${url.split('/').at(-1)}@exemplu.ro`);
    await service.addConnection(organisationId);
    const ours = await ask(method, url, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    assert.equal(ours.status, method === 'POST' ? 202 : 200);
  });
}

test('a session counts for no trigger that another site sends, even of the same owner', async () => {
  const { cookie, organisationId } = await service.addPerson('victima@exemplu.ro');
  await service.addConnection(organisationId);
  const headers: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ];
  for (const each of headers) {
    const reply = await ask('POST', trigger, { headers: { cookie, host: 'localhost:3000', ...each } });
    assert.deepEqual(problem(reply), [401, 'unauthenticated'], JSON.stringify(each));
  }
  const ours = { cookie, host: 'localhost:3000', origin: 'http://localhost:3000' };
  assert.equal((await ask('POST', trigger, { headers: ours })).status, 202);
});

test('scopes: status and log need read, trigger needs sync', async () => {
  const { organisationId } = await tenantInOrder();
  const [read, sync, admin] = await Promise.all(
    (['read', 'sync', 'admin'] as const).map((scope) => service.addKey(organisationId, scope)),
  );
  for (const key of [read, sync, admin]) {
    assert.equal((await ask('GET', status, { key })).status, 200);
    assert.equal((await ask('GET', log, { key })).status, 200);
  }
  const refused = await ask('POST', trigger, { key: read });
  assert.deepEqual(problem(refused), [403, 'insufficient_scope']);
  assert.equal((await ask('POST', trigger, { key: sync })).status, 202);
  assert.equal((await ask('POST', trigger, { key: admin })).status, 202);
});

test('a trigger answers 202, its one sentence and where its run is', async () => {
  const { key, companies } = await tenantInOrder();
  // Also those whose automatic sync is off.
  await toggleCompanySync(db, (await ask('GET', '/api/v1/organisation', { key })).body.id, companies[0]!);
  const woken = service.queued.woken;
  const reply = await ask('POST', trigger, { key });
  assert.equal(reply.status, 202);
  assert.equal(reply.text, '{"message":"Sync triggered"}');
  assert.match(String(reply.headers['content-type']), /^application\/json/);
  assert.equal(service.queued.woken, woken + 1);
  const location = String(reply.headers.location);
  assert.match(location, /^\/api\/v1\/sync\/runs\/[0-9a-f-]{36}$/);
  const run = (await ask('GET', location, { key })).body;
  assert.equal(run.state, 'queued');
  assert.equal(run.trigger, 'manual');
  assert.deepEqual(run.companies.map((c: { cif: string }) => c.cif).sort(), ['12345674', '8000000000']);
});

test('a trigger joins the manual run that is queued or running, and adds the companies it has not got', async () => {
  await serve();
  const { key, companies, organisationId } = await tenantInOrder();
  const one = await ask('POST', `/api/v1/companies/${companies[1]}/sync`, { key });
  assert.equal(one.status, 202);
  const joined = await ask('POST', trigger, { key });
  assert.deepEqual([joined.status, joined.text], [202, '{"message":"Sync triggered"}']);
  assert.equal(joined.headers.location, one.headers.location);
  assert.equal((await ask('GET', String(one.headers.location), { key })).body.counts.companies, 2);

  const job = (await claimCompany(db, 'test', clock.now))!;
  assert.equal(job.organisationId, organisationId);
  assert.equal((await ask('POST', trigger, { key })).headers.location, one.headers.location, 'while it runs');
  await finishCompany(db, job, { state: 'succeeded', code: null, detail: null }, clock.now);
  await serve();
  assert.notEqual(
    (await ask('POST', trigger, { key })).headers.location,
    one.headers.location,
    'after its end',
  );
});

test('triggers at the same moment make one run', async () => {
  const { key, organisationId } = await tenantInOrder('free');
  const keys = [key, await service.addKey(organisationId, 'sync')];
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, i) => ask('POST', trigger, { key: keys[i % 2]! })),
  );
  assert.deepEqual([...new Set(replies.map((r) => r.status))], [202]);
  assert.equal(new Set(replies.map((r) => r.headers.location)).size, 1);
});

test('a token and no companies: 202 and an empty run', async () => {
  const { key, organisationId } = await service.addTenant();
  await service.addConnection(organisationId);
  const reply = await ask('POST', trigger, { key });
  assert.equal(reply.status, 202);
  const run = (await ask('GET', String(reply.headers.location), { key })).body;
  assert.deepEqual([run.state, run.counts.companies, run.companies], ['succeeded', 0, []]);
  assert.equal((await ask('GET', status, { key })).body.lastSync, null);
});

test('an Idempotency-Key answers the same run for 24 hours, to its holder alone', async () => {
  const { key, organisationId } = await tenantInOrder();
  const other = await service.addKey(organisationId, 'sync');
  const send = async (as: string, idempotency: string) =>
    (await ask('POST', trigger, { key: as, headers: { 'idempotency-key': idempotency } })).headers.location;
  const first = await send(key, 'night-42');
  assert.equal(await send(key, 'night-42'), first);
  await serve();
  assert.equal(await send(key, 'night-42'), first, 'although the run has ended');
  const second = await send(other, 'night-42');
  assert.notEqual(second, first, "another key's");
  await serve();
  assert.notEqual(await send(key, 'night-43'), first, 'another one');
  await serve();
  service.passes(24 * hourMs - minuteMs);
  assert.equal(await send(key, 'night-42'), first, 'just before 24 hours');
  service.passes(2 * minuteMs);
  assert.notEqual(await send(key, 'night-42'), first, 'just after');
  await serve();
});

test('repeats of an Idempotency-Key at the same moment make one run', async () => {
  const { key } = await service.addTenant().then(async (tenant) => {
    await service.addConnection(tenant.organisationId);
    return tenant;
  });
  // Without companies a run ends at once, so that nothing but the key keeps these together.
  const headers = { 'idempotency-key': 'x'.repeat(3_000) };
  const replies = await Promise.all(Array.from({ length: 8 }, () => ask('POST', trigger, { key, headers })));
  assert.equal(new Set(replies.map((r) => r.headers.location)).size, 1);
});

test('more than ten triggers a minute are 429 with Retry-After, for each key by itself', async () => {
  const { key, organisationId } = await tenantInOrder();
  const other = await service.addKey(organisationId, 'sync');
  for (let i = 0; i < 10; i++) {
    assert.equal((await ask('POST', trigger, { key })).status, 202);
    service.passes(1_000);
  }
  const refused = await ask('POST', trigger, { key });
  assert.deepEqual(problem(refused), [429, 'too_many_requests']);
  assert.equal(refused.headers['retry-after'], '50');
  assert.equal((await ask('POST', trigger, { key: other })).status, 202);
  assert.equal((await ask('GET', status, { key })).status, 200);
  service.passes(50_000);
  assert.equal((await ask('POST', trigger, { key })).status, 202);
  assert.equal((await ask('POST', trigger, { key })).status, 429, 'the window slides');
});

test('without a valid token a trigger is 403 no_valid_anaf_token', async () => {
  const { key, organisationId } = await service.addTenant();
  assert.deepEqual(problem(await ask('POST', trigger, { key })), [403, 'no_valid_anaf_token']);
  const connection = await service.addConnection(organisationId);
  assert.equal((await ask('POST', trigger, { key })).status, 202);
  await ask('DELETE', `/api/v1/anaf/tokens/${connection}`, { key });
  assert.deepEqual(problem(await ask('POST', trigger, { key })), [403, 'no_valid_anaf_token']);
});

test('a plan counts new manual runs by Bucharest day, and says when the next is possible', async () => {
  const { key, companies } = await tenantInOrder('free');
  // 23:30 in Bucharest.
  clock.now = new Date('2026-03-01T21:30:00Z');
  for (let i = 0; i < 5; i++) {
    const url = i % 2 === 0 ? trigger : `/api/v1/companies/${companies[0]}/sync`;
    assert.equal((await ask('POST', url, { key })).status, 202);
    assert.equal((await ask('POST', trigger, { key })).status, 202, 'joining is free');
    await serve();
    service.passes(minuteMs);
  }
  const refused = await ask('POST', trigger, { key });
  assert.deepEqual(problem(refused), [403, 'plan_limit_exceeded']);
  assert.match(
    refused.body.detail,
    /"free".* 5 .*2026-03-02 00:00 in Bucharest \(2026-03-01T22:00:00\.000Z\)/,
  );
  const { plan, limit, possibleAgainAt } = refused.body;
  assert.deepEqual(
    { plan, limit, possibleAgainAt },
    {
      plan: 'free',
      limit: 5,
      possibleAgainAt: '2026-03-01T22:00:00.000Z',
    },
  );
  const single = await ask('POST', `/api/v1/companies/${companies[0]}/sync`, { key });
  assert.deepEqual(problem(single), [403, 'plan_limit_exceeded']);
  clock.now = new Date('2026-03-01T22:00:00Z');
  assert.equal((await ask('POST', trigger, { key })).status, 202);
  await serve();
});

test('a trigger is judged in the order of the contract', async () => {
  // Everything is wrong at first; one fault after the other is mended, and the next one shows.
  const { organisationId } = await service.addTenant('free');
  const read = await service.addKey(organisationId, 'read');
  const sync = await service.addKey(organisationId, 'sync');
  const headers = { 'idempotency-key': 'order' };
  const judge = async (key: string | undefined, more = headers) => {
    const { status, body, headers: sent } = await ask('POST', trigger, { key, headers: more });
    return status === 202 ? sent.location : body.code;
  };
  const connection = await service.addConnection(organisationId);
  const first = await judge(sync);
  for (let i = 0; i < 4; i++) await judge(sync, { 'idempotency-key': `order ${i}` });
  assert.equal(await judge(sync, { 'idempotency-key': 'sixth' }), 'plan_limit_exceeded');
  await ask('DELETE', `/api/v1/anaf/tokens/${connection}`, {
    key: await service.addKey(organisationId, 'admin'),
  });
  assert.equal(await judge(sync, { 'idempotency-key': 'sixth' }), 'no_valid_anaf_token', 'before the plan');
  assert.equal(await judge(sync), first, 'a repeat before the token and the plan');
  await judge(sync);
  await judge(sync);
  assert.equal(await judge(sync), 'too_many_requests', 'before a repeat');
  for (let i = 0; i < 11; i++) assert.equal(await judge(read), 'insufficient_scope', 'before the rate');
  assert.equal(await judge(undefined), 'unauthenticated', 'before the scope');
});

test('joining comes before the token and the plan', async () => {
  const { key, organisationId } = await tenantInOrder('free');
  const first = await ask('POST', trigger, { key });
  await setPlan(db, organisationId, 'free');
  const [connection] = (await ask('GET', '/api/v1/anaf/tokens', { key })).body.data;
  await ask('DELETE', `/api/v1/anaf/tokens/${connection.id}`, { key });
  const joined = await ask('POST', trigger, { key });
  assert.deepEqual([joined.status, joined.headers.location], [202, first.headers.location]);
  await serve();
  assert.deepEqual(problem(await ask('POST', trigger, { key })), [403, 'no_valid_anaf_token']);
});

test('the status has its four fields, and nothing else', async () => {
  const { key } = await service.addTenant();
  const reply = await ask('GET', status, { key });
  assert.equal(reply.text, '{"enabled":false,"lastSync":null,"tokenValid":false,"syncInterval":"hourly"}');
});

test('enabled: the plan has an interval and automatic sync is on for at least one company', async () => {
  const { key, organisationId, companies } = await tenantInOrder();
  const enabled = async () => (await ask('GET', status, { key })).body.enabled;
  assert.equal(await enabled(), true);
  await toggleCompanySync(db, organisationId, companies[0]!);
  assert.equal(await enabled(), true, 'one of two is on');
  await toggleCompanySync(db, organisationId, companies[1]!);
  assert.equal(await enabled(), false, 'none is on');
  await toggleCompanySync(db, organisationId, companies[1]!);
  await ask('DELETE', `/api/v1/companies/${companies[1]}`, { key });
  assert.equal(await enabled(), false, 'a removed one does not count');
  await toggleCompanySync(db, organisationId, companies[0]!);
  await setPlan(db, organisationId, 'free');
  assert.equal(await enabled(), false, 'the plan is manual');
});

test('syncInterval is the word of the plan', async () => {
  const { key, organisationId } = await service.addTenant();
  for (const [plan, interval] of [
    ['free', 'manual'],
    ['starter', 'daily'],
    ['business', 'hourly'],
  ] as const) {
    await setPlan(db, organisationId, plan);
    assert.equal((await ask('GET', status, { key })).body.syncInterval, interval);
  }
});

test('tokenValid: an access token that is good, or a refresh token that was not refused', async () => {
  const { key, organisationId } = await service.addTenant();
  const valid = async () => (await ask('GET', status, { key })).body.tokenValid;
  const connection = await service.addConnection(organisationId);
  assert.equal(await valid(), true);
  await refuseFreshAccess(db, connection, clock.now);
  assert.equal(await valid(), true, 'refused with 401, but it can be refreshed');
  await recordRefreshFailure(db, connection, { final: false, words: 'HTML', now: clock.now });
  assert.equal(await valid(), true, 'a failed refresh passes');
  await recordRefreshFailure(db, connection, { final: true, words: 'invalid_grant', now: clock.now });
  assert.equal(await valid(), false, 'both are refused');

  const second = await service.addConnection(organisationId);
  await recordRefreshFailure(db, second, { final: true, words: 'invalid_grant', now: clock.now });
  assert.equal(await valid(), true, 'the access token is still good');
  service.passes(91 * 24 * hourMs);
  assert.equal(await valid(), false, 'and then expires');
});

test('lastSync: the start of the last run of the whole organisation that succeeded', async () => {
  const { key, companies } = await tenantInOrder();
  const lastSync = async () => (await ask('GET', status, { key })).body.lastSync;
  clock.now = new Date('2026-06-01T08:00:00.900Z');
  await ask('POST', trigger, { key });
  service.passes(5_000);
  await serve();
  assert.equal(await lastSync(), '2026-06-01T08:00:05Z', 'when it started, to the second');
  service.passes(hourMs);
  await ask('POST', `/api/v1/companies/${companies[0]}/sync`, { key });
  await serve();
  assert.equal(await lastSync(), '2026-06-01T08:00:05Z', 'a run of one company moves nothing');
  await ask('POST', trigger, { key });
  await serve('failed');
  assert.equal(await lastSync(), '2026-06-01T08:00:05Z', 'a failed run moves nothing');
  clock.now = new Date('2026-06-02T08:00:00Z');
  await ask('POST', `/api/v1/companies/${companies[0]}/sync`, { key });
  await ask('POST', trigger, { key });
  await serve();
  assert.equal(await lastSync(), '2026-06-02T08:00:00Z', 'a run of one that was widened to all');
});

test('the log has the last fifty lines, newest first, each with its four fields', async () => {
  const { key, organisationId, companies } = await tenantInOrder();
  const company = { id: companies[0]!, organisationId };
  const rows = Array.from({ length: 60 }, (_, i) => ({
    messageId: `30000000${i}`,
    uploadIndex: `50000000${i}`,
    kind: 'received' as const,
    rawKind: 'FACTURA PRIMITA',
    detail: 'Factura',
    createdAtRaw: '202602161130',
    createdAt: new Date('2026-02-16T09:30:00Z'),
    createdAtAmbiguous: false,
    rowCif: '12345674',
  }));
  await recordListed(db, company, rows, clock.now);
  const messages = await listMessages(db, organisationId, {}, { limit: 100 });
  const write = (i: number, status: SyncStatus, at: string) =>
    logOutcome(
      db,
      { organisationId, message: messages[i]!.id, invoiceId: `F ${i}/2026`, cif: '12345674', status },
      new Date(at),
    );
  assert.equal((await ask('GET', log, { key })).text, '[]');
  await write(0, 'failed', '2026-02-16T11:30:15.999Z');
  await write(0, 'failed', '2026-02-16T11:31:15Z');
  await write(0, 'success', '2026-02-16T11:32:15Z');
  await write(1, 'skipped', '2026-02-16T11:33:15Z');
  assert.equal(
    (await ask('GET', log, { key })).text,
    '[{"invoiceId":"F 1/2026","cif":"12345674","syncedAt":"2026-02-16T11:33:15Z","status":"skipped"},' +
      '{"invoiceId":"F 0/2026","cif":"12345674","syncedAt":"2026-02-16T11:32:15Z","status":"success"},' +
      '{"invoiceId":"F 0/2026","cif":"12345674","syncedAt":"2026-02-16T11:30:15Z","status":"failed"}]',
  );
  for (let i = 2; i < 60; i++) await write(i, 'success', '2026-02-16T12:00:00Z');
  const { body } = await ask('GET', log, { key });
  assert.equal(body.length, 50);
  assert.equal(body[0].invoiceId, 'F 59/2026');
  assert.equal(body[49].invoiceId, 'F 10/2026');
});

test("a person's code is masked in the log", async () => {
  const { key, organisationId } = await service.addTenant();
  await addCompanies(db, organisationId, [{ cif: '1960101123456', name: null }], clock.now);
  const [id] = await listCompanyIds(db, organisationId);
  const row = {
    messageId: '1',
    uploadIndex: '2',
    kind: 'received' as const,
    rawKind: 'FACTURA PRIMITA',
    detail: '',
    createdAtRaw: '202602161130',
    createdAt: null,
    createdAtAmbiguous: false,
    rowCif: '1960101123456',
  };
  await recordListed(db, { id: id!, organisationId }, [row], clock.now);
  const [message] = await listMessages(db, organisationId, {}, { limit: 1 });
  const line = { organisationId, message: message!.id, invoiceId: 'F1', cif: '1960101123456' };
  await logOutcome(db, { ...line, status: 'success' }, clock.now);
  assert.equal((await ask('GET', log, { key })).body[0].cif, '1***********6');
});

test('the log is written as JSON.stringify writes it, whatever an invoice calls itself', async () => {
  const { key, organisationId, companies } = await tenantInOrder();
  const numbers = [
    'plain',
    'a "quoted" one',
    'back\\slash / slash',
    '\u0001\u0007\b\t\n\f\r\u001f\u007f',
    'ș Ț 👩‍💻 \u2028\u2029 \ufeff',
    '</script><!--',
    '4006381333931',
    'CNP 1960101123456',
    '12345678901234',
    '',
  ];
  const row = {
    uploadIndex: '7',
    kind: 'received' as const,
    rawKind: 'FACTURA PRIMITA',
    detail: '',
    createdAtRaw: '202602161130',
    createdAt: null,
    createdAtAmbiguous: false,
    rowCif: '12345674',
  };
  const company = { id: companies[0]!, organisationId };
  const rows = numbers.map((_, i) => ({ ...row, messageId: `70000${i}`, uploadIndex: `7${i}` }));
  await recordListed(db, company, rows, clock.now);
  const messages = await listMessages(db, organisationId, {}, { limit: 50 });
  for (const [i, invoiceId] of numbers.entries()) {
    const line = { organisationId, message: messages[i]!.id, invoiceId, cif: '12345674' };
    await logOutcome(db, { ...line, status: 'success' }, new Date(`2026-02-16T11:30:0${i}.999Z`));
    const shown = numbers.slice(0, i + 1).map((number, n) => ({
      invoiceId: number.replace('1960101123456', '1***********6'),
      cif: '12345674',
      syncedAt: `2026-02-16T11:30:0${n}Z`,
      status: 'success',
    }));
    const { text, headers } = await ask('GET', log, { key });
    assert.equal(text, JSON.stringify(shown.reverse()));
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
  }
});

test('a body of 50 MB, or one that never ends, is answered without being kept', async () => {
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = service.app.server.address() as AddressInfo;
  const { key } = await tenantInOrder();
  const authorization = `Bearer ${key}`;
  const send = (headers: Record<string, string>, write: (socket: ReturnType<typeof httpRequest>) => void) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = httpRequest({
        port,
        path: trigger,
        method: 'POST',
        headers: { authorization, ...headers },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode!, text });
          sent.destroy();
        });
      });
      write(sent);
    });
  const expected = { status: 202, text: '{"message":"Sync triggered"}' };
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  const before = process.memoryUsage().rss;
  const large = await send({ 'content-length': String(50 * megabyte.length) }, (sent) => {
    for (let i = 0; i < 50; i++) sent.write(megabyte);
    sent.end();
  });
  assert.deepEqual(large, expected);
  const grown = process.memoryUsage().rss - before;
  assert.ok(grown < 150 * 1024 * 1024, `${grown} bytes more`);
  assert.deepEqual(await send({ 'transfer-encoding': 'chunked' }, (sent) => sent.write('{"a":')), expected);
});
