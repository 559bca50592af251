/** Each event that an endpoint may choose, from the fact that it is about to the body that arrives. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type pg from 'pg';
import { readDocument } from '../scripts/support/read-document.ts';
import { testWebhook } from '../src/actions/webhooks/send-again.ts';
import { verifySigned } from '../src/core/signed.ts';
import {
  type SentEventType,
  testEventType,
  type WebhookEventType,
  webhookEventTypes,
} from '../src/core/webhook.ts';
import { recordFinding } from '../src/db/archive/integrity-finding.ts';
import { denyAccess, grantAccess } from '../src/db/companies/company-access.ts';
import { addWebhook } from '../src/db/webhooks/webhook.ts';
import { tellExpiring } from '../src/jobs/tell-expiring.ts';
import { tellHeadsByWebhook } from '../src/jobs/tell-heads-by-webhook.ts';
import { newWebhookSecret } from '../src/webhooks/webhook-request.ts';
import { deliverDueWebhooks } from './support/deliver-due-webhooks.ts';
import { documentValidator, errorsOf } from './support/documented.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { startReceiver } from './support/receiver.ts';

const day = 86_400_000;

interface Told {
  type: SentEventType;
  // biome-ignore lint/suspicious/noExplicitAny: a body is what the test says it is.
  data: any;
}

async function start(t: TestContext, events: WebhookEventType[]) {
  const engine = await startEngine(t, {}, 0, { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' });
  const receiver = await startReceiver(t);
  const { organisationId, app } = engine;
  const given = { organisationId, url: receiver.url, host: '127.0.0.1', events, companies: null };
  const more = { format: 'standard', language: 'ro', secret: newWebhookSecret(), createdBy: null } as const;
  const id = await addWebhook(app.db, app.vault, { ...given, ...more }, app.now());
  const told = async (): Promise<Told[]> => {
    await deliverDueWebhooks({ ...app, worker: 'test' });
    const bodies = receiver.received.splice(0).map(({ body }) => JSON.parse(body));
    for (const body of bodies) checkBody(body);
    return bodies.map(({ type, data }) => ({ type, data }));
  };
  return { engine, told, now: app.now, id };
}

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document.
const document: any = JSON.parse(await readDocument());
const validatorOf = documentValidator(document);
const checked = new Set<string>();

/** As the `webhooks` section of the OpenAPI document describes it, and no field that it does not name. */
function checkBody(body: Told): void {
  const { schema } = document.webhooks[body.type].post.requestBody.content['application/json'];
  const validate = validatorOf(schema);
  assert.ok(validate(body), `${body.type}: ${errorsOf(validate)} ${JSON.stringify(body)}`);
  assert.deepEqual(unnamed(body, schema), [], body.type);
  checked.add(body.type);
}

// biome-ignore lint/suspicious/noExplicitAny: JSON Schema.
function unnamed(value: any, schema: any): string[] {
  if (schema.$ref) return unnamed(value, document.components.schemas[schema.$ref.split('/').at(-1)]);
  if (!schema.properties) return [];
  return Object.keys(value).flatMap((key) =>
    schema.properties[key] ? unnamed(value[key], schema.properties[key]) : [key],
  );
}

const signal = new AbortController().signal;
const later = (engine: Engine, ms: number) => engine.sandbox.clock.advance(ms);

