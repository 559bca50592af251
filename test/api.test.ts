/** The manners of every endpoint: who is let in, what is refused and how, and that no organisation sees another's. */
import assert from 'node:assert/strict';
import { Agent, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import { keepHints } from '../src/db/completeness/hint.ts';
import { insertQuarantined } from '../src/db/messages/quarantine.ts';
import { addMember } from '../src/db/people/member.ts';
import { addCompany, archiveInvoice, signInvoice } from './support/catalogue.ts';
import { withResponses } from './support/documented.ts';
import { type Reply, startService } from './support/service.ts';

const service = await startService();
const { ask } = service;
const document = withResponses((await ask('GET', '/openapi.json')).body);

interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI operation.
  said: any;
}

const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as object).map(([method, said]) => ({
    method: method.toUpperCase() as Operation['method'],
    path,
    said,
  })),
);
const needsSomebody = operations.filter(({ said }) => said.security.length > 0);
const nowhere = '00000000-0000-4000-8000-000000000000';
/** No key opens it. */
const isOfPerson = ({ said }: Operation) =>
  said.security.length > 0 && said.security.every((one: object) => 'session' in one);
const at = ({ path }: Operation, id = nowhere) => path.replace(/\{(id|passkeyId)\}/, id).replace('{n}', '1');
const name = ({ method, path }: Operation) => `${method} ${path}`;
/** Where others send a browser, with what they like. */
const waysBack = ['/api/v1/anaf/callback', '/api/auth/oidc/callback'];
const contract = ['/api/v1/sync/trigger', '/api/v1/sync/status', '/api/v1/sync/log'];
const problem = (reply: Reply) => [reply.status, reply.body?.code];

test('the document lists every route that the server has, and nothing else', () => {
  const served = service.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .map((line) => /(\/\S*) \((.*)\)/.exec(line))
    .filter((found) => found !== null);
  assert.ok(served.length > 0);
  assert.deepEqual(operations.map(name).sort(), expectedRoutes.toSorted());
  for (const { method, path } of operations) {
    assert.ok(service.app.hasRoute({ method, url: path.replace(/\{(\w+)\}/g, ':$1') }), `${method} ${path}`);
  }
});

test('the document is sound: every reference resolves, every operation says who may and what may go wrong', () => {
  assert.match(document.openapi, /^3\.1\./);
  assert.deepEqual(Object.keys(document.components.securitySchemes), ['apiKey', 'session']);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  for (const [, schema] of references) assert.ok(document.components.schemas[schema!], schema);
  assert.equal(new Set(operations.map(({ said }) => said.operationId)).size, operations.length);
  for (const operation of operations) {
    const { said, path } = operation;
    assert.ok(said.summary && said.tags.length === 1, name(operation));
    const declared = (said.parameters ?? []).filter((p: { in: string }) => p.in === 'path').length;
    assert.equal(declared, path.split('{').length - 1, name(operation));
    for (const [status, answer] of Object.entries<{ content?: object }>(said.responses)) {
      if (Number(status) >= 400) {
        assert.ok(Object.keys(answer.content!).includes('application/problem+json'), name(operation));
      }
    }
    if (said.security.length > 0) assert.ok(said.responses['401'] && said.responses['403'], name(operation));
  }
  const { trigger, log } = {
    trigger: document.paths['/api/v1/sync/trigger'].post,
    log: document.components.schemas.SyncLogLine,
  };
  assert.ok(trigger.responses['202'].headers.Location);
  assert.deepEqual(
    trigger.parameters.map((p: { name: string; in: string }) => [p.in, p.name.toLowerCase()]),
    [['header', 'idempotency-key']],
  );
  assert.deepEqual(log.required, ['invoiceId', 'cif', 'syncedAt', 'status']);
});

test('no request is answered without a key, whatever it asks for', async () => {
  for (const operation of needsSomebody) {
    const reply = await ask(operation.method, at(operation), { body: '{' });
    assert.deepEqual(problem(reply), [401, 'unauthenticated'], name(operation));
  }
});

test('who may only read changes nothing', async () => {
  const { organisationId } = await service.addTenant();
  const key = await service.addKey(organisationId, 'read');
  // Readers may switch between their organisations and change their own name; a key is refused because it is a key.
  // What is handed on is made of what may be read, and changes none of it.
  const handsOn = (path: string) =>
    /^\/api\/v1\/(completeness\/(statements|check)|exports|reconciliations|vat)/.test(path);
  for (const operation of needsSomebody.filter(({ method, path }) => method !== 'GET' && !handsOn(path))) {
    const own = ['/api/v1/profile', '/api/v1/me/seen', '/api/v1/notifications'].includes(operation.path);
    const options = { key, body: own ? {} : { organisationId: nowhere } };
    const reply = await ask(operation.method, at(operation), options);
    assert.deepEqual(problem(reply), [403, 'insufficient_scope'], name(operation));
  }
  for (const path of ['/api/v1/api-keys', '/api/v1/anaf/connect']) {
    assert.deepEqual(problem(await ask('GET', path, { key })), [403, 'insufficient_scope'], path);
  }
});

