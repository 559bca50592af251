/** Webhooks against a real receiver: what arrives, in which order, signed how, and what happens when it does not. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createVault } from '../src/core/vault.ts';
import { addCompanies, listCompaniesByCif } from '../src/db/companies/company.ts';
import { inTransaction, type Statement } from '../src/db/connection.ts';
import { addEvents } from '../src/db/events/event.ts';
import { addWebhook as insertWebhook } from '../src/db/webhooks/webhook.ts';
import { claimLane } from '../src/db/webhooks/webhook-lane.ts';
import {
  discardWebhooks,
  findWebhookTarget,
  rewrapWebhookSecrets,
  rotateWebhookSecret,
} from '../src/db/webhooks/webhook-secret.ts';
import { pruneOld } from '../src/jobs/prune-old.ts';
import { makeDeliveries } from '../src/webhooks/make-deliveries.ts';
import { deliverDueWebhooks } from './support/deliver-due-webhooks.ts';
import { type Received, type Receiver, startReceiver } from './support/receiver.ts';
import { startService, type Tenant } from './support/service.ts';

const resolved: Record<string, string[][]> = {};
const service = await startService({
  settings: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' },
  // Public until a test says otherwise; the last answer stays.
  resolve: async (host) => {
    const answers = resolved[host] ?? [['93.184.215.14']];
    return answers.length > 1 ? answers.shift()! : answers[0]!;
  },
});
const { ask, ctx, db, clock, passes } = service;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const deliver = (worker = 'test', timeoutMs = 5_000) => deliverDueWebhooks({ ...ctx, worker, timeoutMs });

let cif = 10_000_000;
async function addCompany(organisationId: string): Promise<string> {
  const code = String(cif++);
  await addCompanies(db, organisationId, [{ cif: code, name: null }], clock.now);
  return (await listCompaniesByCif(db, organisationId, [code]))[0]!.id;
}

/** A message of the company was archived. @returns its id */
async function archive(organisationId: string, companyId: string): Promise<string> {
  const id = randomUUID();
  const data = { id, companyId, cif: '12345678', messageId: '3001', kind: 'error' };
  await addEvents(db, [{ organisationId, type: 'message.archived', data }], clock.now);
  return id;
}

interface Made {
  id: string;
  secret: string;
}

async function addWebhook({ key }: Tenant, url: string, more: object = {}): Promise<Made> {
  const body = { url, events: ['message.archived', 'run.finished'], ...more };
  const reply = await ask('POST', '/api/v1/webhooks', { key, body });
  assert.equal(reply.status, 201, reply.text);
  return reply.body;
}

async function start(t: TestContext, more: object = {}) {
  const receiver = await startReceiver(t);
  const tenant = await service.addTenant();
  const companyId = await addCompany(tenant.organisationId);
  const webhook = await addWebhook(tenant, receiver.url, more);
  return { receiver, tenant, companyId, webhook };
}

const idsOf = (received: Received[]) => received.map(({ body }) => JSON.parse(body).data.id);
const find = async ({ key }: Tenant, { id }: Made) =>
  (await ask('GET', `/api/v1/webhooks/${id}`, { key })).body;
const deliveriesOf = async ({ key }: Tenant, { id }: Made, query = '') =>
  (await ask('GET', `/api/v1/webhooks/${id}/deliveries${query}`, { key })).body.data;
const status = (receiver: Receiver, code: number, headers: Record<string, string> = {}, body = '') => {
  receiver.answer = (response) => void response.writeHead(code, headers).end(body);
};

