/** What a person may do with a message: ask for it now, or close it with a word why. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordListed } from '../src/db/messages/listed-message.ts';
import { retryPending } from '../src/jobs/retry-pending.ts';
import { admitCall } from './support/admit-call.ts';
import { addCompany, archiveInvoice, listedMessage } from './support/catalogue.ts';
import { startEngine } from './support/engine.ts';
import { ledgerOf, logOf, messagesOf } from './support/ledger.ts';
import { startService } from './support/service.ts';

const service = await startService();
const { ask, db, clock } = service;

async function pendingMessage(kind: 'received' | 'error' = 'received') {
  const tenant = await service.addTenant();
  const company = await addCompany(service, tenant.organisationId, '12345674');
  const row = listedMessage({ kind });
  await recordListed(db, { id: company, organisationId: tenant.organisationId }, [row], clock.now);
  const [message] = await messagesOf(db, company);
  const path = `/api/v1/messages/${message!.id}`;
  return { tenant, company, id: message!.id, messageId: row.messageId!, path };
}

test('a message that is asked for is due at once, and a worker is woken', async () => {
  const { tenant, id, path } = await pendingMessage();
  const key = await service.addKey(tenant.organisationId, 'sync');
  const before = service.queued.asked;
  const reply = await ask('POST', `${path}/retry`, { key });
  assert.deepEqual(
    [reply.status, reply.body.id, reply.body.state, reply.body.nextAttemptAt],
    [202, id, 'pending', clock.now.toISOString()],
  );
  assert.equal(service.queued.asked, before + 1);
});

test('a person has two downloads of a message a day, and hears when he may ask again', async () => {
  const { tenant, messageId, path } = await pendingMessage();
  const call = { scope: 'download_by_person' as const, limit: 2, breakers: [], paced: false };
  const { organisationId } = tenant;
  for (let n = 0; n < 2; n++)
    await admitCall(db, { ...call, organisationId, key: messageId, now: clock.now });
  const reply = await ask('POST', `${path}/retry`, tenant);
  assert.deepEqual([reply.status, reply.body.code], [429, 'too_many_requests']);
  assert.equal(reply.body.until, '2026-02-16T22:15:00.000Z');
  assert.equal(reply.headers['retry-after'], String(reply.body.retryAfterSeconds));
});

test('what is archived is neither asked for nor closed', async () => {
  const { organisationId, key } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const { message } = await archiveInvoice(service, { id, organisationId, cif: '12345674' });
  for (const verb of ['retry', 'close']) {
    const body = verb === 'close' ? { reason: 'not ours' } : undefined;
    const reply = await ask('POST', `/api/v1/messages/${message}/${verb}`, { key, body });
    assert.deepEqual([reply.status, reply.body.code, reply.body.state], [409, 'conflict', 'archived'], verb);
  }
});

test('a closed message is counted, logged, audited and told, and stays closed', async () => {
  const { tenant, company, id, messageId, path } = await pendingMessage();
  const reply = await ask('POST', `${path}/close`, { ...tenant, body: { reason: ' Emisă din greșeală ' } });
  assert.deepEqual([reply.status, reply.body.state, reply.body.reason], [200, 'closed', 'closed']);
  const again = await ask('POST', `${path}/close`, { ...tenant, body: { reason: 'again' } });
  assert.deepEqual([again.status, again.body.code], [409, 'conflict']);
  const ledger = await ledgerOf(db, company);
  assert.deepEqual([ledger.listed, ledger.closed, ledger.pending, ledger.balances], [1, 1, 0, true]);
  assert.deepEqual(await logOf(db, tenant.organisationId), [{ invoiceId: messageId, status: 'skipped' }]);
  const { data } = (await ask('GET', '/api/v1/audit', tenant)).body;
  const [closed] = data.filter((entry: { action: string }) => entry.action === 'message.closed');
  assert.equal(data.length, 2);
  assert.deepEqual([closed.action, closed.subject, closed.actor.kind], ['message.closed', id, 'key']);
  assert.deepEqual(closed.detail, { cif: '12345674', messageId, reason: 'Emisă din greșeală' });
  const { rows } = await db.query(`select type, data->>'id' as id from event where organisation_id = $1`, [
    tenant.organisationId,
  ]);
  assert.deepEqual(rows, [{ type: 'message.closed', id }]);
});

test('a message that is no invoice is closed without a line in the log', async () => {
  const { tenant, path } = await pendingMessage('error');
  await ask('POST', `${path}/close`, { ...tenant, body: { reason: 'read in SPV' } });
  assert.deepEqual(await logOf(db, tenant.organisationId), []);
});

test('closing needs an admin and a reason', async () => {
  const { tenant, path } = await pendingMessage();
  const key = await service.addKey(tenant.organisationId, 'sync');
  const byOther = await ask('POST', `${path}/close`, { key, body: { reason: 'not ours' } });
  assert.deepEqual([byOther.status, byOther.body.code], [403, 'insufficient_scope']);
  const silent = await ask('POST', `${path}/close`, { ...tenant, body: { reason: '   ' } });
  assert.deepEqual([silent.status, silent.body.parameter], [400, 'reason']);
});

test('keys, connections and companies that come and go are in the audit of their organisation alone', async () => {
  const tenant = await service.addTenant();
  const other = await service.addTenant();
  const company = await addCompany(service, tenant.organisationId, '12345674');
  const connection = await service.addConnection(tenant.organisationId);
  const made = (await ask('POST', '/api/v1/api-keys', { ...tenant, body: { name: 'ERP' } })).body;
  await ask('DELETE', `/api/v1/api-keys/${made.id}`, tenant);
  await ask('DELETE', `/api/v1/anaf/tokens/${connection}`, tenant);
  await ask('DELETE', `/api/v1/companies/${company}`, tenant);
  const { data } = (await ask('GET', '/api/v1/audit', tenant)).body;
  const said = data.map((entry: { action: string; subject: string }) => `${entry.action} ${entry.subject}`);
  assert.equal(said.length, 5);
  assert.deepEqual(
    said.filter((line: string) => [made.id, connection, company].some((id) => line.endsWith(id))).toSorted(),
    [
      `api_key.created ${made.id}`,
      `api_key.revoked ${made.id}`,
      `connection.removed ${connection}`,
      `company.removed ${company}`,
    ].toSorted(),
  );
  const page = (await ask('GET', '/api/v1/audit?limit=2', tenant)).body;
  const rest = (await ask('GET', `/api/v1/audit?cursor=${page.nextCursor}`, tenant)).body;
  assert.deepEqual([...page.data, ...rest.data], data);
  assert.ok(!JSON.stringify((await ask('GET', '/api/v1/audit', other)).body).includes(company));
});
test('beyond three downloads by machine a person has two more, and then there are none', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany('8000000000');
  engine.sandbox.world.addMessage('8000000000', { kind: 'received' });
  engine.sandbox.faults.add({ kind: 'corrupt_zip' });
  const downloads = () => engine.sandbox.calls.filter((call) => call.endpoint === 'download').length;
  for (let n = 0; n < 4; n++) await engine.sync();
  assert.equal(downloads(), 3);
  const [message] = await messagesOf(engine.database.pool, company);
  const askFor = () =>
    engine.ctx.db.query(
      'update message set asked_at = $2, next_attempt_at = $2 where id = $1 and state = $3',
      [message!.id, engine.ctx.clock.now(), 'pending'],
    );
  const { signal } = new AbortController();
  for (const expected of [4, 5, 5]) {
    await askFor();
    await retryPending(engine.ctx, 'test', signal, true);
    assert.equal(downloads(), expected);
  }
  const [after] = await messagesOf(engine.database.pool, company);
  assert.deepEqual([after!.state, after!.reason], ['pending', 'daily_limit']);
});

test('what a person asks for is taken alone, and archived when ANAF gives it', async (t) => {
  const engine = await startEngine(t);
  const company = await engine.addCompany('8000000000', 3);
  engine.sandbox.faults.add({ kind: 'corrupt_zip' });
  await engine.sync();
  engine.sandbox.faults.clear();
  const { rows } = await engine.ctx.db.query(
    `update message set asked_at = $2, next_attempt_at = $2
     where id = (select id from message where company_id = $1 order by id limit 1) returning id`,
    [company, engine.ctx.clock.now()],
  );
  await retryPending(engine.ctx, 'test', new AbortController().signal, true);
  const archived = (await messagesOf(engine.database.pool, company)).filter((m) => m.state === 'archived');
  assert.deepEqual(
    archived.map((m) => m.id),
    [rows[0].id],
  );
});