async function addHint(companyId: string, organisationId: string): Promise<string> {
  const hint = { kind: 'number_gap', subject: 'x', confidence: 'likely' } as const;
  const evidence = { direction: 'received', partnerCif: null, partnerName: null, total: null } as const;
  const found = { ...hint, evidence: { ...evidence, missing: ['1'], months: [], seen: [] } };
  const look = { now: service.clock.now, looked: 0 };
  await keepHints(service.db, { id: companyId, organisationId }, [found], look);
  const { rows } = await service.db.query('select id from hint where company_id = $1', [companyId]);
  return rows[0].id;
}

async function addFinding(companyId: string): Promise<string> {
  const { rows } = await service.db.query(
    `insert into integrity_finding (organisation_id, company_id, kind, subject, first_seen, last_seen, resolved_at)
     select organisation_id, id, 'only_in_simple_list', '1', now(), now(), now() from company where id = $1
     returning id`,
    [companyId],
  );
  return rows[0].id;
}

/** @returns the id of the closing */
async function closeMonth(key: string, company: string): Promise<string> {
  await ask('POST', '/api/v1/months/close', {
    key,
    body: { companies: [company], month: '2025-12', confirmed: true },
  });
  const { body } = await ask('GET', `/api/v1/months?company=${company}&from=2025-12&to=2025-12`, { key });
  return /closings\/(.+)\.json$/.exec(body.data[0].closedStatement)![1]!;
}