test('a webhook is made with a secret that is shown once, listed, changed, and removed; each is audited', async () => {
  const tenant = await service.addTenant();
  const { key, organisationId } = tenant;
  const companyId = await addCompany(organisationId);
  const made = await ask('POST', '/api/v1/webhooks', {
    key,
    body: { url: 'https://hook.example/a?b=c#d', events: ['invoice.received'], companies: [companyId] },
  });
  assert.equal(made.status, 201);
  assert.equal(made.headers['cache-control'], 'no-store');
  const { secret, ...shown } = made.body;
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.equal(shown.url, 'https://hook.example/a?b=c');
  assert.deepEqual([shown.state, shown.format, shown.companies], ['active', 'standard', [companyId]]);
  assert.deepEqual((await ask('GET', '/api/v1/webhooks', { key })).body, { data: [shown], nextCursor: null });
  assert.deepEqual(await find(tenant, made.body), shown);

  const changed = await ask('PATCH', `/api/v1/webhooks/${shown.id}`, {
    key,
    body: {
      events: ['run.finished', 'run.finished'],
      companies: null,
      state: 'disabled',
      url: 'https://b.example/',
    },
  });
  assert.deepEqual(
    [
      changed.body.events,
      changed.body.companies,
      changed.body.state,
      changed.body.disabledReason,
      changed.body.url,
    ],
    [['run.finished'], null, 'disabled', 'person', 'https://b.example/'],
  );
  assert.equal((await ask('DELETE', `/api/v1/webhooks/${shown.id}`, { key })).status, 204);
  assert.equal((await ask('GET', `/api/v1/webhooks/${shown.id}`, { key })).status, 404);
  const { data: audit } = (await ask('GET', '/api/v1/audit', { key })).body;
  assert.deepEqual(
    audit
      .map(({ action }: { action: string }) => action)
      .filter((action: string) => action.startsWith('webhook'))
      .sort(),
    ['webhook.changed', 'webhook.created', 'webhook.removed'],
  );
});

test('address and secrets are sealed in the database and in no log', async (t) => {
  const { webhook, tenant, companyId, receiver } = await start(t);
  status(receiver, 500, {}, 'no');
  await archive(tenant.organisationId, companyId);
  await deliver();
  const { rows } = await db.query('select * from webhook where id = $1', [webhook.id]);
  const kept = JSON.stringify(rows, (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  );
  const audited = JSON.stringify((await db.query('select * from audit')).rows);
  for (const where of [kept, audited, service.logged.join('\n')]) {
    assert.ok(!where.includes(webhook.secret.slice(6)));
    assert.ok(!where.includes('/hook'));
  }
});

test('addresses that are not public, not https or hold a password are refused with a reason', async () => {
  const { key } = await service.addTenant();
  resolved['inner.example'] = [['10.0.0.7']];
  const refused = async (url: string) => {
    const reply = await ask('POST', '/api/v1/webhooks', { key, body: { url, events: ['run.finished'] } });
    assert.equal(reply.status, 400, url);
    assert.equal(reply.body.parameter, 'url');
    return reply.body.detail;
  };
  assert.match(await refused('https://inner.example/'), /no public address/);
  assert.match(await refused('https://169.254.169.254/latest'), /no public address/);
  assert.match(await refused('https://[::1]/'), /no public address/);
  assert.match(await refused('http://hook.example/'), /must begin with https/);
  assert.match(await refused('https://user:pass@hook.example/'), /no password/);
  assert.match(await refused('ftp://hook.example/'), /must begin with https/);
});

test('what arrives is signed so that the library verifies it, and carries type, timestamp and data', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const id = await archive(tenant.organisationId, companyId);
  await deliver();
  const [request] = receiver.received;
  const headers = request!.headers as Record<string, string>;
  // The library compares with its own clock.
  const sentAt = clock.now;
  t.mock.timers.enable({ apis: ['Date'], now: sentAt });
  const payload = new Webhook(webhook.secret).verify(request!.body, headers) as {
    type: string;
    data: object;
  };
  assert.throws(() => new Webhook(webhook.secret).verify(`${request!.body} `, headers), /signature/i);
  t.mock.timers.reset();
  assert.deepEqual(payload, {
    type: 'message.archived',
    timestamp: sentAt.toISOString(),
    data: { id, companyId, cif: '12345678', messageId: '3001', kind: 'error' },
  });
  const [delivered] = await deliveriesOf(tenant, webhook);
  assert.equal(delivered.eventId, headers['webhook-id']);
  assert.deepEqual([delivered.state, delivered.attempts, delivered.log[0].status], ['delivered', 1, 204]);
});

