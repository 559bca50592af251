/** What a monitoring system reads: true figures of the whole installation, no names, and only for its operator. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort } from '../scripts/support/free-port.ts';
import { testWebhook } from '../src/actions/webhooks/send-again.ts';
import { recordFinding } from '../src/db/archive/integrity-finding.ts';
import { addWebhook, type NewWebhook } from '../src/db/webhooks/webhook.ts';
import { newWebhookSecret } from '../src/webhooks/webhook-request.ts';
import { addCompany } from './support/catalogue.ts';
import { testDatabase } from './support/database.ts';
import { deliverDueWebhooks } from './support/deliver-due-webhooks.ts';
import { startEngine } from './support/engine.ts';
import { startService as startProcess } from './support/processes.ts';
import { startReceiver } from './support/receiver.ts';
import { startService } from './support/service.ts';
import { openSite } from './support/site.ts';

const token = 'a-token-of-the-operator';

test('after a first sync it tells what was asked of ANAF, what is archived and what runs, and no name', async (t) => {
  const database = await testDatabase(t);
  const site = await openSite(t, {}, database);
  const organisationId = await site.addOrganisation('Firma Discretă SRL');
  await site.addCompany(organisationId, 7);
  await site.addCompany(organisationId, 2);
  const runId = await site.request(organisationId);
  const service = await startProcess(t, { ...site.env, ROLE: 'all' });
  await site.ended(organisationId, runId);
  const { read, words } = await scrape(service.url);

  assert.equal(read('efactura_anaf_calls_total{endpoint="list",code="ok"}'), 2);
  assert.equal(read('efactura_anaf_calls_total{endpoint="download",code="ok"}'), 9);
  assert.equal(read('efactura_anaf_call_duration_seconds_count{endpoint="download"}'), 9);
  assert.equal(read('efactura_anaf_calls_today{scope="download"}'), 9);
  assert.equal(read('efactura_anaf_calls_today{scope="status"}'), 0);
  assert.equal(read('efactura_anaf_calls_today{scope="seal_check"}'), 0);
  assert.equal(read('efactura_anaf_budget_calls_limit'), 900);
  assert.equal(read('efactura_anaf_budget_calls_in_use'), 11);
  assert.equal(read('efactura_messages{state="archived"}'), 9);
  assert.equal(read('efactura_messages{state="pending"}'), 0);
  assert.equal(read('efactura_companies{access="granted"}'), 2);
  assert.equal(read('efactura_runs{state="succeeded"}'), 1);
  assert.equal(read('efactura_company_jobs{state="running"}'), 0);
  assert.equal(read('efactura_anaf_connections{state="valid"}'), 1);
  assert.equal(read('efactura_anaf_breakers_open{scope="application"}'), 0);
  assert.equal(read('efactura_integrity_findings_open'), 0);
  assert.equal(read('efactura_quarantine_files'), 0);
  assert.equal(read('efactura_quarantine_bytes'), 0);
  assert.equal(read('efactura_quarantine_large_organisations'), 0);
  assert.equal(read('efactura_database_up'), 1);
  const age = read('efactura_oldest_complete_listing_age_seconds');
  assert.ok(age !== undefined && age >= 0 && age < 120, String(age));
  assert.ok(read('process_resident_memory_bytes')! > 0);
  assert.ok(read('efactura_http_requests_total{method="GET",route="/healthz",status="200"}')! >= 1);

  const people = await database.pool.query(
    'select cif as word from company union select id::text from company',
  );
  for (const word of ['Firma', organisationId, runId, ...people.rows.map((row) => row.word)])
    assert.ok(!words.includes(word), word);
});

test('what a worker process calls is seen in the figures that the database has, and at its HEALTH_PORT', async (t) => {
  const database = await testDatabase(t);
  const site = await openSite(t, {}, database);
  const organisationId = await site.addOrganisation('Firma SRL');
  await site.addCompany(organisationId, 3);
  const healthPort = await freePort();
  await site.startWorker({ HEALTH_PORT: String(healthPort) });
  const api = await startProcess(t, { ...site.env, ROLE: 'api' });
  const runId = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, runId);
  const { read } = await scrape(api.url);
  assert.equal(read('efactura_anaf_calls_total{endpoint="download",code="ok"}'), undefined);
  assert.equal(read('efactura_anaf_calls_today{scope="download"}'), 3);
  assert.equal(read('efactura_anaf_budget_calls_in_use'), 4);

  // What the worker itself counts is read at its own port, which serves nothing else.
  const worker = `http://127.0.0.1:${healthPort}`;
  const own = (await scrape(worker)).read;
  assert.equal(own('efactura_anaf_calls_total{endpoint="download",code="ok"}'), 3);
  assert.equal(own('efactura_message_outcomes_total{outcome="archived"}'), 3);
  assert.equal(own('efactura_message_outcomes_total{outcome="failed"}'), 0);
  assert.ok(own('efactura_database_pool_connections{state="idle"}')! > 0);
  for (const [path, status] of Object.entries({
    healthz: 200,
    readyz: 200,
    'api/v1/sync/status': 404,
    '': 404,
  }))
    assert.equal((await fetch(`${worker}/${path}`)).status, status, path);
});

test('without a token only this machine may read, and no request that came through a proxy', async () => {
  const { app } = await startService();
  const from = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ method: 'GET', url: '/metrics', remoteAddress, headers })).statusCode;
  for (const here of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
    assert.equal(await from(here), 200, here);
  for (const elsewhere of ['10.0.0.7', '192.168.127.1', '2001:db8::1', '::ffff:10.0.0.7'])
    assert.equal(await from(elsewhere), 401, elsewhere);
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'])
    assert.equal(await from('127.0.0.1', { [name]: '127.0.0.1' }), 401, name);
  assert.equal(await from('10.0.0.7', { authorization: 'Bearer undefined' }), 401);
});

test('with a token every request that has it may read, from anywhere, and no other', async () => {
  const { app, addTenant } = await startService({ settings: { METRICS_TOKEN: token } });
  const with_ = async (authorization?: string, remoteAddress = '10.0.0.7') =>
    app.inject({
      method: 'GET',
      url: '/metrics',
      remoteAddress,
      headers: { ...(authorization !== undefined && { authorization }) },
    });
  const allowed = await with_(`Bearer ${token}`);
  assert.equal(allowed.statusCode, 200);
  assert.match(String(allowed.headers['content-type']), /^text\/plain; version=0\.0\.4/);
  const { key } = await addTenant();
  for (const wrong of [undefined, '', token, `Bearer ${token}x`, `Basic ${token}`, `Bearer ${key}`]) {
    const refused = await with_(wrong, '127.0.0.1');
    assert.deepEqual([refused.statusCode, refused.json().code], [401, 'unauthenticated'], wrong);
    assert.ok(!refused.body.includes('efactura_'));
  }
});

test('requests are counted by pattern, so that no id and no stranger makes a row of his own', async () => {
  const { app, ask } = await startService();
  await ask('GET', '/api/v1/invoices/1960101123456');
  for (const path of ['/nothing', '/wp-login.php', '/api/v1/nothing/1960101123456']) await ask('GET', path);
  const { read, text } = parse((await app.inject('/metrics')).body);
  const route = 'route="/api/v1/invoices/:id"';
  assert.equal(read(`efactura_http_requests_total{method="GET",${route},status="401"}`), 1);
  assert.equal(read('efactura_http_requests_total{method="GET",route="none",status="404"}'), 3);
  assert.equal(read('efactura_http_request_duration_seconds_count{method="GET",route="none"}'), 3);
  for (const word of ['1960101123456', 'wp-login']) assert.ok(!text.includes(word), word);
});

test('when the database is gone the process still tells of itself, and claims nothing of the rest', async () => {
  const refused = () => Promise.reject(new Error('connection refused'));
  const dark = await startService({ server: { db: { query: refused, connect: refused } } });
  const { read, text } = parse((await dark.app.inject('/metrics')).body);
  assert.equal(read('efactura_database_up'), 0);
  const status = async (url: string) => (await dark.app.inject(url)).statusCode;
  assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 503]);
  assert.ok(read('process_cpu_seconds_total')! > 0);
  assert.doesNotMatch(
    text,
    /^efactura_(messages(?!_outcomes)|seconds_to|last_verification|companies|runs|anaf_budget_calls_in_use|oldest)\S* \d/m,
  );
});

test('ages and findings follow what happens, at most five seconds later', async () => {
  const { app, db, clock, addTenant, passes, ...service } = await startService();
  const { organisationId } = await addTenant();
  const id = await addCompany({ ...service, app, db, clock, addTenant, passes }, organisationId, '12345674');
  await db.query(`update company set access = 'granted' where id = $1`, [id]);
  const figures = async () => parse((await app.inject('/metrics')).body).read;
  await service.addConnection(organisationId);
  const before = await figures();
  assert.equal(before('efactura_seconds_to_nearest_connection_end'), 365 * 86_400);
  assert.equal(before('efactura_connections_ending{within="later"}'), 1);
  assert.equal(before('efactura_seconds_to_nearest_expiry'), undefined);
  await db.query(
    `insert into message (id, organisation_id, company_id, message_id, upload_index, kind, raw_kind, detail,
      created_at, created_at_raw, created_at_ambiguous, row_cif, listed_at)
    select gen_random_uuid(), $1, $2, n, n, 'received', 'x', 'x', $3::timestamptz - n * interval '1 day', 'x', false, 'x', $3
    from generate_series(1, 58, 19) n`,
    [organisationId, id, clock.now],
  );
  await db.query('update company set listed_count = 4 where id = $1', [id]);
  assert.equal(before('efactura_oldest_complete_listing_age_seconds'), 0);
  await recordFinding(db, id, { kind: 'file_missing', subject: 'a.zip' }, clock.now);
  passes(4_000);
  assert.equal((await figures())('efactura_integrity_findings_open'), 0);
  passes(3_600_000);
  const after = await figures();
  assert.equal(after('efactura_integrity_findings_open'), 1);
  assert.equal(after('efactura_seconds_to_nearest_expiry'), 2 * 86_400 - 3604);
  for (const [age, n] of Object.entries({ '1d': 0, '7d': 1, '30d': 1, '53d': 1, '60d': 1, unknown: 0 }))
    assert.equal(after(`efactura_messages_pending{age="${age}"}`), n, age);
  assert.equal(after('efactura_oldest_complete_listing_age_seconds'), 3604);
});

test('webhooks that wait and endpoints that fail are counted, those that are switched off and tests left out', async (t) => {
  const engine = await startEngine(t, {}, 0, { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' });
  const receiver = await startReceiver(t);
  const { organisationId, app, sandbox } = engine;
  const service = await startService({ engine });
  const figures = async () => {
    // Figures are remembered for five seconds.
    sandbox.clock.advance(6_000);
    const { read } = parse((await service.app.inject('/metrics')).body);
    return {
      waiting: read('efactura_webhook_deliveries_waiting'),
      age: read('efactura_webhook_oldest_waiting_age_seconds'),
      endpoints: ['active', 'failing', 'disabled'].map((state) =>
        read(`efactura_webhooks{state="${state}"}`),
      ),
    };
  };
  assert.deepEqual(await figures(), { waiting: 0, age: 0, endpoints: [0, 0, 0] });
  const given = {
    organisationId,
    url: receiver.url,
    host: '127.0.0.1',
    events: ['run.finished'],
    companies: null,
  };
  const more = { format: 'standard', language: 'ro', secret: newWebhookSecret(), createdBy: null } as const;
  const id = await addWebhook(app.db, app.vault, { ...given, ...more } as NewWebhook, app.now());

  // Not yet a delivery: the event waits in the outbox.
  await engine.addCompany('12345674', 1);
  await engine.sync();
  const inOutbox = await figures();
  assert.deepEqual([inOutbox.waiting, inOutbox.endpoints], [0, [1, 0, 0]]);
  assert.ok(inOutbox.age! >= 6, String(inOutbox.age));

  receiver.answer = (response) => void response.writeHead(500).end();
  await deliverDueWebhooks({ ...app, worker: 'test' });
  await testWebhook(app, { kind: 'operator', organisationId, scope: 'admin' }, { id });
  const failing = await figures();
  assert.deepEqual([failing.waiting, failing.endpoints], [1, [0, 1, 0]]);
  assert.ok(failing.age! >= 6);

  await app.db.query(
    `update webhook set state = 'disabled', disabled_reason = 'person', disabled_at = now()`,
  );
  assert.deepEqual(await figures(), { waiting: 0, age: 0, endpoints: [0, 0, 1] });
  await app.db.query(`update webhook set state = 'active', disabled_reason = null, disabled_at = null`);
  receiver.answer = (response) => void response.writeHead(204).end();
  sandbox.clock.advance(60_000);
  await deliverDueWebhooks({ ...app, worker: 'test' });
  assert.deepEqual(await figures(), { waiting: 0, age: 0, endpoints: [1, 0, 0] });
});

async function scrape(url: string) {
  const answer = await fetch(`${url}/metrics`);
  assert.equal(answer.status, 200);
  return parse(await answer.text());
}

/**
 * Every line must be one that Prometheus takes: a comment, or a name with labels and a number. The words
 * are without the numbers: 0.28800000000000003 seconds look like a CIF within.
 */
function parse(text: string) {
  const values = new Map<string, number>();
  const words = text.replaceAll(/ [\d.e+-]+$/gm, '');
  for (const line of text.split('\n').filter((l) => l !== '' && !l.startsWith('#'))) {
    const [, series, value] = /^([a-z_0-9]+(?:\{[^{}]*\})?) (\S+)$/.exec(line) ?? assert.fail(line);
    values.set(series!, Number(value));
  }
  return { text, words, read: (series: string) => values.get(series) };
}