test('an organisation sees nothing of another, by any endpoint', async () => {
  const ours = await service.addTenant();
  const theirs = await service.addTenant();
  const { organisationId } = theirs;
  const company = await addCompany(service, organisationId, '12345674');
  const connection = await service.addConnection(organisationId);
  const archived = await archiveInvoice(service, { id: company, organisationId, cif: '12345674' });
  const location = String((await ask('POST', '/api/v1/sync/trigger', { key: theirs.key })).headers.location);
  const keys = (await ask('GET', '/api/v1/api-keys', { key: theirs.key })).body.data;
  const asked = await ask('POST', '/api/v1/exports', { key: theirs.key, body: { kind: 'json' } });
  const compared = await ask('POST', `/api/v1/reconciliations?company=${company}`, {
    key: theirs.key,
    headers: { 'content-type': 'text/csv' },
    body: 'numar,data,total\n1,2026-01-01,1',
  });
  await insertQuarantined(
    service.db,
    {
      ...{ organisationId, companyId: company, message: archived.message, cause: 'no_document' },
      ...{ detail: 'nothing', sha256: 'ab', sizeBytes: 1, path: 'sandbox/x/quarantine/ab.zip' },
    },
    service.clock.now,
  );
  await ask('PATCH', '/api/v1/organisation', { key: theirs.key, body: { clientApproval: true } });
  const webhook = await ask('POST', '/api/v1/webhooks', {
    key: theirs.key,
    body: { url: 'https://93.184.215.14/hook', events: ['run.finished'] },
  });
  const tested = await ask('POST', `/api/v1/webhooks/${webhook.body.id}/test`, { key: theirs.key });
  const destination = await ask('POST', '/api/v1/destinations', {
    key: theirs.key,
    body: { kind: 'webdav', name: 'x', url: 'https://93.184.215.14/' },
  });
  const ids: Record<string, string> = {
    webhooks: webhook.body.id,
    destinations: destination.body.id,
    'webhooks/deliveries': tested.body.id,
    'completeness/statements': (
      await ask('POST', '/api/v1/completeness/statements', {
        key: theirs.key,
        body: { company, firstDay: '2026-01-01', lastDay: '2026-01-31' },
      })
    ).body.id,
    'months/closings': await closeMonth(theirs.key, company),
    'completeness/hints': await addHint(company, organisationId),
    'integrity/findings': await addFinding(company),
    quarantine: (await ask('GET', '/api/v1/quarantine', { key: theirs.key })).body.data[0].id,
    exports: asked.body.id,
    reconciliations: compared.body.id,
    companies: company,
    invoices: archived.invoiceId,
    messages: archived.message,
    'sync/runs': location.split('/').at(-1)!,
    'anaf/tokens': connection,
    'api-keys': keys[0].id,
    signers: await signInvoice(service, archived.invoiceId),
    'approval-links': (
      await ask('POST', `/api/v1/invoices/${archived.invoiceId}/approval-links`, {
        key: theirs.key,
        body: {},
      })
    ).body.id,
    'anaf/token-links': (await ask('POST', '/api/v1/anaf/token-links', { key: theirs.key, body: {} })).body
      .id,
    members: await addMember(
      service.db,
      { organisationId, userId: 'somebody', role: 'read' },
      service.clock.now,
    ),
    invitations: (
      await ask('POST', '/api/v1/invitations', { key: theirs.key, body: { email: 'a@exemplu.ro' } })
    ).body.id,
  };
  const bodies: Record<string, unknown> = {
    'PATCH /api/v1/companies/{id}': { name: 'x' },
    'PATCH /api/v1/anaf/tokens/{id}': { holder: 'x' },
    'POST /api/v1/anaf/tokens/{id}/validate-cif': { cif: '12345674' },
    'POST /api/v1/messages/{id}/close': { reason: 'not ours' },
    'POST /api/v1/quarantine/{id}/accept': { reason: 'looked at' },
    'PATCH /api/v1/members/{id}': { role: 'read' },
    'PATCH /api/v1/api-keys/{id}': { companies: 'all' },
    'PATCH /api/v1/webhooks/{id}': { state: 'active' },
    'PUT /api/v1/invoices/{id}/mark': { mark: 'booked' },
    'PUT /api/v1/invoices/{id}/assignee': { assignee: null },
    'PUT /api/v1/invoices/{id}/tags': { tags: [] },
    'POST /api/v1/invoices/{id}/comments': { text: 'x' },
    'POST /api/v1/session/confirm': { password: 'cu siguranță alta' },
    'POST /api/v1/invoices/{id}/approval-links': {},
    'POST /api/v1/completeness/hints/{id}/silence': { silenced: true },
    'PATCH /api/v1/destinations/{id}': { state: 'active' },
    'POST /api/v1/webhooks/{id}/replay': { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  };
  const known = new Set<string>();
  for (const operation of needsSomebody.filter(({ path }) => path.includes('{id}'))) {
    const resource = operation.path.split('/{id}')[0]!.replace('/api/v1/', '');
    known.add(resource);
    const body = bodies[name(operation)];
    const reply = await ask(operation.method, at(operation, ids[resource]!), {
      key: ours.key,
      body: body as string,
    });
    assert.deepEqual(problem(reply), [404, 'not_found'], name(operation));
  }
  assert.deepEqual([...known].sort(), Object.keys(ids).sort());

  // Their own key finds all of it.
  for (const [resource, id] of Object.entries(ids)) {
    if (
      [
        'anaf/tokens',
        'anaf/token-links',
        'approval-links',
        'api-keys',
        'invitations',
        'quarantine',
        'months/closings',
        'completeness/hints',
        'integrity/findings',
        'webhooks/deliveries',
      ].includes(resource)
    )
      continue;
    assert.equal((await ask('GET', `/api/v1/${resource}/${id}`, { key: theirs.key })).status, 200, resource);
  }
  // Live events have no end; that they are of one organisation is shown in events.test.ts.
  const lists = needsSomebody.filter(
    ({ method, path }) => method === 'GET' && !path.includes('{id}') && !path.endsWith('/events'),
  );
  const secrets = [...Object.values(ids), 'FINV2026001', '12345674', organisationId];
  for (const operation of lists) {
    const { text } = await ask('GET', operation.path, {
      key: ours.key,
      headers: { accept: 'application/json' },
    });
    for (const secret of secrets) assert.ok(!text.includes(secret), `${name(operation)}: ${secret}`);
  }
  const filters = [
    `messages?company=${company}`,
    `invoices?company=${company}`,
    'invoices?cif=12345674',
    `completeness?company=${company}`,
    'completeness?cif=12345674',
    'overview/companies?text=12345674',
    `integrity/findings?company=${company}`,
  ];
  for (const filter of filters) {
    assert.deepEqual((await ask('GET', `/api/v1/${filter}`, { key: ours.key })).body.data, [], filter);
  }
});

test('an unknown parameter is refused by name, but by the contract and on the ways back', async () => {
  const { key } = await service.addTenant();
  const { cookie } = await service.addPerson('necunoscut@exemplu.ro');
  const signedIn = { headers: { cookie, 'sec-fetch-site': 'same-origin' } };
  for (const operation of operations) {
    if ([...contract, ...waysBack].includes(operation.path)) continue;
    const reply = await ask(operation.method, `${at(operation)}?colour=red`, {
      ...(isOfPerson(operation) ? signedIn : { key }),
      body: validBody(operation),
    });
    assert.deepEqual(problem(reply), [400, 'unknown_parameter'], name(operation));
    assert.equal(reply.body.parameter, 'colour');
    assert.match(reply.body.detail, /"colour"/);
  }
});

test('a body that is no JSON, too large, of another type or empty is refused in words', async () => {
  const { key } = await service.addTenant();
  const { cookie } = await service.addPerson('greseli@exemplu.ro');
  // A file's own faults are in reconciliations.test.ts.
  const withBody = operations.filter(
    ({ said }) => said.requestBody?.content['application/json'] !== undefined,
  );
  assert.ok(withBody.length >= 8);
  const json = { 'content-type': 'application/json' };
  const page = { 'sec-fetch-site': 'same-origin' };
  for (const operation of withBody) {
    const [who, own] = isOfPerson(operation) ? [{}, { cookie }] : [{ key }, {}];
    const send = (headers: Record<string, string>, body?: string) =>
      ask(operation.method, at(operation), { ...who, headers: { ...headers, ...page, ...own }, body });
    assert.deepEqual(problem(await send(json, '{"a":')), [400, 'malformed_body'], name(operation));
    assert.deepEqual(problem(await send(json, '')), [400, 'malformed_body'], name(operation));
    assert.deepEqual(problem(await send(json, '"text"')).at(0), 400, name(operation));
    assert.deepEqual(problem(await send(json, '{"__proto__": {"a": 1}}')).at(0), 400, name(operation));
    const large = `{"a":"${'x'.repeat(1024 * 1024)}"}`;
    assert.deepEqual(problem(await send(json, large)), [413, 'body_too_large'], name(operation));
    for (const type of ['application/xml', 'text/plain', 'multipart/form-data; boundary=x', 'nonsense']) {
      const reply = await send({ 'content-type': type }, 'x');
      assert.deepEqual(problem(reply), [415, 'unsupported_media_type'], `${name(operation)} ${type}`);
    }
    assert.equal((await send({})).status, 400, name(operation));
  }
});

test('what is wrong in a body is named', async () => {
  const { key } = await service.addTenant();
  const make = (body: object) => ask('POST', '/api/v1/api-keys', { key, body });
  const missing = await make({});
  assert.deepEqual([...problem(missing), missing.body.parameter], [400, 'invalid_input', 'name']);
  const several = await make({ name: 'x', scope: 'root', expiresAt: 'tomorrow', colour: 'red' });
  const fields = several.body.errors.map((e: { field: string }) => e.field);
  assert.deepEqual(fields.sort(), ['colour', 'expiresAt', 'scope']);
  const past = await make({ name: 'x', expiresAt: '2020-01-01T00:00:00Z' });
  assert.deepEqual([...problem(past), past.body.parameter], [400, 'invalid_input', 'expiresAt']);
  const zero = await make({ name: 'a\u0000b' });
  // What cannot be stored is taken away; what is left is the name.
  assert.deepEqual([zero.status, zero.body.name], [201, 'ab']);
});

test('cursors that were tampered with, and limits out of bounds, are refused', async () => {
  const { key } = await service.addTenant();
  const cursors = [
    'x',
    '%00',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["2026-01-01","1"]').toString('base64url'),
    Buffer.from(`["yesterday","${nowhere}"]`).toString('base64url'),
    Buffer.from(`[5,"${nowhere}"]`).toString('base64url'),
    Buffer.from(`[null,"${nowhere}",1]`).toString('base64url'),
    Buffer.from(`["2026-01-01T00:00:00.000Z","'; drop table run"]`).toString('base64url'),
  ];
  for (const list of [
    'companies',
    'messages',
    'invoices',
    'sync/runs',
    'completeness',
    'completeness/statements',
    'overview/companies',
    'audit',
    'tasks',
    'integrity/findings',
  ]) {
    for (const cursor of cursors) {
      const reply = await ask('GET', `/api/v1/${list}?cursor=${cursor}`, { key });
      assert.deepEqual([...problem(reply), reply.body.parameter], [400, 'invalid_input', 'cursor'], cursor);
    }
    for (const limit of ['0', '201', '-1', '1.5', 'ten', '', '1&limit=2']) {
      const reply = await ask('GET', `/api/v1/${list}?limit=${limit}`, { key });
      assert.deepEqual([...problem(reply), reply.body.parameter], [400, 'invalid_input', 'limit'], limit);
    }
    assert.equal((await ask('GET', `/api/v1/${list}?limit=200`, { key })).status, 200);
  }
});

test('paths that are nothing, ids that are none and other methods are answered as problems', async () => {
  const { key } = await service.addTenant();
  for (const path of ['/nothing', '/api/v1', '/api/v1/companies/', '/api/v1/invoices/not-an-id', '/.env']) {
    assert.deepEqual(problem(await ask('GET', path, { key })), [404, 'not_found'], path);
  }
  assert.deepEqual(problem(await ask('GET', '/api/v1/%zz', { key })), [400, 'invalid_input']);
  const wrong = await ask('DELETE', `/api/v1/invoices/${nowhere}/zip`, { key });
  assert.deepEqual(problem(wrong), [405, 'method_not_allowed']);
  assert.equal(wrong.headers.allow, 'GET, HEAD, OPTIONS');
  const options = await ask('OPTIONS', '/api/v1/sync/status', {
    headers: { origin: 'https://evil.example' },
  });
  assert.deepEqual([options.status, options.headers.allow], [204, 'GET, HEAD, OPTIONS']);
});

test('what is no HTTP is answered as a problem too', async () => {
  const { app } = await listening();
  const { port } = app.server.address() as AddressInfo;
  const tell = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('end', () => resolve(answer)).on('error', reject);
    });
  const garbage = await tell('nonsense\r\n\r\n');
  assert.match(garbage, /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"invalid_input"/);
  const long = await tell(`GET /healthz HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`);
  assert.match(long, /^HTTP\/1\.1 431 [\s\S]*"status":431/);
});