test('for 24 hours after a rotation both secrets sign, then the new one alone', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const rotated = await ask('POST', `/api/v1/webhooks/${webhook.id}/rotate-secret`, { key: tenant.key });
  assert.equal(rotated.status, 200);
  assert.notEqual(rotated.body.secret, webhook.secret);
  const verifies = (secret: string, { body, headers }: Received) => {
    t.mock.timers.enable({ apis: ['Date'], now: clock.now });
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    } finally {
      t.mock.timers.reset();
    }
  };
  passes(day - minute);
  await archive(tenant.organisationId, companyId);
  await deliver();
  const during = receiver.received.at(-1)!;
  assert.deepEqual([verifies(webhook.secret, during), verifies(rotated.body.secret, during)], [true, true]);
  passes(2 * minute);
  await archive(tenant.organisationId, companyId);
  await deliver();
  const after = receiver.received.at(-1)!;
  assert.deepEqual([verifies(webhook.secret, after), verifies(rotated.body.secret, after)], [false, true]);
});

test('an event of a transaction that is rolled back is never delivered, and an organisation without webhooks leaves no row', async (t) => {
  const { receiver, tenant, companyId } = await start(t);
  const undone = inTransaction(db, async (tx) => {
    const data = { id: randomUUID(), companyId, cif: '1', messageId: '1', kind: 'error' };
    await addEvents(
      tx,
      [{ organisationId: tenant.organisationId, type: 'message.archived', data }],
      clock.now,
    );
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  const other = await service.addTenant();
  await archive(other.organisationId, await addCompany(other.organisationId));
  await deliver();
  assert.equal(receiver.received.length, 0);
  assert.equal(
    (await db.query('select from webhook_event where organisation_id = $1', [other.organisationId])).rowCount,
    0,
  );
});

test('only the chosen types and companies are told; events of no company reach every endpoint that chose them', async (t) => {
  const receiver = await startReceiver(t);
  const tenant = await service.addTenant();
  const { organisationId } = tenant;
  const [mine, other] = [await addCompany(organisationId), await addCompany(organisationId)];
  await addWebhook(tenant, receiver.url, { companies: [mine], events: ['message.archived', 'run.finished'] });
  await addWebhook(tenant, `${receiver.url}/expiring`, { events: ['message.expiring'] });
  const id = await archive(organisationId, mine);
  await archive(organisationId, other);
  const run = {
    organisationId,
    type: 'run.finished' as const,
    data: { runId: 'r', trigger: 'manual', state: 'failed' },
  };
  await addEvents(db, [run], clock.now);
  await deliver();
  assert.deepEqual(new Set(idsOf(receiver.received)), new Set([id, 'r']));
  assert.ok(receiver.received.every(({ path }) => path === '/hook'));
});

test('a failing delivery holds up its own company and no other, is shown as doing so, and the order is kept', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const { organisationId } = tenant;
  const other = await addCompany(organisationId);
  let broken = true;
  receiver.answer = (response, { body }) => {
    const refuses = broken && JSON.parse(body).data.companyId === companyId;
    response.writeHead(refuses ? 503 : 200).end('busy');
  };
  const first = [await archive(organisationId, companyId), await archive(organisationId, companyId)];
  const others = [await archive(organisationId, other), await archive(organisationId, other)];
  await deliver();
  const answered = receiver.received.map(({ body }) => JSON.parse(body).data);
  assert.deepEqual(
    answered.filter((data) => data.companyId === other).map(({ id }) => id),
    others,
  );
  assert.deepEqual(
    answered.filter((data) => data.companyId === companyId).map(({ id }) => id),
    first.slice(0, 1),
    'the second waits for the first',
  );
  const waiting = await deliveriesOf(tenant, webhook, '?state=waiting');
  const head = waiting.find(({ attempts }: { attempts: number }) => attempts === 1);
  assert.equal(head.log[0].code, 'refused');
  assert.ok(new Date(head.nextAttemptAt) > clock.now);
  assert.deepEqual(
    waiting.map(({ heldUpBy }: { heldUpBy: string | null }) => heldUpBy).sort(),
    [head.id, null].sort(),
  );
  const shown = await find(tenant, webhook);
  assert.deepEqual([shown.waiting, shown.heldUpSince], [2, clock.now.toISOString()]);

  broken = false;
  receiver.received.length = 0;
  passes(10_000);
  first.push(await archive(organisationId, companyId));
  await deliver();
  assert.deepEqual(idsOf(receiver.received), first);
  assert.equal((await find(tenant, webhook)).waiting, 0);
});

test('a receiver that is down is tried again after 5 s, 15 s, 45 s … until it is back', async (t) => {
  const tenant = await service.addTenant();
  const companyId = await addCompany(tenant.organisationId);
  const webhook = await addWebhook(tenant, 'http://127.0.0.1:1/down');
  await archive(tenant.organisationId, companyId);
  const pauses: number[] = [];
  for (let n = 1; n <= 5; n++) {
    await deliver();
    const [{ attempts, nextAttemptAt, log }] = await deliveriesOf(tenant, webhook);
    assert.deepEqual([attempts, log[0].code, log[0].status], [n, 'no_connection', null]);
    const pause = new Date(nextAttemptAt).getTime() - clock.now.getTime();
    pauses.push(pause);
    passes(pause);
  }
  for (const [n, pause] of pauses.entries()) {
    const planned = 5_000 * 3 ** n;
    assert.ok(pause >= planned && pause <= planned * 1.2 + 1, `${pause} after ${n + 1}`);
  }
  const receiver = await startReceiver(t);
  await ask('PATCH', `/api/v1/webhooks/${webhook.id}`, { key: tenant.key, body: { url: receiver.url } });
  await deliver();
  assert.equal(receiver.received.length, 1);
  assert.equal((await find(tenant, webhook)).failingSince, null);
});

test('Retry-After is respected in seconds and as a date, and capped at twelve hours', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  await archive(tenant.organisationId, companyId);
  const pauseAfter = async (retryAfter: string) => {
    status(receiver, 429, { 'retry-after': retryAfter });
    await deliver();
    const [{ nextAttemptAt }] = await deliveriesOf(tenant, webhook);
    const pause = new Date(nextAttemptAt).getTime() - clock.now.getTime();
    passes(pause);
    return pause;
  };
  assert.equal(await pauseAfter('600'), 10 * minute);
  const inAnHour = new Date(Math.ceil(clock.now.getTime() / 1000) * 1000 + hour);
  assert.ok(Math.abs((await pauseAfter(inAnHour.toUTCString())) - hour) <= 1000);
  assert.equal(await pauseAfter(String(40 * 24 * 3600)), 12 * hour);
  assert.ok((await pauseAfter('soon')) < 10 * minute, 'what is neither asks for nothing');
});

