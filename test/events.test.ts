/** Live events: what was committed, in order and without a gap, to those whom it concerns. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { inTransaction } from '../src/db/connection.ts';
import {
  addEvents,
  type EventType,
  findEventHorizon,
  listEvents,
  pruneOldEvents,
} from '../src/db/events/event.ts';
import { startService, type Tenant } from './support/service.ts';

const eventPace = { pollMs: 20, heartbeatMs: 60, recheckMs: 30, patienceMs: 300 };
const service = await startService({ server: { eventPace } });
const { ask, db, clock } = service;
await service.app.listen({ port: 0, host: '127.0.0.1' });
const { port } = service.app.server.address() as AddressInfo;
const path = '/api/v1/sync/events';

const say = (organisationId: string, n: number, type: EventType = 'message.archived') =>
  inTransaction(db, (tx) => addEvents(tx, [{ organisationId, type, data: { n } }], clock.now));

interface Heard {
  text: string;
  ended: boolean;
  events(): { id: number; type: string; n: number }[];
  stop(): void;
}

async function listen(t: TestContext, { key }: { key: string }, query = '', headers = {}): Promise<Heard> {
  const stop = new AbortController();
  t.after(() => stop.abort());
  const answer = await fetch(`http://127.0.0.1:${port}${path}${query}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: stop.signal,
  });
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/event-stream']);
  const heard: Heard = {
    text: '',
    ended: false,
    events: () =>
      heard.text
        .split('\n\n')
        .map((block) => /^id: (\d+)\nevent: (\S+)\ndata: (.*)$/.exec(block))
        .filter((found) => found !== null)
        .map(([, id, type, data]) => ({ id: Number(id), type: type!, n: JSON.parse(data!).n })),
    stop: () => stop.abort(),
  };
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body!) heard.text += decoder.decode(chunk, { stream: true });
  };
  void read()
    .catch(() => {})
    .finally(() => {
      heard.ended = true;
    });
  await until(() => heard.text.includes('retry:'));
  return heard;
}

const numbers = (heard: Heard) => heard.events().map(({ n }) => n);
const hears = async (heard: Heard, ...expected: number[]) => {
  await until(() => numbers(heard).length >= expected.length);
  assert.deepEqual(numbers(heard), expected);
};

test('a text with any sign of a line’s end is one line of the stream (2026-11-29)', async (t) => {
  const tenant = await service.addTenant();
  const heard = await listen(t, tenant);
  const n = 'a\nb\rc\vd\fe\u0085f\u2028g\u2029h';
  await inTransaction(db, (tx) =>
    addEvents(
      tx,
      [{ organisationId: tenant.organisationId, type: 'message.archived', data: { n } }],
      clock.now,
    ),
  );
  await until(() => heard.events().length === 1);
  assert.equal(heard.events()[0]!.n as unknown, n);
  const [, block] = heard.text.split('id: ');
  assert.deepEqual(block!.trimEnd().split(/[\n\r\v\f\u0085\u2028\u2029]/).length, 3);
});

test('an event that commits late is not passed by: what came after it waits for it', async () => {
  const { organisationId } = await service.addTenant();
  const before = await findEventHorizon(db);
  const event = (n: number) => [{ organisationId, type: 'message.archived' as const, data: { n } }];
  const [slow, quick] = [await db.connect(), await db.connect()];
  try {
    await slow.query('begin');
    await addEvents(slow, event(1), clock.now);
    await quick.query('begin');
    await addEvents(quick, event(2), clock.now);
    await quick.query('commit');
    const early = await findEventHorizon(db);
    assert.deepEqual(await listEvents(db, organisationId, { after: before, upTo: early, limit: 10 }), []);
    await slow.query('commit');
    const upTo = await findEventHorizon(db);
    const found = await listEvents(db, organisationId, { after: early, upTo, limit: 10 });
    assert.deepEqual(
      found.map(({ data }) => data.n),
      [1, 2],
    );
  } finally {
    slow.release();
    quick.release();
  }
});

test('an event that is rolled back is never told, and holds nothing up', async () => {
  const { organisationId } = await service.addTenant();
  const before = await findEventHorizon(db);
  const client = await db.connect();
  await client.query('begin');
  await addEvents(client, [{ organisationId, type: 'run.started', data: {} }], clock.now);
  await client.query('rollback');
  client.release();
  await say(organisationId, 2);
  const upTo = await findEventHorizon(db);
  const found = await listEvents(db, organisationId, { after: before, upTo, limit: 10 });
  assert.deepEqual(
    found.map(({ data }) => data.n),
    [2],
  );
});

test('forty writers at once are read by one who never stops, each event once and in order', async () => {
  const { organisationId } = await service.addTenant();
  let cursor = await findEventHorizon(db);
  const seen: number[] = [];
  const look = async () => {
    const upTo = await findEventHorizon(db);
    const found = await listEvents(db, organisationId, { after: cursor, upTo, limit: 1_000 });
    seen.push(...found.map(({ data }) => data.n as number));
    cursor = Math.max(cursor, upTo);
  };
  let writing = true;
  const reader = (async () => {
    while (writing) await look();
    await look();
  })();
  const write = async (n: number) => {
    for (let i = 0; i < 10; i++) await say(organisationId, n * 10 + i);
  };
  await Promise.all(Array.from({ length: 40 }, (_, n) => write(n))).finally(() => {
    writing = false;
  });
  await reader;
  assert.equal(seen.length, 400);
  assert.equal(new Set(seen).size, 400);
});

test('who looks on hears what comes, and nothing of another organisation', async (t) => {
  const ours = await service.addTenant();
  const theirs = await service.addTenant();
  await say(ours.organisationId, 0);
  const [we, they] = [await listen(t, ours), await listen(t, theirs)];
  await say(ours.organisationId, 1);
  await say(theirs.organisationId, 9);
  await say(ours.organisationId, 2, 'run.finished');
  await hears(we, 1, 2);
  await hears(they, 9);
  assert.deepEqual(
    we.events().map(({ type }) => type),
    ['message.archived', 'run.finished'],
  );
  await until(() => we.text.includes(': here'));
});

test('who comes back with the last event that he has misses none', async (t) => {
  const tenant = await service.addTenant();
  const first = await listen(t, tenant);
  await say(tenant.organisationId, 1);
  await say(tenant.organisationId, 2);
  await hears(first, 1, 2);
  first.stop();
  await say(tenant.organisationId, 3);
  const [one] = first.events();
  const again = await listen(t, tenant, '?after=0', { 'last-event-id': String(one!.id) });
  await hears(again, 2, 3);
  await say(tenant.organisationId, 4);
  await hears(again, 2, 3, 4);
  await hears(await listen(t, tenant, '?after=0'), 1, 2, 3, 4);
  assert.ok(!again.text.includes('reset'));
});

test('who was away for longer than events are kept is told so', async (t) => {
  const tenant = await service.addTenant();
  await say(tenant.organisationId, 1);
  const heard = await listen(t, tenant, '?after=0');
  await hears(heard, 1);
  const [{ id } = { id: 0 }] = heard.events();
  await pruneOldEvents(db, new Date(clock.now.getTime() + 8 * 86_400_000));
  await say(tenant.organisationId, 2);
  const back = await listen(t, tenant, `?after=${id}`);
  await hears(back, 2);
  assert.match(back.text, /event: reset/);
});

test("a person's code never leaves in an event", async (t) => {
  const tenant = await service.addTenant();
  const heard = await listen(t, tenant);
  const data = { n: 1, detail: 'CNP 1960101123456' };
  const event = { organisationId: tenant.organisationId, type: 'message.failed' as const, data };
  await inTransaction(db, (tx) => addEvents(tx, [event], clock.now));
  await hears(heard, 1);
  assert.ok(!heard.text.includes('1960101123456') && heard.text.includes('1***********6'));
});

test('a revoked key hears no more', async (t) => {
  const tenant = await service.addTenant();
  const { id, key } = (await ask('POST', '/api/v1/api-keys', { ...tenant, body: { name: 'ERP' } })).body;
  const heard = await listen(t, { key });
  await ask('DELETE', `/api/v1/api-keys/${id}`, tenant);
  service.passes(5_000);
  await until(() => heard.ended);
  await say(tenant.organisationId, 1);
  assert.deepEqual(numbers(heard), []);
});

test('one holder has five streams, and another one when he closes one', async (t) => {
  const tenant = await service.addTenant();
  const streams: Heard[] = [];
  for (let n = 0; n < 5; n++) streams.push(await listen(t, tenant));
  const refused = await ask('GET', path, tenant);
  assert.deepEqual(
    [refused.status, refused.body.code, refused.headers['retry-after']],
    [429, 'too_many_requests', '10'],
  );
  streams[0]!.stop();
  await until(async () => {
    const head = await listenOnce(tenant);
    return head === 200;
  });
});

async function listenOnce({ key }: Tenant): Promise<number> {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${key}` };
  const { status } = await fetch(`http://127.0.0.1:${port}${path}`, { headers, signal: stop.signal });
  stop.abort();
  return status;
}

test('a client that does not read is let go', async (t) => {
  const tenant = await service.addTenant();
  await db.query(
    `insert into event (organisation_id, type, data, at)
     select $1, 'message.archived', jsonb_build_object('n', n, 'text', repeat('x', 10000)), $2
     from generate_series(1, 3000) n`,
    [tenant.organisationId, clock.now],
  );
  const lazy = request({ port, path: `${path}?after=0`, headers: { authorization: `Bearer ${tenant.key}` } });
  t.after(() => lazy.destroy());
  lazy
    .on('error', () => {})
    .on('response', (response) => response.on('error', () => {}).pause())
    .end();
  await until(() => service.logged.some((line) => line.includes('did not read its live events')));
});

test('what is no event id is refused, and HEAD has no body', async () => {
  const tenant = await service.addTenant();
  const wrong = await ask('GET', path, { ...tenant, headers: { 'last-event-id': 'x' } });
  assert.deepEqual([wrong.status, wrong.body.parameter], [400, 'Last-Event-ID']);
  assert.equal((await ask('GET', `${path}?after=-1`, tenant)).status, 400);
  assert.equal((await ask('HEAD', path, tenant)).status, 200);
});

test('closing the service ends every stream', async (t) => {
  const tenant = await service.addTenant();
  const heard = await listen(t, tenant);
  await service.app.close();
  await until(() => heard.ended);
});