test('a failure of ours shows a reference and nothing else, and the log has it whole', async () => {
  const { key, organisationId } = await service.addTenant();
  const id = await addCompany(service, organisationId, '12345674');
  const { invoiceId } = await archiveInvoice(service, { id, organisationId, cif: '12345674' });
  // What no version of the program has written.
  await service.db.query(`update invoice set content_text = '{"lines": 5}' where id = $1`, [invoiceId]);
  const reply = await ask('GET', `/api/v1/invoices/${invoiceId}`, { key });
  assert.deepEqual(problem(reply), [500, 'internal']);
  const { reference } = reply.body;
  assert.deepEqual(reply.body, {
    type: 'http://localhost:3000/problems/internal',
    title: 'Something went wrong',
    status: 500,
    detail: `Something went wrong; the installation's log has it under reference ${reference}.`,
    code: 'internal',
    reference,
  });
  const line = service.logged.find((logged) => logged.includes(reference))!;
  assert.match(line, /map is not a function/);
  assert.match(line, /invoice-content\.ts/);
});

test('every answer forbids a browser what the pages do not need, and no other site may read it', async () => {
  for (const path of ['/healthz', '/api/v1/sync/status', '/nothing', '/docs']) {
    const { headers } = await ask('GET', path, { headers: { origin: 'https://evil.example' } });
    assert.match(String(headers['content-security-policy']), /default-src 'none'/, path);
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['access-control-allow-origin'], undefined, path);
    assert.equal(headers['x-powered-by'], undefined, path);
  }
});

