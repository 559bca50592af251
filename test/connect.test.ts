/** Connecting a certificate, from the first click to the tokens in the vault, with the sandbox as ANAF. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../sandbox/server.ts';
import { listCompanyIds } from '../src/db/companies/company.ts';
import { findTokens } from '../src/db/connections/anaf-token.ts';
import { type Reply, startService } from './support/service.ts';

const sandbox = await startSandbox();
after(() => sandbox.close());
let laterMs = 0;
const now = () => new Date(sandbox.clock.now() + laterMs);
const service = await startService({
  sandbox,
  now,
});
const { anaf } = service.ctx;
const { ask, db, logged } = service;
const connect = '/api/v1/anaf/connect';
const callback = '/api/v1/anaf/callback';
const json = { accept: 'application/json' };

interface Begun {
  authorizeUrl: string;
  /** The Cookie header of the browser that began. */
  cookie: string;
}

async function begin(key: string): Promise<Begun> {
  const reply = await ask('GET', connect, { key, headers: json });
  assert.equal(reply.status, 200);
  return { authorizeUrl: reply.body.authorizeUrl, cookie: cookieOf(reply) };
}

function cookieOf(reply: Reply): string {
  return [reply.headers['set-cookie'] ?? []].flat()[0]!.split(';')[0]!;
}

/** Goes to ANAF, shows the certificate, and answers the address at which the browser ends. */
async function atAnaf(authorizeUrl: string, certificate: string): Promise<string> {
  const answer = await fetch(`${authorizeUrl}&certificate=${certificate}`, { redirect: 'manual' });
  assert.equal(answer.status, 302);
  return answer.headers.get('location')!;
}

const ours = (url: string) => url.slice('https://localhost'.length);
/** As the token writes it. */
const written = (serial: string) => serial.match(/../g)!.join(':');
const newSerial = () => sandbox.world.addCertificate().serial;
const problem = (reply: Reply) => [reply.status, reply.body.code];

test('after ANAF the browser is back on the page that it left, and told when the certificate is another', async () => {
  const { key } = await service.addTenant();
  const go = async (query: string, serial: string) => {
    const start = await ask('GET', `${connect}?${query}`, { key, headers: { accept: 'text/html' } });
    const back = await atAnaf(String(start.headers.location), serial);
    return ask('GET', ours(back), { headers: { cookie: cookieOf(start), accept: 'text/html' } });
  };
  const first = newSerial();
  const done = await go('returnTo=/conexiuni', first);
  const [token] = (await ask('GET', '/api/v1/anaf/tokens', { key })).body.data;
  assert.deepEqual([done.status, done.headers.location], [302, `/conexiuni#connected=${token.id}`]);
  const same = await go(`returnTo=/conexiuni&renews=${token.id}`, first);
  assert.equal(same.headers.location, `/conexiuni#connected=${token.id}`);
  const other = await go(`returnTo=/conexiuni&renews=${token.id}`, newSerial());
  assert.match(
    String(other.headers.location),
    new RegExp(`^/conexiuni#connected=(?!${token.id}).{36}&renews=${token.id}$`),
  );
  for (const path of ['//elsewhere.ro', 'https://elsewhere.ro', '/a?b', '/\\\\elsewhere.ro', '/%2f'])
    assert.equal(
      (await ask('GET', `${connect}?returnTo=${encodeURIComponent(path)}`, { key })).status,
      400,
      path,
    );

  const named = await ask('PATCH', `/api/v1/anaf/tokens/${token.id}`, {
    key,
    body: { holder: ' Maria Pop ' },
  });
  assert.equal(named.body.holder, 'Maria Pop');
  const stranger = await service.addTenant();
  const theirs = { ...stranger, body: { holder: 'x' } };
  assert.equal((await ask('PATCH', `/api/v1/anaf/tokens/${token.id}`, theirs)).status, 404);
});