test('a sync tells of each message, of each invoice with its parties and sum, and of its own end', async (t) => {
  const { engine, told } = await start(t, [
    'message.archived',
    'invoice.received',
    'invoice.sent',
    'run.finished',
  ]);
  const companyId = await engine.addCompany('12345674', 6);
  const run = await engine.sync();
  const events = await told();
  const of = (type: WebhookEventType) => events.filter((event) => event.type === type);
  assert.equal(of('message.archived').length, 6);
  const { rows } = await engine.ctx.db.query(
    'select id, direction, number, payable::text from invoice order by id',
  );
  const invoices = [...of('invoice.received'), ...of('invoice.sent')];
  assert.deepEqual(
    invoices
      .map(({ data }) => ({
        id: data.id,
        direction: data.direction,
        number: data.number,
        payable: data.payable,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    rows,
  );
  assert.ok(invoices.length > 0);
  for (const { type, data } of invoices) {
    assert.equal(type, `invoice.${data.direction}`);
    assert.deepEqual([data.companyId, data.cif], [companyId, '12345674']);
    assert.ok(data.seller.cif && data.buyer.cif && data.messageId && data.seal && data.reading === 'read');
  }
  assert.deepEqual(of('run.finished'), [
    { type: 'run.finished', data: { id: run.id, trigger: 'manual', state: 'succeeded' } },
  ]);
});

test('access that is lost and comes back is told each once; a first grant is no return', async (t) => {
  const { engine, told, now } = await start(t, ['company.access_lost', 'company.access_restored']);
  const companyId = await engine.addCompany('12345674');
  const { connectionId, ctx } = engine;
  await grantAccess(ctx.db, companyId, connectionId, now());
  assert.deepEqual(await told(), []);
  const refused = { companyId, connectionId, words: 'Nu aveti drept', now: now() };
  await denyAccess(ctx.db, refused);
  await denyAccess(ctx.db, refused);
  const about = { companyId, cif: '12345674' };
  assert.deepEqual(await told(), [
    { type: 'company.access_lost', data: { ...about, detail: 'Nu aveti drept' } },
  ]);
  await grantAccess(ctx.db, companyId, connectionId, now());
  assert.deepEqual(await told(), [{ type: 'company.access_restored', data: about }]);
});

test('a message that was tried and expires within a week is told once', async (t) => {
  const { engine, told } = await start(t, ['message.expiring']);
  const companyId = await engine.addCompany('12345674', 1);
  engine.sandbox.faults.add({ kind: 'http_500', on: 'download' });
  await engine.sync();
  await tellExpiring(engine.ctx, signal);
  assert.deepEqual(await told(), []);
  await engine.ctx.db.query(`update message set created_at = $1`, [
    new Date(engine.app.now().getTime() - 54 * day),
  ]);
  await tellExpiring(engine.ctx, signal);
  await tellExpiring(engine.ctx, signal);
  const [event, ...rest] = await told();
  assert.deepEqual(rest, []);
  assert.deepEqual([event!.type, event!.data.companyId], ['message.expiring', companyId]);
  assert.equal(new Date(event!.data.expiresAt).getTime() - engine.app.now().getTime() <= 6 * day, true);
});

test('a certificate is told of 30 days before its year ends, and when ANAF refuses it, each once', async (t) => {
  const { engine, told } = await start(t, ['connection.expiring']);
  const { ctx, connectionId: id } = engine;
  await tellExpiring(ctx, signal);
  assert.deepEqual(await told(), []);
  later(engine, 340 * day);
  await tellExpiring(ctx, signal);
  await tellExpiring(ctx, signal);
  const ageing = await told();
  assert.deepEqual(
    ageing.map(({ data }) => [data.id, data.reason]),
    [[id, 'ageing']],
  );
  await ctx.db.query('update anaf_connection set refresh_refused_at = $1', [ctx.clock.now()]);
  await tellExpiring(ctx, signal);
  await tellExpiring(ctx, signal);
  assert.deepEqual(
    (await told()).map(({ data }) => [data.id, data.reason]),
    [[id, 'refused']],
  );
});

test('a finding of the archive is told when it is new, and not when it is seen again', async (t) => {
  const { engine, told, now } = await start(t, ['integrity.finding']);
  const companyId = await engine.addCompany('12345674');
  const finding = { kind: 'file_missing', subject: 'a.zip' } as const;
  for (let night = 0; night < 3; night++) await recordFinding(engine.ctx.db, companyId, finding, now());
  const [event, ...rest] = await told();
  assert.deepEqual(rest, []);
  const { id, ...data } = event!.data;
  assert.deepEqual(data, { companyId, cif: '12345674', kind: 'file_missing', message: null });
  // A file of no company belongs to the installation, and is no organisation's.
  await recordFinding(engine.ctx.db, null, { kind: 'orphan_file', subject: 'b' }, now());
  assert.deepEqual(await told(), []);
});

test('each changed head of the own companies is told once, signed, and by a limited endpoint of its companies alone', async (t) => {
  const { engine, told, id } = await start(t, ['company.head']);
  const { ctx, database } = engine;
  const first = await engine.addCompany('12345674', 2);
  const second = await engine.addCompany('14399840', 1);
  await engine.addCompany('1590082');
  await engine.addTenant('Alt Cabinet SRL', '12345674');
  await engine.sync();
  await tellHeadsByWebhook(ctx, signal);
  await tellHeadsByWebhook(ctx, signal);
  const heads = await told();
  assert.deepEqual(
    heads.map(({ data }) => [data.companyId, data.seq]).sort(),
    [
      [first, 2],
      [second, 1],
    ].sort(),
  );
  const { data } = heads.find((one) => one.data.companyId === first)!;
  const { rows } = await database.pool.query('select chain_head from company where id = $1', [first]);
  assert.equal(data.head, rows[0].chainHead);
  assert.ok(verifySigned(data.signed));
  const { companies, organisation } = data.signed.document;
  assert.deepEqual(
    [organisation, companies.length, companies[0].head],
    [engine.organisationId, 1, data.head],
  );

  await database.pool.query('update webhook set companies = array[$2::uuid] where id = $1', [id, second]);
  for (const cif of ['12345674', '14399840']) engine.sandbox.world.addMessage(cif);
  later(engine, 3_600_000);
  await engine.sync();
  await tellHeadsByWebhook(ctx, signal);
  assert.deepEqual(
    (await told()).map(({ data }) => [data.companyId, data.seq]),
    [[second, 2]],
  );
});

test('without endpoints archiving writes nothing for them, and with one no statement more', async (t) => {
  const statements = async (events: WebhookEventType[]) => {
    const { engine } = await start(t, events);
    if (events.length === 0) await engine.ctx.db.query('update webhook set removed_at = now()');
    await engine.addCompany('12345674', 12);
    const texts = new Set<string>();
    const noted = noteStatements(engine, (text) => texts.add(text));
    await engine.sync();
    noted.end();
    const { rows } = await engine.ctx.db.query('select count(*) as n from webhook_outbox');
    return { texts, outbox: rows[0].n };
  };
  const without = await statements([]);
  const withOne = await statements(['message.archived']);
  assert.equal(without.outbox, 0);
  assert.equal(withOne.outbox, 14, 'twelve messages, the first right to the company, and the run');
  // How often each is sent follows how messages are gathered, which differs from run to run.
  const more = [...withOne.texts].filter((text) => !without.texts.has(text) && /webhook/.test(text));
  assert.deepEqual(more, []);
  assert.ok(without.texts.size > 20, `${without.texts.size} statements`);
});

test('a test is sent on request, and each type that there is was delivered as the document describes it', async (t) => {
  const { engine, told, id } = await start(t, ['run.finished']);
  const { organisationId, app } = engine;
  await testWebhook(app, { kind: 'operator', organisationId, scope: 'admin' }, { id });
  assert.deepEqual(
    (await told()).map(({ type }) => type),
    [testEventType],
  );
  const timestamp = app.now().toISOString();
  const said = { type: testEventType, timestamp, data: { organisation: 'A' } } as const;
  assert.throws(() => checkBody({ ...said, data: {} }), /organisation/);
  assert.throws(() => checkBody({ ...said, data: { ...said.data, secret: 'a' } }), /secret/);
  const types = [...webhookEventTypes, testEventType].sort();
  assert.deepEqual(Object.keys(document.webhooks).sort(), types);
  assert.deepEqual([...checked].sort(), types);
});

/** Every statement that a connection of the pool sends from now on. */
function noteStatements({ database: { pool } }: Engine, note: (text: string) => void): { end(): void } {
  const undo: (() => void)[] = [];
  const watched = new Set<pg.PoolClient>();
  const watch = (client: pg.PoolClient) => {
    if (watched.has(client)) return;
    watched.add(client);
    const { query } = client;
    client.query = ((...args: Parameters<typeof query>) => {
      const statement = args[0] as unknown as string | { text: string };
      note(typeof statement === 'string' ? statement : statement.text);
      return query.apply(client, args);
    }) as typeof query;
    undo.push(() => {
      client.query = query;
    });
  };
  pool.on('acquire', watch);
  return {
    end: () => {
      pool.off('acquire', watch);
      for (const each of undo) each();
    },
  };
}