test('the readable reference comes from here alone', async () => {
  const page = await ask('GET', '/docs');
  assert.equal(page.status, 200);
  const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);
  assert.ok(assets.length > 3);
  for (const url of assets) {
    assert.match(url, /^\/docs\//);
    assert.equal((await ask('GET', url)).status, 200, url);
  }
  assert.ok(!/<script>|<style>/.test(page.text));
});

test('the process says whether it lives and whether it can serve', async () => {
  assert.deepEqual((await ask('GET', '/healthz')).body, { status: 'ok' });
  assert.deepEqual((await ask('GET', '/readyz')).body, { status: 'ok' });
});

test('the log has no query, no key and no cookie', async () => {
  const { key } = await service.addTenant();
  await ask('GET', '/api/v1/companies?text=secret-word', { key, headers: { cookie: 'a=secret-cookie' } });
  await ask('GET', '/api/v1/anaf/callback?code=secret-code&state=secret-state');
  await ask('GET', '/api/v1/invoices/1960101123456', { key });
  const log = service.logged.join('');
  for (const secret of ['secret-', key, '1960101123456']) assert.ok(!log.includes(secret), secret);
  assert.match(log, /"path":"\/api\/v1\/anaf\/callback"/);
});

test('closing waits for no program that keeps its connection open', async () => {
  const { app } = await listening();
  const agent = new Agent({ keepAlive: true });
  const { port } = app.server.address() as AddressInfo;
  await new Promise<void>((resolve, reject) => {
    const sent = httpRequest({ port, path: '/healthz', agent }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end();
  });
  const before = performance.now();
  await app.close();
  // An idle connection would hold it for the 72 seconds of its keep-alive.
  assert.ok(performance.now() - before < 20_000);
  agent.destroy();
});

async function listening() {
  const { app } = service;
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  return service;
}

/** Of the shape that is wanted, made or signed. */
const passkeyAnswer = {
  ...{ id: 'eA', rawId: 'eA', type: 'public-key' },
  response: { clientDataJSON: 'e30', attestationObject: 'eA', authenticatorData: 'eA', signature: 'eA' },
};

/** A body that the schema takes, so that only what the test is about is wrong. */
function validBody({ method, path }: Operation): object | undefined {
  const bodies: Record<string, object> = {
    'PATCH /api/v1/companies/{id}': { name: 'x' },
    'POST /api/v1/companies': { companies: [] },
    'POST /api/v1/companies/look-up': { cifs: ['12345674'] },
    'POST /api/v1/companies/remove': { companies: ['0198f3a2-6d1e-7c3b-9a55-2f1f6f0f4c11'] },
    'POST /api/v1/completeness/check': { document: {}, signature: {} },
    'POST /api/v1/completeness/hints/{id}/silence': { silenced: true },
    'POST /api/v1/exports': { kind: 'json' },
    'PATCH /api/v1/anaf/tokens/{id}': { holder: 'x' },
    'POST /api/v1/completeness/statements': {
      company: nowhere,
      firstDay: '2026-01-01',
      lastDay: '2026-01-31',
    },
    'POST /api/v1/anaf/tokens/{id}/validate-cif': { cif: '1' },
    'POST /api/v1/messages/{id}/close': { reason: 'not ours' },
    'POST /api/v1/messages/seen': { ids: [nowhere] },
    'POST /api/v1/months/close': { companies: [nowhere], month: '2026-01' },
    'POST /api/v1/months/reopen': { companies: [nowhere], month: '2026-01' },
    'POST /api/v1/invoices/marks': { ids: [nowhere] },
    'PUT /api/v1/invoices/{id}/mark': { mark: null },
    'PUT /api/v1/invoices/{id}/assignee': { assignee: null },
    'PUT /api/v1/invoices/{id}/tags': { tags: [] },
    'POST /api/v1/invoices/{id}/comments': { text: 'x' },
    'POST /api/v1/session/confirm': { password: 'cu siguranță alta' },
    'POST /api/v1/invoices/{id}/approval-links': {},
    'POST /api/v1/approval-links/look': { token: 'x' },
    'POST /api/v1/approval-links/answer': { token: 'x', answer: 'recognised' },
    'POST /api/v1/vat/compare': { company: nowhere, month: '2026-01', text: 'x' },
    'POST /api/v1/quarantine/{id}/accept': { reason: 'looked at' },
    'PATCH /api/v1/organisation': { name: 'x' },
    'POST /api/v1/profile/second-factor/confirm': { code: 'x' },
    'POST /api/auth/sign-in/second-factor': { code: 'x' },
    'POST /api/v1/profile/passkeys': { name: 'x', response: passkeyAnswer },
    'PATCH /api/v1/profile/passkeys/{passkeyId}': { name: 'x' },
    'POST /api/auth/sign-in/passkey': { response: passkeyAnswer },
    'POST /api/v1/api-keys': { name: 'x' },
    'POST /api/v1/webhooks': { url: 'https://93.184.215.14/', events: ['run.finished'] },
    'PATCH /api/v1/webhooks/{id}': {},
    'POST /api/v1/webhooks/{id}/replay': { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
    'PATCH /api/v1/members/{id}': { role: 'read' },
    'PATCH /api/v1/api-keys/{id}': { companies: 'all' },
    'POST /api/v1/invitations': { email: 'a@b.ro' },
    'POST /api/v1/invitations/look': { token: 'x' },
    'POST /api/v1/invitations/accept': { token: 'x' },
    'POST /api/v1/destinations': { kind: 'webdav', name: 'x', url: 'https://93.184.215.14/' },
    'PATCH /api/v1/destinations/{id}': {},
    'PATCH /api/v1/notifications': {},
    'POST /api/v1/notifications/confirm-address/use': { token: 'x' },
    'POST /api/v1/password-resets': { email: 'a@b.ro' },
    'POST /api/v1/password-resets/use': { token: 'x', newPassword: 'patru cuvinte mai lungi' },
    'PATCH /api/v1/profile': {},
    'PUT /api/v1/me/seen': {},
    'POST /api/v1/anaf/token-links': {},
    'POST /api/v1/anaf/token-links/look': { token: 'x' },
    'POST /api/v1/anaf/token-links/start': { token: 'x' },
    'POST /api/v1/anaf/token-links/finish': { token: 'x', url: 'x' },
    'POST /api/v1/setup': { code: 'x', email: 'a@b.ro', password: 'parola-lunga-1', organisation: 'x' },
    'POST /api/auth/sign-in/email': { email: 'a@b.ro', password: 'x' },
    'POST /api/auth/change-password': { currentPassword: 'x', newPassword: 'parola-lunga-1' },
    'PUT /api/v1/session/organisation': { organisationId: nowhere },
  };
  return bodies[`${method} ${path}`];
}

const expectedRoutes = [
  'GET /api/v1/signers',
  'GET /api/v1/signers/{id}',
  'POST /api/v1/signers/{id}/trust',
  'POST /api/v1/signers/{id}/distrust',
  'GET /api/v1/invoices/{id}/seal',
  'POST /api/v1/invoices/{id}/seal/check',
  'POST /api/v1/sync/trigger',
  'GET /api/v1/sync/status',
  'GET /api/v1/sync/log',
  'POST /api/v1/exports',
  'GET /api/v1/exports',
  'GET /api/v1/exports/formats',
  'GET /api/v1/exports/{id}',
  'GET /api/v1/exports/{id}/file',
  'DELETE /api/v1/exports/{id}',
  'POST /api/v1/reconciliations',
  'POST /api/v1/reconciliations/preview',
  'GET /api/v1/reconciliations',
  'GET /api/v1/reconciliations/files',
  'GET /api/v1/reconciliations/{id}',
  'GET /api/v1/reconciliations/{id}/rows',
  'GET /api/v1/reconciliations/{id}/xlsx',
  'DELETE /api/v1/reconciliations/{id}',
  'GET /api/v1/sync/runs',
  'GET /api/v1/sync/runs/{id}',
  'GET /api/v1/sync/runs/{id}/companies',
  'POST /api/v1/sync/runs/{id}/cancel',
  'GET /api/v1/sync/events',
  'GET /api/v1/companies',
  'POST /api/v1/companies',
  'POST /api/v1/companies/remove',
  'POST /api/v1/companies/look-up',
  'GET /api/v1/companies/{id}',
  'PATCH /api/v1/companies/{id}',
  'DELETE /api/v1/companies/{id}',
  'POST /api/v1/companies/{id}/toggle-sync',
  'POST /api/v1/companies/{id}/sync',
  'GET /api/v1/companies/{id}/instructions',
  'POST /api/v1/companies/{id}/instructions/sent',
  'GET /api/v1/messages',
  'GET /api/v1/messages/changes',
  'GET /api/v1/invoices/changes',
  'GET /api/v1/messages/{id}',
  'POST /api/v1/messages/seen',
  'POST /api/v1/messages/{id}/retry',
  'POST /api/v1/messages/{id}/close',
  'GET /api/v1/quarantine',
  'GET /api/v1/quarantine/{id}/download',
  'POST /api/v1/quarantine/{id}/accept',
  'GET /api/v1/completeness',
  'GET /api/v1/months',
  'GET /api/v1/vat',
  'GET /api/v1/vat/invoices',
  'GET /api/v1/vat/xlsx',
  'POST /api/v1/vat/compare',
  'POST /api/v1/months/close',
  'POST /api/v1/months/reopen',
  'GET /api/v1/months/closings/{id}.json',
  'GET /api/v1/completeness/hints',
  'POST /api/v1/completeness/hints/{id}/silence',
  'GET /api/v1/completeness/statements',
  'POST /api/v1/completeness/statements',
  'GET /api/v1/completeness/statements/{id}',
  'GET /api/v1/completeness/statements/{id}.json',
  'GET /api/v1/completeness/statements/{id}.pdf',
  'POST /api/v1/completeness/check',
  'GET /api/v1/completeness/keys',
  'GET /api/v1/completeness/heads',
  'GET /api/v1/audit',
  'GET /api/v1/overview',
  'GET /api/v1/overview/companies',
  'GET /api/v1/arrivals',
  'GET /api/v1/companies/{id}/calendar',
  'GET /api/v1/budget',
  'GET /api/v1/integrity/findings',
  'GET /api/v1/integrity/findings/{id}/answers',
  'GET /api/v1/tasks',
  'GET /api/v1/invoices',
  'GET /api/v1/anaf/setup',
  'GET /api/v1/search',
  'POST /api/v1/invoices/{id}/approval-links',
  'GET /api/v1/invoices/{id}/approval-links',
  'DELETE /api/v1/approval-links/{id}',
  'POST /api/v1/approval-links/look',
  'POST /api/v1/approval-links/answer',
  'POST /api/v1/anaf/token-links',
  'GET /api/v1/anaf/token-links',
  'DELETE /api/v1/anaf/token-links/{id}',
  'POST /api/v1/anaf/token-links/look',
  'POST /api/v1/anaf/token-links/start',
  'POST /api/v1/anaf/token-links/finish',
  'GET /api/v1/members',
  'GET /api/v1/members/{id}',
  'PATCH /api/v1/members/{id}',
  'DELETE /api/v1/members/{id}',
  'GET /api/v1/invitations',
  'POST /api/v1/invitations',
  'DELETE /api/v1/invitations/{id}',
  'POST /api/v1/invitations/look',
  'POST /api/v1/invitations/accept',
  'GET /api/v1/destinations',
  'POST /api/v1/destinations',
  'GET /api/v1/destinations/{id}',
  'PATCH /api/v1/destinations/{id}',
  'DELETE /api/v1/destinations/{id}',
  'GET /api/v1/destinations/{id}/documents',
  'POST /api/v1/destinations/{id}/retry',
  'GET /api/v1/notifications',
  'PATCH /api/v1/notifications',
  'POST /api/v1/notifications/confirm-address',
  'POST /api/v1/notifications/confirm-address/use',
  'POST /api/v1/password-resets',
  'POST /api/v1/password-resets/use',
  'GET /api/v1/profile',
  'PATCH /api/v1/profile',
  'DELETE /api/v1/profile/sessions',
  'DELETE /api/v1/profile/sessions/{sessionId}',
  'GET /api/v1/profile/sessions',
  'GET /api/v1/invoices/totals',
  'GET /api/v1/messages/{id}/history',
  'GET /api/v1/messages/{id}/zip',
  'GET /api/v1/messages/{id}/notice',
  'GET /api/v1/invoices/{id}/history',
  'GET /api/v1/invoices/{id}',
  'GET /api/v1/invoices/{id}/zip',
  'GET /api/v1/invoices/{id}/xml',
  'GET /api/v1/invoices/{id}/signature',
  'GET /api/v1/invoices/{id}/attachments/{n}',
  'GET /api/v1/invoices/{id}/pdf',
  'GET /api/v1/invoices/{id}/html',
  'POST /api/v1/invoices/{id}/anaf-pdf',
  'GET /api/v1/invoices/{id}/anaf-pdf',
  'GET /api/v1/anaf/connect',
  'GET /api/v1/anaf/callback',
  'POST /api/v1/anaf/callback',
  'GET /api/v1/anaf/status',
  'GET /api/v1/anaf/tokens',
  'PATCH /api/v1/anaf/tokens/{id}',
  'DELETE /api/v1/anaf/tokens/{id}',
  'POST /api/v1/anaf/tokens/{id}/validate-cif',
  'GET /api/v1/organisation',
  'PATCH /api/v1/organisation',
  'GET /api/v1/api-keys',
  'POST /api/v1/api-keys',
  'POST /api/v1/archive/reread',
  'DELETE /api/v1/api-keys/{id}',
  'PATCH /api/v1/api-keys/{id}',
  'GET /api/v1/webhooks',
  'POST /api/v1/webhooks',
  'GET /api/v1/webhooks/{id}',
  'PATCH /api/v1/webhooks/{id}',
  'DELETE /api/v1/webhooks/{id}',
  'POST /api/v1/webhooks/{id}/rotate-secret',
  'POST /api/v1/webhooks/{id}/test',
  'GET /api/v1/webhooks/{id}/deliveries',
  'POST /api/v1/webhooks/{id}/replay',
  'POST /api/v1/webhooks/deliveries/{id}/retry',
  'GET /api/v1/session',
  'DELETE /api/v1/profile/second-factor',
  'GET /api/v1/profile/second-factor',
  'POST /api/v1/profile/second-factor',
  'POST /api/v1/profile/second-factor/confirm',
  'POST /api/v1/profile/second-factor/recovery-codes',
  'POST /api/auth/sign-in/second-factor',
  'GET /api/v1/profile/passkeys',
  'POST /api/v1/profile/passkeys',
  'POST /api/v1/profile/passkeys/options',
  'PATCH /api/v1/profile/passkeys/{passkeyId}',
  'DELETE /api/v1/profile/passkeys/{passkeyId}',
  'POST /api/auth/sign-in/passkey/options',
  'POST /api/auth/sign-in/passkey',
  'POST /api/v1/session/confirm/passkey',
  'GET /api/auth/oidc/start',
  'GET /api/auth/oidc/callback',
  'POST /api/v1/session/confirm',
  'PUT /api/v1/session/organisation',
  'GET /api/v1/setup',
  'POST /api/v1/setup',
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  'POST /api/auth/change-password',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /api/v1/assignees',
  'GET /api/v1/me/seen',
  'PUT /api/v1/me/seen',
  'GET /api/v1/invoices/tags',
  'GET /api/v1/invoices/{id}/comments',
  'POST /api/v1/invoices/{id}/comments',
  'POST /api/v1/invoices/marks',
  'PUT /api/v1/invoices/{id}/mark',
  'PUT /api/v1/invoices/{id}/assignee',
  'PUT /api/v1/invoices/{id}/tags',
];