test('410 switches the endpoint off at once, with a task; switched on, it gets what waited and what came meanwhile', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const { key, organisationId } = tenant;
  const ids = [await archive(organisationId, companyId), await archive(organisationId, companyId)];
  status(receiver, 410);
  await deliver();
  assert.equal(receiver.received.length, 1);
  const off = await find(tenant, webhook);
  assert.deepEqual([off.state, off.disabledReason], ['disabled', 'gone']);
  const task = (await ask('GET', '/api/v1/tasks', { key })).body.data.find(
    ({ kind }: { kind: string }) => kind === 'webhook_disabled',
  );
  assert.match(task.title.ro, /Webhook oprit: 127\.0\.0\.1/);
  assert.match(task.detail.en, /410/);
  assert.equal(task.action.href, `/api/v1/webhooks/${webhook.id}`);

  passes(minute);
  ids.push(await archive(organisationId, companyId));
  passes(minute);
  await deliver();
  assert.equal(receiver.received.length, 1, 'nothing is sent while it is off');
  status(receiver, 200);
  receiver.received.length = 0;
  await ask('PATCH', `/api/v1/webhooks/${webhook.id}`, { key, body: { state: 'active' } });
  await deliver();
  assert.deepEqual(idsOf(receiver.received), ids);
  const tasks = (await ask('GET', '/api/v1/tasks', { key })).body.data;
  assert.ok(!tasks.some(({ kind }: { kind: string }) => kind === 'webhook_disabled'));
});