test('a browser that begins here and shows its certificate at ANAF is connected', async () => {
  const { key, organisationId } = await service.addTenant();
  await ask('POST', '/api/v1/companies', { key, body: { companies: [{ cif: '12345674' }] } });
  const serial = newSerial();

  const start = await ask('GET', connect, { key, headers: { accept: 'text/html' } });
  assert.equal(start.status, 302);
  const setCookie = String(start.headers['set-cookie']);
  assert.match(setCookie, /; Max-Age=600; Path=\/api\/v1\/anaf; HttpOnly; SameSite=Lax$/);
  const authorizeUrl = String(start.headers.location);
  const asked = new URL(authorizeUrl).searchParams;
  assert.equal(asked.get('redirect_uri'), anaf.config.redirectUri);
  assert.equal(asked.get('token_content_type'), 'jwt');

  const back = await atAnaf(authorizeUrl, serial);
  const page = await ask('GET', ours(back), { headers: { cookie: cookieOf(start), accept: 'text/html' } });
  assert.equal(page.status, 200);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  assert.match(page.text, /conectat la ANAF[\s\S]*connected to ANAF/);
  assert.ok(page.text.includes(written(serial)));
  assert.ok(!/<script/i.test(page.text));

  const found = await ask('GET', '/api/v1/anaf/status', { key });
  assert.deepEqual(Object.keys(found.body), ['tokenCount', 'hasValidToken', 'tokens']);
  assert.deepEqual([found.body.tokenCount, found.body.hasValidToken], [1, true]);
  const [token] = found.body.tokens;
  assert.deepEqual(Object.keys(token), ['id', 'serial', 'expiresAt', 'isValid', 'companies']);
  assert.deepEqual([token.serial, token.isValid, token.companies], [written(serial), true, []]);
  assert.deepEqual(service.queued.probed.at(-1), await listCompanyIds(db, organisationId));

  const tokens = (await findTokens(db, service.vault, token.id))!;
  const { rows } = await db.query('select * from anaf_connection where id = $1', [token.id]);
  const row = Object.values(rows[0]).map((value) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : String(value),
  );
  const log = logged.join('');
  const code = new URL(back).searchParams.get('code')!;
  for (const secret of [tokens.access, tokens.refresh!, code, asked.get('state')!]) {
    assert.ok(!row.join().includes(secret) && !log.includes(secret));
  }
});

test('a state serves once', async () => {
  const { key } = await service.addTenant();
  const { authorizeUrl, cookie } = await begin(key);
  const back = ours(await atAnaf(authorizeUrl, newSerial()));
  const headers = { cookie, ...json };
  const first = await ask('GET', back, { headers });
  assert.equal(first.status, 200);
  assert.deepEqual(Object.keys(first.body), ['id', 'serial', 'expiresAt', 'isValid', 'companies']);
  assert.deepEqual(problem(await ask('GET', back, { headers })), [410, 'link_expired']);
  const pasted = await ask('POST', callback, { key, body: { url: `https://localhost${back}` } });
  assert.deepEqual(problem(pasted), [410, 'link_expired']);
});

test('two requests with the same state at once make one connection', async () => {
  const { key } = await service.addTenant();
  const { authorizeUrl, cookie } = await begin(key);
  const back = ours(await atAnaf(authorizeUrl, newSerial()));
  const replies = await Promise.all([1, 2, 3].map(() => ask('GET', back, { headers: { cookie, ...json } })));
  assert.deepEqual(replies.map((r) => r.status).sort(), [200, 410, 410]);
});

test('a link that was sent on connects no certificate: the browser must be the one that began', async () => {
  const { key } = await service.addTenant();
  const { authorizeUrl, cookie } = await begin(key);
  const other = await begin((await service.addTenant()).key);
  const back = ours(await atAnaf(authorizeUrl, newSerial()));
  for (const headers of [
    json,
    { cookie: other.cookie, ...json },
    { cookie: 'efactura_connect=x', ...json },
  ]) {
    assert.deepEqual(problem(await ask('GET', back, { headers })), [401, 'unauthenticated']);
  }
  const page = await ask('GET', back, { headers: { accept: 'text/html' } });
  assert.equal(page.status, 401);
  assert.match(page.text, /nu a fost începută în acest browser/);
  assert.equal((await ask('GET', '/api/v1/anaf/status', { key })).body.tokenCount, 0);
  // The one who began is not locked out by it.
  assert.equal((await ask('GET', back, { headers: { cookie, ...json } })).status, 200);
});

