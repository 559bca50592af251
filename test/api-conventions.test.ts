/** What every endpoint does alike: request ids, limits, idempotency, caching, other origins, methods. The contract endpoints take no part in what would answer before them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { registerRoutes } from '../src/api/register.ts';
import { validateInput } from '../src/api/validate-input.ts';
import { addCompanies } from '../src/db/companies/company.ts';
import { pruneOldAnswers } from '../src/db/idempotent-answer.ts';
import { addMember } from '../src/db/people/member.ts';
import { addCompany } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const page = 'https://app.exemplu.ro';
const service = await startService({
  server: { corsOrigins: [page], requestsPerMinute: 40 },
  resolve: async () => ['93.184.215.14'],
});
const { ask } = service;
const json = { 'content-type': 'application/json' };

test('a request id is taken or made, and is in the answer, the log and the audit', async () => {
  const { key } = await service.addTenant();
  const sent = await ask('POST', '/api/v1/api-keys', {
    key,
    headers: { 'x-request-id': 'import:2026-02-16.7' },
    body: { name: 'n' },
  });
  assert.equal(sent.headers['x-request-id'], 'import:2026-02-16.7');
  assert.ok(service.logged.some((line) => line.includes('"requestId":"import:2026-02-16.7"')));
  const { data } = (await ask('GET', '/api/v1/audit', { key })).body;
  assert.deepEqual(
    data.map((entry: { action: string; requestId: string }) => [entry.action, entry.requestId]),
    [
      ['api_key.created', 'import:2026-02-16.7'],
      // By a command.
      ['api_key.created', null],
    ],
  );
  for (const bad of ['a b', 'x'.repeat(129), '<script>', '']) {
    const made = await ask('GET', '/api/v1/session', { key, headers: { 'x-request-id': bad } });
    assert.match(String(made.headers['x-request-id']), /^[0-9a-f-]{36}$/);
  }
  assert.ok((await ask('GET', '/nothing')).headers['x-request-id']);
});

test('a key has so many requests in a minute; what is left is in the headers, and the contract is not counted', async () => {
  const { key } = await service.addTenant();
  const other = await service.addTenant();
  const first = await ask('GET', '/api/v1/session', { key });
  assert.equal(first.headers['ratelimit-policy'], '"requests";q=40;w=60');
  assert.equal(first.headers.ratelimit, '"requests";r=39;t=60');
  for (let i = 1; i < 40; i++) assert.equal((await ask('GET', '/api/v1/session', { key })).status, 200);
  const refused = await ask('GET', '/api/v1/session', { key });
  assert.deepEqual([refused.status, refused.body.code], [429, 'too_many_requests']);
  assert.equal(refused.headers['retry-after'], '60');
  for (const path of ['/api/v1/sync/status', '/api/v1/sync/log']) {
    const answer = await ask('GET', path, { key });
    assert.deepEqual([answer.status, answer.headers.ratelimit], [200, undefined], path);
  }
  assert.equal((await ask('POST', '/api/v1/sync/trigger', { key })).body.code, 'no_valid_anaf_token');
  assert.equal((await ask('GET', '/api/v1/session', { key: other.key })).status, 200);
  service.passes(60_000);
  assert.equal((await ask('GET', '/api/v1/session', { key })).status, 200);
});

test('a repeat with its Idempotency-Key gets the first answer, and nothing is created twice', async () => {
  const { key, organisationId } = await service.addTenant();
  const create = (idempotencyKey: string, name = 'n', by = key) =>
    ask('POST', '/api/v1/api-keys', {
      key: by,
      headers: { 'idempotency-key': idempotencyKey },
      body: { name },
    });
  const keys = async () => (await ask('GET', '/api/v1/api-keys', { key })).body.data.length;
  const before = await keys();
  const first = await create('one');
  const again = await create('one');
  assert.equal(first.status, 201);
  assert.deepEqual([again.status, again.body], [201, first.body]);
  assert.equal(again.headers['idempotent-replayed'], 'true');
  assert.equal(await keys(), before + 1);
  const stored = (await service.db.query('select answer from idempotent_answer')).rows;
  for (const { answer } of stored) assert.ok(!answer.toString('latin1').includes(first.body.key));

  const reused = await create('one', 'other');
  assert.deepEqual([reused.status, reused.body.code], [422, 'conflict']);
  const neighbour = await create('one', 'n', await service.addKey(organisationId, 'admin'));
  assert.notEqual(neighbour.body.id, first.body.id);
  assert.equal((await create('x'.repeat(256))).body.parameter, 'Idempotency-Key');

  // What was refused left nothing, so that the same request may be tried again.
  const refused = await create('two', '');
  assert.equal(refused.status, 400);
  assert.equal((await create('two', 'now right')).status, 201);

  service.passes(24 * 3_600_000);
  await pruneOldAnswers(service.db, service.clock.now);
  assert.equal((await service.db.query('select 1 from idempotent_answer')).rowCount, 0);
  assert.notEqual((await create('one')).body.id, first.body.id);
});

test('two requests with one Idempotency-Key at the same moment create one thing', async () => {
  const { key } = await service.addTenant();
  const before = (await ask('GET', '/api/v1/api-keys', { key })).body.data.length;
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      ask('POST', '/api/v1/api-keys', { key, headers: { 'idempotency-key': 'k' }, body: { name: 'n' } }),
    ),
  );
  assert.ok(answers.every(({ status }) => status === 201 || status === 409));
  assert.equal((await ask('GET', '/api/v1/api-keys', { key })).body.data.length, before + 1);
});

test('an Idempotency-Key whose process died is free again after two minutes', async () => {
  const { key } = await service.addTenant();
  const create = () =>
    ask('POST', '/api/v1/api-keys', { key, headers: { 'idempotency-key': 'k' }, body: { name: 'n' } });
  await create();
  await service.db.query('update idempotent_answer set answer = null where claimed_at = $1', [
    service.clock.now,
  ]);
  assert.deepEqual([(await create()).status, (await create()).headers['retry-after']], [409, '2']);
  service.passes(2 * 60_000);
  assert.equal((await create()).status, 201);
});

test('lists are kept by browsers and asked for again, everything else is not kept', async () => {
  const { key, organisationId } = await service.addTenant();
  await addCompany(service, organisationId, '12345674');
  const list = await ask('GET', '/api/v1/companies', { key });
  assert.equal(list.headers['cache-control'], 'private, no-cache');
  const etag = String(list.headers.etag);
  const same = await ask('GET', '/api/v1/companies', { key, headers: { 'if-none-match': `W/"x", ${etag}` } });
  assert.deepEqual([same.status, same.text, same.headers.etag], [304, '', etag]);
  await addCompany(service, organisationId, '14399840');
  const changed = await ask('GET', '/api/v1/companies', { key, headers: { 'if-none-match': etag } });
  assert.deepEqual([changed.status, changed.body.data.length], [200, 2]);
  for (const path of ['/api/v1/overview', '/api/v1/sync/status', `/api/v1/companies/${list.body.data[0].id}`])
    assert.equal((await ask('GET', path, { key })).headers['cache-control'], 'no-store', path);
  assert.equal((await ask('GET', '/api/v1/companies')).headers['cache-control'], 'no-store');
});

test('long lists are compressed for who accepts it; short ones, other answers and lists about access are not', async () => {
  const { key, organisationId } = await service.addTenant();
  // As of every answer where the operator names other origins.
  const vary = 'Origin, Accept-Encoding';
  const gzip = { 'accept-encoding': 'br;q=0.5, gzip' };
  const read = (path: string, headers = {}, method: 'GET' | 'HEAD' = 'GET') =>
    ask(method, path, { key, headers });
  const isPlain = async (path: string, headers: Record<string, string> = gzip) => {
    const { status, headers: got } = await read(path, headers);
    assert.deepEqual([status, got['content-encoding']], [200, undefined], path);
    return got;
  };
  const id = await addCompany(service, organisationId, '12345674');
  const list = '/api/v1/companies';
  assert.equal((await isPlain(list)).vary, vary);
  const codes = Array.from({ length: 30 }, (_, i) => ({
    cif: String(20_000_000 + i),
    name: `Șură ${i} SRL`,
  }));
  await addCompanies(service.db, organisationId, codes, service.clock.now);

  const plain = await read(list);
  const short = await read(list, gzip);
  assert.deepEqual(
    [short.status, short.headers['content-encoding'], short.headers.vary],
    [200, 'gzip', vary],
  );
  assert.equal(gunzipSync(short.bytes).toString(), plain.text);
  assert.ok(short.bytes.length * 4 < plain.bytes.length);
  assert.equal(Number(short.headers['content-length']), short.bytes.length);
  assert.equal(short.headers.etag, `W/${plain.headers.etag}`);
  const head = await read(list, gzip, 'HEAD');
  for (const name of ['content-encoding', 'content-length', 'etag', 'vary'])
    assert.equal(head.headers[name], short.headers[name], name);
  const same = await read(list, { ...gzip, 'if-none-match': String(short.headers.etag) });
  assert.deepEqual(
    [same.status, same.text, same.headers.etag, same.headers.vary],
    [304, '', short.headers.etag, vary],
  );
  assert.equal(same.headers['content-encoding'], undefined);
  await isPlain(list, { 'accept-encoding': 'gzip;q=0, br' });
  for (let i = 0; i < 12; i++)
    await ask('POST', '/api/v1/api-keys', { key, body: { name: `a name that makes the list long ${i}` } });
  // Longer than what is compressed of other lists, and about access.
  assert.ok((await read('/api/v1/api-keys')).bytes.length > 2_048);
  const kept = [
    `${list}/${id}`,
    '/api/v1/invoices/changes',
    '/api/v1/session',
    '/api/v1/sync/status',
    '/api/v1/sync/log',
  ];
  for (const path of ['/api/v1/api-keys', ...kept]) await isPlain(path);
});

test('a change is refused when the resource was changed since it was read', async () => {
  const { key, organisationId } = await service.addTenant();
  const member = { organisationId, userId: 'somebody', role: 'read' } as const;
  const hook = { url: 'https://erp.exemplu.ro/hook', events: ['run.finished'] };
  const { body: webhook } = await ask('POST', '/api/v1/webhooks', { key, body: hook });
  const changes: [path: string, first: object, second: object][] = [
    [
      `companies/${await addCompany(service, organisationId, '12345674')}`,
      { name: 'Prima SRL' },
      { name: 'A doua SRL' },
    ],
    [
      `members/${await addMember(service.db, member, service.clock.now)}`,
      { role: 'sync' },
      { role: 'admin' },
    ],
    [`webhooks/${webhook.id}`, { state: 'disabled' }, { events: ['run.finished', 'integrity.finding'] }],
  ];
  for (const [name, first, second] of changes) {
    const path = `/api/v1/${name}`;
    const read = async () => String((await ask('GET', path, { key })).headers.etag);
    const change = (body: object, etag: string) =>
      ask('PATCH', path, { key, headers: { ...json, 'if-match': etag }, body });
    const etag = await read();
    const changed = await change(first, etag);
    assert.deepEqual([changed.status, changed.headers.etag], [200, await read()], name);
    const late = await change(second, etag);
    assert.deepEqual([late.status, late.body.code], [412, 'precondition_failed'], name);
    assert.partialDeepStrictEqual((await ask('GET', path, { key })).body, first);
    assert.equal((await change(second, `"x", ${await read()}`)).status, 200, name);
    assert.equal((await change(first, '*')).status, 200, name);
  }
});

test('a refusal says in WWW-Authenticate what is wrong with the credentials', async () => {
  const { organisationId } = await service.addTenant();
  const challenge = async (key?: string) =>
    (await ask('GET', '/api/v1/audit', key === undefined ? {} : { key })).headers['www-authenticate'];
  assert.equal(await challenge(), 'Bearer');
  assert.equal(await challenge('efs_wrong'), 'Bearer error="invalid_token"');
  assert.equal(
    await challenge(await service.addKey(organisationId, 'read')),
    'Bearer error="insufficient_scope", scope="admin"',
  );
});

test('OPTIONS and Allow name the methods of an address; HEAD has the headers of GET', async () => {
  const { key } = await service.addTenant();
  const allow = async (path: string) => {
    const { status, headers } = await ask('OPTIONS', path, { key });
    return [status, headers.allow];
  };
  assert.deepEqual(await allow('/api/v1/companies'), [204, 'GET, HEAD, POST, OPTIONS']);
  assert.deepEqual(await allow('/api/v1/sync/trigger'), [204, 'POST, OPTIONS']);
  assert.equal((await ask('OPTIONS', '/nothing', { key })).status, 404);
  const wrong = await ask('DELETE', '/api/v1/companies', { key });
  assert.deepEqual([wrong.status, wrong.headers.allow], [405, 'GET, HEAD, POST, OPTIONS']);
  const head = await ask('HEAD', '/api/v1/companies', { key });
  const get = await ask('GET', '/api/v1/companies', { key });
  assert.deepEqual([head.status, head.text], [200, '']);
  assert.equal(head.headers['content-type'], get.headers['content-type']);
});

test('pages of the origins that the operator names may call with a key, never with a cookie; others may not', async () => {
  const { key } = await service.addTenant();
  const preflight = (origin: string) =>
    ask('OPTIONS', '/api/v1/invoices', {
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
  const allowed = await preflight(page);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers['access-control-allow-origin'], page);
  assert.equal(allowed.headers['access-control-allow-headers'], 'authorization');
  assert.equal((await preflight('https://evil.example')).headers['access-control-allow-origin'], undefined);
  const read = await ask('GET', '/api/v1/invoices', { key, headers: { origin: page } });
  assert.equal(read.headers['access-control-allow-origin'], page);
  assert.equal(read.headers['access-control-allow-credentials'], undefined);
  assert.match(String(read.headers['access-control-expose-headers']), /RateLimit/);
  const { cookie } = await service.addPerson('ana@exemplu.ro');
  const byCookie = await ask('POST', '/api/v1/sync/trigger', { headers: { origin: page, cookie } });
  assert.equal(byCookie.status, 401);
});

test('an operation that will go says so, and until when it is answered', async () => {
  const plain = Fastify();
  plain.setValidatorCompiler(validateInput);
  plain.setSerializerCompiler(serializerCompiler);
  registerRoutes(plain, service.ctx, [
    () => [
      {
        method: 'GET',
        path: '/old',
        operationId: 'getOld',
        tag: 'Operation',
        summary: 'Old',
        description: 'It will go.',
        needs: 'none',
        deprecated: { since: new Date('2026-11-30T00:00:00Z'), sunset: new Date('2027-06-01T00:00:00Z') },
        answers: { 200: { description: 'It.', schema: z.object({ ok: z.boolean() }) } },
        handle: async () => ({ ok: true }),
      },
    ],
  ]);
  const { headers } = await plain.inject({ url: '/old' });
  assert.equal(headers.deprecation, '@1795996800');
  assert.equal(headers.sunset, 'Tue, 01 Jun 2027 00:00:00 GMT');
  assert.match(String(headers.link), /rel="deprecation"/);
  await plain.close();
});