test('three days of failures switch the endpoint off, and nothing that waits is lost', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  status(receiver, 500);
  const id = await archive(tenant.organisationId, companyId);
  const begun = clock.now.getTime();
  while ((await find(tenant, webhook)).state === 'active') {
    await deliver();
    passes(30 * minute);
    assert.ok(clock.now.getTime() - begun < 4 * day, 'it is switched off in time');
  }
  assert.ok(clock.now.getTime() - begun >= 3 * day);
  assert.equal((await find(tenant, webhook)).disabledReason, 'failing');
  const [waiting] = await deliveriesOf(tenant, webhook);
  assert.equal(waiting.state, 'waiting');
  assert.ok(waiting.attempts >= 20 && waiting.attempts < 40, `${waiting.attempts} attempts`);
  assert.equal(waiting.log.length, 10);

  status(receiver, 200);
  receiver.received.length = 0;
  await ask('PATCH', `/api/v1/webhooks/${webhook.id}`, { key: tenant.key, body: { state: 'active' } });
  await deliver();
  assert.deepEqual(idsOf(receiver.received), [id]);
});

test('an event that an endpoint refuses for three days while it takes others is given up with a task, until it is retried', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const { key, organisationId } = tenant;
  const other = await addCompany(organisationId);
  const poison = await archive(organisationId, companyId);
  const next = await archive(organisationId, companyId);
  receiver.answer = (response, { body }) =>
    void response.writeHead(JSON.parse(body).data.id === poison ? 422 : 200).end();
  const delivered = () => idsOf(receiver.received).includes(next);
  for (
    const begun = clock.now.getTime();
    !delivered() && clock.now.getTime() - begun < 4 * day;
    passes(2 * hour)
  ) {
    await archive(organisationId, other);
    await deliver();
  }
  assert.ok(delivered());
  assert.equal((await find(tenant, webhook)).state, 'active');
  const [given] = await deliveriesOf(tenant, webhook, '?state=failed');
  const taskOf = async () =>
    (await ask('GET', '/api/v1/tasks', { key })).body.data.find(
      ({ kind }: { kind: string }) => kind === 'webhook_undelivered',
    );
  assert.match((await taskOf()).title.en, /1 delivery to 127\.0\.0\.1/);
  const retried = await ask('POST', `/api/v1/webhooks/deliveries/${given.id}/retry`, { key });
  assert.deepEqual([retried.status, retried.body.cause, retried.body.eventId], [202, 'retry', given.eventId]);
  assert.equal(await taskOf(), undefined);
  status(receiver, 200);
  await deliver();
  assert.equal(idsOf(receiver.received).at(-1), poison);
});

test('a redirect is not followed, 100 MB are not read, and a host that turns private after it was made is not reached', async (t) => {
  const inner = await startReceiver(t);
  const { receiver, tenant, companyId, webhook } = await start(t);
  await archive(tenant.organisationId, companyId);
  status(receiver, 307, { location: inner.url });
  await deliver();
  const codes = async () =>
    (await deliveriesOf(tenant, webhook))[0].log.map(({ code }: { code: string | null }) => code);
  assert.deepEqual(await codes(), ['redirect']);
  assert.equal(inner.received.length, 0);

  passes(minute);
  let written = 0;
  receiver.answer = (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(256 * 1024, 'x');
    const pump = () => {
      while (written < 100_000_000 && !response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', pump);
      }
      response.end();
    };
    pump();
  };
  await deliver();
  assert.deepEqual(await codes(), [null, 'redirect']);
  assert.ok(written < 50_000_000, `${written} bytes were taken`);

  const rebinding = 'rebinding.example';
  resolved[rebinding] = [['93.184.215.14'], ['127.0.0.2']];
  const turned = await addWebhook(tenant, `https://${rebinding}:${inner.port}/`);
  await archive(tenant.organisationId, companyId);
  status(receiver, 200);
  await deliver();
  const [refused] = await deliveriesOf(tenant, turned);
  assert.deepEqual([refused.state, refused.log[0].code], ['waiting', 'no_public_address']);
  assert.equal(inner.received.length, 0);
});

test('a receiver that does not answer costs its own deliveries a timeout, and other organisations nothing', async (t) => {
  const slow = await start(t);
  const quick = await start(t);
  const held: (() => void)[] = [];
  slow.receiver.answer = (response) => void held.push(() => response.end());
  for (let n = 0; n < 12; n++)
    await archive(slow.tenant.organisationId, await addCompany(slow.tenant.organisationId));
  await archive(quick.tenant.organisationId, quick.companyId);
  await deliver('test', 300);
  assert.equal(quick.receiver.received.length, 1);
  const waiting = await deliveriesOf(slow.tenant, slow.webhook);
  assert.ok(waiting.every(({ state }: { state: string }) => state === 'waiting'));
  assert.equal(waiting[0].log[0].code, 'timeout');
  for (const end of held) end();
});

