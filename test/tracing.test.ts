/** Traces: nothing of OpenTelemetry is loaded unasked, a collector gets the spans of a request and of a run, no value of anybody's is in them, and a collector that hangs stops nothing. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startSandbox } from '../sandbox/server.ts';
import { createApiKey } from '../src/actions/api-keys/create-api-key.ts';
import { createServer } from '../src/api/server.ts';
import { buildApp } from '../src/app.ts';
import { createLog } from '../src/core/log.ts';
import { addCompanies, listCompaniesByCif } from '../src/db/companies/company.ts';
import { inTransaction } from '../src/db/connection.ts';
import { recordConnection } from '../src/db/connections/anaf-connection.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { requestRun } from '../src/db/runs/request-run.ts';
import { retryPending } from '../src/jobs/retry-pending.ts';
import { serveCompanies } from '../src/jobs/serve-companies.ts';
import { testDatabase } from './support/database.ts';
import { startReceiver } from './support/receiver.ts';
import { recordedQueue } from './support/recorded-queue.ts';
import { anafSettings, type Env, testConfig } from './support/settings.ts';

const cif = '8000000000';
const never = new AbortController().signal;

/** Of the libraries of traces. The API alone is loaded by the sign-in library. */
const loaded: string[] = [];
registerHooks({
  load: (url, context, nextLoad) => {
    if (/@opentelemetry\/(?!api\/)/.test(url)) loaded.push(url);
    return nextLoad(url, context);
  },
});

interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** The app with one company of three messages, on a database of its own. */
async function start(t: TestContext, settings: Env) {
  const database = await testDatabase(t);
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'efactura-tracing-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const said: string[] = [];
  const app = await buildApp(
    testConfig(anafSettings(sandbox), { DATA_DIR: dataDir, DATABASE_URL: database.url }, settings),
    { log: createLog('info', { write: (line) => void said.push(line) }), queue: recordedQueue().queue },
  );
  t.after(() => app.close());
  const now = new Date();
  const { id: organisationId } = await addOrganisation(app.db, 'Contabilitate SRL', 'business', now);
  const { serial } = sandbox.world.addCertificate();
  const issued = sandbox.issueTokens(serial);
  const tokens = { serial, ...issued, accessExpiresAt: new Date(now.getTime() + 9e9) };
  await recordConnection(app.db, app.vault, organisationId, tokens, now);
  sandbox.world.addCompany(cif);
  sandbox.world.grant(serial, cif);
  sandbox.world.addMessages(cif, 3);
  await addCompanies(app.db, organisationId, [{ cif, name: 'Client Zebra SRL' }], now);
  const [company] = await listCompaniesByCif(app.db, organisationId, [cif]);
  const sync = async () => {
    const asked = { organisationId, trigger: 'manual', companies: 'all', now: new Date() } as const;
    const { runId } = await inTransaction(app.db, (tx) => requestRun(tx, asked));
    await serveCompanies(app, 'test', never);
    return runId;
  };
  return { app, sandbox, organisationId, companyId: company!.id, issued, said, sync };
}

test('without a collector nothing of OpenTelemetry is loaded', async (t) => {
  const { app, sync } = await start(t, {});
  await sync();
  const server = await createServer(app);
  await server.inject('/openapi.json');
  await server.close();
  assert.deepEqual(loaded, []);
  assert.equal(app.tracer, undefined);
});

test('a collector gets the spans of a request and of a run, and no CIF, address, token or query with them', async (t) => {
  const collector = await startReceiver(t);
  collector.answer = (response) => void response.writeHead(200).end('{}');
  const started = await start(t, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector',
    OTEL_SERVICE_NAME: 'arhiva',
  });
  const { app, organisationId, companyId, issued, sandbox } = started;
  assert.notDeepEqual(loaded, []);
  const [first] = sandbox.world.getCompany(cif).messages;
  sandbox.faults.add({ kind: 'http_500', on: 'download', match: { id: first!.id } });
  const runId = await started.sync();
  await retryPending(app, 'test retries', never);

  const server = await createServer(app);
  const operator = { kind: 'operator', organisationId, scope: 'admin' } as const;
  const asked = { name: 'test', scope: 'read', expiresAt: null } as const;
  const { key: secret } = await createApiKey(app, operator, asked);
  const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const reply = await server.inject({
    url: `/api/v1/companies?text=${cif}`,
    headers: { authorization: `Bearer ${secret}`, traceparent: parent, 'x-request-id': cif },
  });
  assert.equal(reply.statusCode, 200);
  await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    payload: { email: 'ana.zebra@exemplu.ro', password: 'a zebra password' },
  });
  await server.close();
  await app.close();

  const bodies = collector.received.map(({ body }) => JSON.parse(body));
  const resources = bodies.flatMap(({ resourceSpans }) => resourceSpans);
  const spans: SentSpan[] = resources.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap((scope: { spans: SentSpan[] }) => scope.spans),
  );
  assert.equal(collector.received[0]!.path, '/hook/v1/traces');
  assert.equal(collector.received[0]!.headers.authorization, 'Bearer of-the-collector');
  assert.match(JSON.stringify(resources[0].resource), /"service.name","value":\{"stringValue":"arhiva"/);

  const named = (name: string) => spans.filter((span) => span.name === name);
  const [run] = named('run');
  const [company] = named('sync company');
  assert.deepEqual([run!.traceId, run!.parentSpanId], [runId.replaceAll('-', ''), undefined]);
  assert.deepEqual([company!.traceId, company!.parentSpanId], [run!.traceId, run!.spanId]);
  for (const name of ['ANAF list', 'ANAF download']) {
    const [call] = named(name);
    assert.equal(call!.traceId, run!.traceId, name);
    const said = JSON.stringify(call!.attributes);
    assert.ok(said.includes(runId) && said.includes(companyId), said);
  }
  assert.ok(spans.some((span) => span.name === 'end job' && span.traceId === run!.traceId));
  const [request] = named('GET /api/v1/companies');
  assert.deepEqual(
    [request!.traceId, request!.parentSpanId],
    ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'],
  );
  assert.ok(spans.some(({ parentSpanId }) => parentSpanId === request!.spanId));

  const exported = collector.received.map(({ body }) => body).join('\n');
  for (const value of [
    cif,
    secret,
    issued.accessToken,
    issued.refreshToken,
    'ebra',
    '?text',
    'exemplu',
    'of-the-collector',
  ])
    assert.ok(!exported.includes(value), value);
});

test('a collector that takes nothing is one line in the log, closing does not wait for it, and what it does not take is dropped', async (t) => {
  let sent = '';
  const hanging = createHttpServer((request) => {
    request.on('data', (chunk: Buffer) => {
      sent += chunk.toString('utf8');
    });
  });
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    hanging.closeAllConnections();
    hanging.close();
  });
  const { port } = hanging.address() as { port: number };
  const { app, sync, said } = await start(t, { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  await sync();
  for (let n = 0; n < 10_000; n++) app.tracer!.begin({ name: 'one of many' }).end();
  await app.close();
  const spans = sent.match(/"one of many"/g)!.length;
  assert.ok(spans > 0 && spans < 3_000, String(spans));
  assert.equal(said.filter((line) => line.includes('the collector of traces takes nothing')).length, 1);
});