test('a state that was not given out, or ten minutes ago, is refused', async () => {
  const { key } = await service.addTenant();
  const { authorizeUrl, cookie } = await begin(key);
  const back = ours(await atAnaf(authorizeUrl, newSerial()));
  const headers = { cookie, ...json };
  const state = new URLSearchParams(back.split('?')[1]).get('state')!;
  const forged = [state.replace(/\..*/, `.${'A'.repeat(43)}`), state.split('.')[0]!, 'x', ''];
  for (const each of forged) {
    const reply = await ask('GET', back.replace(state, each), { headers });
    assert.deepEqual(problem(reply), [410, 'link_expired'], each);
  }
  assert.deepEqual(problem(await ask('GET', `${callback}?state=${state}`, { headers })), [
    400,
    'invalid_input',
  ]);
  laterMs = 10 * 60_000;
  try {
    assert.deepEqual(problem(await ask('GET', back, { headers })), [410, 'link_expired']);
  } finally {
    laterMs = 0;
  }
});

test('who presents no certificate is told so, and begins again', async () => {
  const { key } = await service.addTenant();
  const { authorizeUrl, cookie } = await begin(key);
  const back = ours(await atAnaf(authorizeUrl, 'none'));
  const page = await ask('GET', back, { headers: { cookie, accept: 'text/html' } });
  assert.equal(page.status, 422);
  assert.match(page.text, /certificatul nu a fost prezentat/);
  assert.deepEqual(problem(await ask('GET', back, { headers: { cookie, ...json } })), [410, 'link_expired']);
});

test('a pasted address connects, bound by the login instead of the cookie', async () => {
  const { key, organisationId } = await service.addTenant();
  const stranger = await service.addTenant();
  const reader = await service.addKey(organisationId, 'sync');
  const serial = newSerial();
  const url = await atAnaf((await begin(key)).authorizeUrl, serial);
  assert.deepEqual(problem(await ask('POST', callback, { body: { url } })), [401, 'unauthenticated']);
  assert.deepEqual(problem(await ask('POST', callback, { key: reader, body: { url } })), [
    403,
    'insufficient_scope',
  ]);
  assert.deepEqual(problem(await ask('POST', callback, { key: stranger.key, body: { url } })), [
    410,
    'link_expired',
  ]);
  const garbage = await ask('POST', callback, { key, body: { url: 'https://localhost/nothing' } });
  assert.deepEqual(problem(garbage), [400, 'invalid_input']);
  const done = await ask('POST', callback, { key, body: { url: `  ${url}  ` } });
  assert.deepEqual([done.status, done.body.serial], [200, written(serial)]);
});

test('the same certificate again renews its connection', async () => {
  const { key } = await service.addTenant();
  const serial = newSerial();
  const ids: string[] = [];
  for (let i = 0; i < 2; i++) {
    const { authorizeUrl } = await begin(key);
    const reply = await ask('POST', callback, { key, body: { url: await atAnaf(authorizeUrl, serial) } });
    ids.push(reply.body.id);
  }
  assert.equal(ids[0], ids[1]);
  assert.equal((await ask('GET', '/api/v1/anaf/status', { key })).body.tokenCount, 1);
});

test('a code that came too late is refused in words, and nothing is kept', async () => {
  const { key } = await service.addTenant();
  const { authorizeUrl } = await begin(key);
  const url = await atAnaf(authorizeUrl, newSerial());
  sandbox.clock.offsetMs += 61_000;
  const reply = await ask('POST', callback, { key, body: { url } });
  assert.deepEqual(problem(reply), [422, 'anaf_refused']);
  assert.equal((await ask('GET', '/api/v1/anaf/status', { key })).body.tokenCount, 0);
});