test('at most four requests at once go to one endpoint, and eight to one organisation', async (t) => {
  const { tenant, receiver } = await start(t);
  const { organisationId } = tenant;
  await addWebhook(tenant, `${receiver.url}/2`);
  await addWebhook(tenant, `${receiver.url}/3`);
  for (let n = 0; n < 6; n++) await archive(organisationId, await addCompany(organisationId));
  await makeDeliveries(db, clock.now);
  const claimed = [];
  for (let lane = await claimLane(db, 'a', clock.now); lane; lane = await claimLane(db, 'a', clock.now))
    claimed.push(lane);
  const counts = Object.values(Object.groupBy(claimed, ({ webhookId }) => webhookId)).map(
    (all) => all!.length,
  );
  assert.equal(claimed.length, 8);
  assert.ok(counts.every((n) => n <= 4));
  passes(2 * minute);
  await deliver();
  assert.equal(receiver.received.length, 18, 'leases that were not given back have ended');
});

test('a worker that dies after the commit, before or after the request, loses nothing and keeps the order', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push(await archive(tenant.organisationId, companyId));
  // Dies with the lane in its hands.
  await makeDeliveries(db, clock.now);
  let claimed = 0;
  // Lanes of other tests may be due as well.
  while (await claimLane(db, 'dead', clock.now)) claimed++;
  assert.ok(claimed > 0);
  await deliver();
  assert.equal(receiver.received.length, 0, 'leased by the dead one');
  passes(61_000);
  // Sends the first, and dies before it is recorded.
  const dying = { ...ctx, db: dyingDatabase(), worker: 'dying' };
  await deliverDueWebhooks({ ...dying, log: { ...ctx.log, error: () => {} } as never }).catch(() => {});
  assert.deepEqual(idsOf(receiver.received), ids.slice(0, 1));
  passes(61_000);
  await deliver();
  assert.deepEqual(idsOf(receiver.received), [ids[0], ...ids]);
  const [again, first] = receiver.received.map(({ headers }) => headers['webhook-id']);
  assert.equal(again, first, 'the same id, by which the receiver knows it');

  /** A database that is gone once this webhook's delivery is to be recorded, as for a process that is killed. */
  function dyingDatabase(): typeof db {
    let dead = false;
    const guard = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (of, name) => {
          const value = Reflect.get(of, name);
          if (typeof value !== 'function') return value;
          return async (...args: unknown[]) => {
            const statement =
              typeof args[0] === 'string' ? { text: args[0] } : (args[0] as Partial<Statement>);
            const { text = '', values = [] } = statement ?? {};
            // Lanes of other tests may be due as well, and are delivered before.
            const records = /update webhook_lane set failures/.test(text) && values.includes(webhook.id);
            if (name === 'query' && records) dead = true;
            if (dead && name !== 'release' && !/rollback/.test(text)) throw new Error('killed');
            const result = await value.apply(of, args);
            return name === 'connect' ? guard(result as object) : result;
          };
        },
      });
    return guard(db);
  }
});

test('several workers deliver each event once and each company in order', async (t) => {
  const { receiver, tenant } = await start(t);
  const { organisationId } = tenant;
  const companies = [];
  for (let n = 0; n < 5; n++) companies.push(await addCompany(organisationId));
  const sent = new Map<string, string[]>();
  for (let n = 0; n < 40; n++) {
    const companyId = companies[n % 5]!;
    sent.set(companyId, [...(sent.get(companyId) ?? []), await archive(organisationId, companyId)]);
    if (n % 10 === 9) await Promise.all([deliver('a'), deliver('b'), deliver('c')]);
  }
  await deliver();
  for (const companyId of companies)
    assert.deepEqual(
      receiver.received
        .map(({ body }) => JSON.parse(body).data)
        .filter((data) => data.companyId === companyId)
        .map(({ id }) => id),
      sent.get(companyId),
    );
});

test('a period is replayed in its order, under the ids that it had; an empty one is refused', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  const { key, organisationId } = tenant;
  const replay = (from: Date, to: Date) =>
    ask('POST', `/api/v1/webhooks/${webhook.id}/replay`, { key, body: { from, to } });
  passes(hour);
  const from = clock.now;
  const ids = [];
  for (let n = 0; n < 3; n++) {
    ids.push(await archive(organisationId, companyId));
    passes(minute);
  }
  const to = clock.now;
  await archive(organisationId, companyId);
  await deliver();
  const before = receiver.received.map(({ headers }) => headers['webhook-id']).slice(0, 3);
  receiver.received.length = 0;
  assert.deepEqual((await replay(from, to)).body, { queued: 3 });
  await deliver();
  assert.deepEqual(idsOf(receiver.received), ids);
  assert.deepEqual(
    receiver.received.map(({ headers }) => headers['webhook-id']),
    before,
  );
  const empty = await replay(new Date(from.getTime() - 2 * day), new Date(from.getTime() - day));
  assert.deepEqual([empty.status, empty.body.code], [409, 'conflict']);
  assert.equal((await replay(to, from)).status, 400);
});

test('a test is sent to an endpoint that is switched off too, once, and says nothing of its state', async (t) => {
  const { receiver, tenant, webhook } = await start(t);
  const { key } = tenant;
  await ask('PATCH', `/api/v1/webhooks/${webhook.id}`, { key, body: { state: 'disabled' } });
  status(receiver, 500, {}, 'broken');
  const asked = await ask('POST', `/api/v1/webhooks/${webhook.id}/test`, { key });
  assert.equal(asked.status, 202);
  await deliver();
  passes(hour);
  await deliver();
  assert.equal(receiver.received.length, 1);
  assert.equal(JSON.parse(receiver.received[0]!.body).type, 'webhook.test');
  const [tried] = await deliveriesOf(tenant, webhook);
  assert.deepEqual([tried.id, tried.cause, tried.state], [asked.body.id, 'test', 'failed']);
  assert.equal((await find(tenant, webhook)).failingSince, null);
});

test('a host of a private network answers for its operator: nothing of it is shown', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  status(receiver, 500, {}, 'the inner workings');
  await archive(tenant.organisationId, companyId);
  await deliver();
  const [{ log }] = await deliveriesOf(tenant, webhook);
  assert.deepEqual([log[0].status, log[0].answer], [500, null]);
});