test('a certificate is asked which companies it opens, and the verdict is recorded', async () => {
  const { key } = await service.addTenant();
  const serial = newSerial();
  sandbox.world.addCompany('8000000000');
  sandbox.world.addCompany('12345674');
  sandbox.world.grant(serial, '8000000000');
  const added = await ask('POST', '/api/v1/companies', {
    key,
    body: { companies: [{ cif: '8000000000' }, { cif: '12345674' }] },
  });
  const url = await atAnaf((await begin(key)).authorizeUrl, serial);
  const token = (await ask('POST', callback, { key, body: { url } })).body;
  const validate = (cif: string) =>
    ask('POST', `/api/v1/anaf/tokens/${token.id}/validate-cif`, { key, body: { cif } });

  assert.deepEqual((await validate('RO 8000000000')).body, { valid: true, errors: [] });
  const refused = await validate('12345674');
  assert.equal(refused.body.valid, false);
  assert.match(refused.body.errors[0], /drept in SPV/);
  assert.deepEqual(problem(await validate('99')), [404, 'not_found']);
  assert.deepEqual(problem(await validate('abc')), [400, 'invalid_input']);

  const [granted, denied] = added.body.data;
  const company = async (id: string) => (await ask('GET', `/api/v1/companies/${id}`, { key })).body;
  assert.equal((await company(granted.company.id)).access, 'granted');
  const lost = await company(denied.company.id);
  assert.deepEqual([lost.access, typeof lost.accessLostAt], ['denied', 'string']);
  assert.match(lost.accessDetail, /drept in SPV/);
  const [listed] = (await ask('GET', '/api/v1/anaf/tokens', { key })).body.data;
  assert.deepEqual(listed.companies, [{ id: granted.company.id, cif: '8000000000', name: null }]);
});

// 2026-11-29: 960 checks of one neighbour in 61 s filled the minute, and 10,000 closed the company for the day.
test('checks of access have limits of their own, and cost a company none of its listings', async () => {
  const cif = '8000000012';
  sandbox.world.addCompany(cif);
  const [owner, neighbour] = [await service.addTenant(), await service.addTenant()];
  for (const { key } of [owner, neighbour])
    await ask('POST', '/api/v1/companies', { key, body: { companies: [{ cif }] } });
  const url = await atAnaf((await begin(neighbour.key)).authorizeUrl, newSerial());
  const token = (await ask('POST', callback, { key: neighbour.key, body: { url } })).body;
  const path = `/api/v1/anaf/tokens/${token.id}/validate-cif`;
  const validate = () => ask('POST', path, { key: neighbour.key, body: { cif } });
  for (let n = 0; n < 6; n++) assert.equal((await validate()).body.valid, false);
  const refused = await validate();
  assert.deepEqual(problem(refused), [429, 'too_many_requests']);
  assert.ok(Number(refused.headers['retry-after']) > 0);
  const { rows } = await db.query<{ scope: string; key: string; count: number }>(
    `select scope, key, count from daily_count where key like '%${cif}'`,
  );
  assert.deepEqual(rows, [{ scope: 'probe', key: `${neighbour.organisationId} ${cif}`, count: 6 }]);
});

test('ANAF that is away is 502, an installation that is not registered 503', async (t) => {
  const { key } = await service.addTenant();
  const { authorizeUrl } = await begin(key);
  const url = await atAnaf(authorizeUrl, newSerial());
  const oauthUrl = anaf.config.oauthUrl;
  t.after(() => Object.assign(anaf.config, { oauthUrl, clientId: sandbox.clientId }));
  Object.assign(anaf.config, { oauthUrl: 'http://127.0.0.1:1' });
  const away = await ask('POST', callback, { key, body: { url } });
  assert.deepEqual(problem(away), [502, 'anaf_unreachable']);
  Object.assign(anaf.config, { clientId: '' });
  const unregistered = await ask('GET', connect, { key });
  assert.deepEqual(problem(unregistered), [503, 'anaf_not_configured']);
  assert.match(unregistered.body.detail, /ANAF_CLIENT_ID/);
});