test('another organisation sees, changes and retries nothing, and a key of a lower scope is refused', async (t) => {
  const { tenant, webhook, receiver, companyId } = await start(t);
  await archive(tenant.organisationId, companyId);
  await deliver();
  const [delivered] = await deliveriesOf(tenant, webhook);
  const stranger = await service.addTenant();
  const reader = await service.addKey(tenant.organisationId, 'sync');
  const calls: [Parameters<typeof ask>[0], string, object?][] = [
    ['GET', `/api/v1/webhooks/${webhook.id}`],
    ['PATCH', `/api/v1/webhooks/${webhook.id}`, { state: 'disabled' }],
    ['DELETE', `/api/v1/webhooks/${webhook.id}`],
    ['POST', `/api/v1/webhooks/${webhook.id}/rotate-secret`],
    ['POST', `/api/v1/webhooks/${webhook.id}/test`],
    ['GET', `/api/v1/webhooks/${webhook.id}/deliveries`],
    [
      'POST',
      `/api/v1/webhooks/${webhook.id}/replay`,
      { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
    ],
    ['POST', `/api/v1/webhooks/deliveries/${delivered.id}/retry`],
  ];
  for (const [method, url, body] of calls) {
    const options = body ? { body } : {};
    assert.equal((await ask(method, url, { key: stranger.key, ...options })).status, 404, `${method} ${url}`);
    assert.equal((await ask(method, url, { key: reader, ...options })).status, 403, `${method} ${url}`);
  }
  const theirs = await addCompany(stranger.organisationId);
  const foreign = await ask('PATCH', `/api/v1/webhooks/${webhook.id}`, {
    key: tenant.key,
    body: { companies: [theirs] },
  });
  assert.equal(foreign.status, 400);
  assert.equal(receiver.received.length, 1);
});

test('an organisation has at most twenty', async () => {
  const tenant = await service.addTenant();
  for (let n = 0; n < 20; n++) {
    await addWebhook(tenant, `https://hook${n}.example/`);
    passes(10_000);
  }
  const reply = await ask('POST', '/api/v1/webhooks', {
    key: tenant.key,
    body: { url: 'https://more.example/', events: ['run.finished'] },
  });
  assert.deepEqual([reply.status, reply.body.code], [409, 'conflict']);
});

test('notification services get a text in the language of the endpoint', async (t) => {
  const receiver = await startReceiver(t);
  const tenant = await service.addTenant();
  const companyId = await addCompany(tenant.organisationId);
  const { url } = receiver;
  await addWebhook(tenant, `${url}/ntfy`, { format: 'ntfy' });
  await addWebhook(tenant, `${url}/slack`, { format: 'slack', language: 'en' });
  await addWebhook(tenant, `${url}/apprise`, { format: 'apprise', language: 'ro' });
  await archive(tenant.organisationId, companyId);
  await deliver();
  const sent = (path: string) => receiver.received.find((request) => request.path === path)!;
  const ntfy = sent('/hook/ntfy');
  assert.match(ntfy.body, /Mesajul 3001 al CIF 12345678 a fost arhivat/);
  const title = /^=\?UTF-8\?B\?(.*)\?=$/.exec(String(ntfy.headers.title))![1]!;
  assert.equal(Buffer.from(title, 'base64').toString(), 'Mesaj SPV arhivat');
  assert.match(JSON.parse(sent('/hook/slack').body).text, /^\*SPV message archived\*\n/);
  assert.deepEqual(Object.keys(JSON.parse(sent('/hook/apprise').body)), ['title', 'body', 'type']);
  assert.equal(sent('/hook/ntfy').headers['webhook-signature'], undefined);
});

test('what has ended is pruned after thirty days; what waits is kept', async (t) => {
  const { receiver, tenant, companyId, webhook } = await start(t);
  await archive(tenant.organisationId, companyId);
  await deliver();
  await ask('PATCH', `/api/v1/webhooks/${webhook.id}`, { key: tenant.key, body: { state: 'active' } });
  status(receiver, 410);
  await archive(tenant.organisationId, companyId);
  await deliver();
  passes(31 * day);
  await pruneOld(ctx);
  const kept = await deliveriesOf(tenant, webhook);
  assert.deepEqual(
    kept.map(({ state }: { state: string }) => state),
    ['waiting'],
  );
});

test('a new key opens address and secrets after rotate-key has put them under it; a lost key removes the endpoints', async () => {
  const { organisationId } = await service.addTenant();
  const [before, after] = [randomBytes(32), randomBytes(32)];
  const vaultOf = (current: Buffer, ...others: Buffer[]) =>
    createVault({ current: () => current, others: () => others });
  const given = { organisationId, url: 'https://hook.example/', host: 'hook.example', companies: null };
  const id = await insertWebhook(
    db,
    vaultOf(before),
    {
      ...given,
      ...{
        events: ['run.finished'],
        format: 'standard',
        language: 'ro',
        secret: 'whsec_Zmlyc3Q=',
        createdBy: null,
      },
    },
    clock.now,
  );
  const until = new Date(clock.now.getTime() + day);
  await rotateWebhookSecret(db, vaultOf(before), { organisationId, id, secret: 'whsec_c2Vjb25k', until });
  await db.query('update webhook set removed_at = $1 where id <> $2 and removed_at is null', [clock.now, id]);
  assert.equal(await rewrapWebhookSecrets(db, vaultOf(after, before)), 3);
  const target = await findWebhookTarget(db, vaultOf(after), id, clock.now);
  assert.equal(target!.url, given.url);
  assert.deepEqual(target!.secrets, ['whsec_c2Vjb25k', 'whsec_Zmlyc3Q=']);
  assert.deepEqual(await discardWebhooks(db, clock.now), new Map([[organisationId, 1]]));
  assert.equal(await findWebhookTarget(db, vaultOf(after), id, clock.now), undefined);
});
