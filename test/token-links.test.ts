/** A link lets a certificate's holder elsewhere authorise once, knowing for whom, without an account; the sandbox is ANAF. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import sql from 'sql-template-tag';
import { startSandbox } from '../sandbox/server.ts';
import { type Reply, startService } from './support/service.ts';

const sandbox = await startSandbox();
after(() => sandbox.close());
let laterMs = 0;
const service = await startService({ sandbox, now: () => new Date(sandbox.clock.now() + laterMs) });
const { ask, db, logged } = service;
const links = '/api/v1/anaf/token-links';
const page = { 'sec-fetch-site': 'same-origin' };
const problem = (reply: Reply) => [reply.status, reply.body?.code];

async function madeBy(key: string, note?: string) {
  const { status, body } = await ask('POST', links, { key, body: note === undefined ? {} : { note } });
  assert.equal(status, 201);
  const [address, token] = body.url.split('#token=');
  assert.equal(address, 'http://localhost:3000/autorizare');
  return { id: body.id as string, token: token as string, body };
}

const post = (step: string, body: object, headers: Record<string, string> = page) =>
  ask('POST', `${links}/${step}`, { headers, body });

async function started(token: string): Promise<{ authorizeUrl: string; cookie: string }> {
  const reply = await post('start', { token });
  assert.equal(reply.status, 200, reply.text);
  const cookie = [reply.headers['set-cookie'] ?? []].flat()[0]!;
  assert.match(cookie, /; Max-Age=600; Path=\/api\/v1\/anaf; HttpOnly; SameSite=Lax$/);
  return { ...reply.body, cookie: cookie.split(';')[0]! };
}

/** Where ANAF sends the browser once the certificate was shown. */
async function atAnaf(authorizeUrl: string): Promise<string> {
  const { serial } = sandbox.world.addCertificate();
  const answer = await fetch(`${authorizeUrl}&certificate=${serial}`, { redirect: 'manual' });
  return answer.headers.get('location')!;
}

const returns = (back: string, cookie: string) =>
  ask('GET', back.slice('https://localhost'.length), { headers: { cookie, accept: 'application/json' } });

async function tokensOf(key: string): Promise<number> {
  return (await ask('GET', '/api/v1/anaf/status', { key })).body.tokenCount;
}

async function stateOf(key: string, id: string) {
  const { body } = await ask('GET', links, { key });
  return body.data.find((link: { id: string }) => link.id === id);
}

test('the holder sees who asks, goes to ANAF, and the organisation that asked is connected', async () => {
  const { key, organisationId } = await service.addTenant();
  const other = await service.addTenant();
  const { id, token, body: made } = await madeBy(key, 'Domnul Ionescu');
  assert.deepEqual([made.state, made.note, made.connectionId], ['active', 'Domnul Ionescu', null]);
  const { rows } = await db.query(sql`select name from organisation where id = ${organisationId}`);
  const { body: seen } = await post('look', { token }, {});
  assert.deepEqual(seen, {
    organisation: { name: rows[0].name },
    note: 'Domnul Ionescu',
    expiresAt: made.expiresAt,
    redirectReachesUs: false,
  });

  const { authorizeUrl, cookie } = await started(token);
  const back = await atAnaf(authorizeUrl);
  const answer = await returns(back, cookie);
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual([await tokensOf(key), await tokensOf(other.key)], [1, 0]);
  const used = await stateOf(key, id);
  assert.deepEqual([used.state, used.connectionId], ['used', answer.body.id]);

  const [certificate] = (await ask('GET', '/api/v1/anaf/tokens', { key })).body.data;
  assert.deepEqual([certificate.id, certificate.note], [answer.body.id, 'Domnul Ionescu']);
  assert.equal(certificate.connectedAt, certificate.refreshIssuedAt);

  for (const step of ['look', 'start'])
    assert.deepEqual(problem(await post(step, { token })), [410, 'link_expired']);
  const audit = (await ask('GET', '/api/v1/audit', { key })).body.data;
  const entry = audit.find(({ action }: { action: string }) => action === 'token_link.used');
  assert.deepEqual([entry.actor, entry.subject], [{ kind: 'link', id }, id]);
  assert.ok(audit.some(({ action }: { action: string }) => action === 'token_link.created'));

  const kept = JSON.stringify((await db.query(sql`select * from token_link`)).rows);
  assert.ok(!kept.includes(token) && !logged.join('').includes(token));
});

test('what is to be registered at ANAF is said, and whether its redirect reaches us', async () => {
  const { key } = await service.addTenant();
  assert.deepEqual((await ask('GET', '/api/v1/anaf/setup', { key })).body, {
    configured: true,
    environment: 'sandbox',
    redirectUri: 'https://localhost/api/v1/anaf/callback',
    redirectReachesUs: false,
  });
});

test('the way back counts only in the browser that began', async () => {
  const { key } = await service.addTenant();
  const { token } = await madeBy(key);
  const { authorizeUrl } = await started(token);
  const elsewhere = await started(token);
  const back = await atAnaf(authorizeUrl);
  assert.deepEqual(problem(await returns(back, elsewhere.cookie)), [401, 'unauthenticated']);
  assert.equal(await tokensOf(key), 0);
});

test('a link that was begun twice connects once', async () => {
  const { key } = await service.addTenant();
  const { token } = await madeBy(key);
  const [first, second] = [await started(token), await started(token)];
  const ways = [await atAnaf(first.authorizeUrl), await atAnaf(second.authorizeUrl)];
  const replies = await Promise.all([returns(ways[0]!, first.cookie), returns(ways[1]!, second.cookie)]);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 410]);
  assert.equal(await tokensOf(key), 1);
});

test('where the redirect does not reach us, the holder pastes it', async () => {
  const { key } = await service.addTenant();
  const { id, token } = await madeBy(key);
  const another = await madeBy(key);
  const url = await atAnaf((await started(token)).authorizeUrl);
  assert.deepEqual(problem(await post('finish', { token: another.token, url })), [410, 'link_expired']);
  assert.deepEqual(problem(await post('finish', { token, url: 'https://localhost/nothing' })), [
    400,
    'invalid_input',
  ]);
  const finished = await post('finish', { token, url });
  assert.equal(finished.status, 200, finished.text);
  assert.deepEqual(Object.keys(finished.body), ['serial']);
  assert.equal((await stateOf(key, id)).state, 'used');
  assert.equal((await stateOf(key, another.id)).state, 'active');
});

test('when ANAF gives nothing the link stays good', async () => {
  const { key } = await service.addTenant();
  const { id, token } = await madeBy(key);
  const failed = await started(token);
  const back = new URL(await atAnaf(failed.authorizeUrl));
  back.searchParams.set('code', 'not-a-code');
  const refused = await returns(back.href, failed.cookie);
  assert.equal(refused.status, 422, refused.text);
  assert.equal((await stateOf(key, id)).state, 'active');
  const again = await started(token);
  assert.equal((await returns(await atAnaf(again.authorizeUrl), again.cookie)).status, 200);
});

test('five links may be active; a revoked one connects nothing, not even what was begun with it', async () => {
  const { key } = await service.addTenant();
  const made = [];
  for (let n = 0; n < 5; n++) made.push(await madeBy(key));
  assert.deepEqual(problem(await ask('POST', links, { key, body: {} })), [409, 'conflict']);
  const begun = await started(made[0]!.token);
  const back = await atAnaf(begun.authorizeUrl);
  assert.equal((await ask('DELETE', `${links}/${made[0]!.id}`, { key })).status, 204);
  assert.deepEqual(problem(await returns(back, begun.cookie)), [410, 'link_expired']);
  assert.deepEqual(problem(await post('look', { token: made[0]!.token })), [410, 'link_expired']);
  assert.deepEqual(problem(await ask('DELETE', `${links}/${made[0]!.id}`, { key })), [404, 'not_found']);
  assert.equal(await tokensOf(key), 0);
  await madeBy(key);
});

test('an hour later a link is nothing', async () => {
  const { key } = await service.addTenant();
  const { id, token } = await madeBy(key);
  laterMs += 3_600_001;
  for (const step of ['look', 'start'])
    assert.deepEqual(problem(await post(step, { token })), [410, 'link_expired']);
  assert.equal((await stateOf(key, id)).state, 'expired');
});

test('the page that a link opens stands by itself: its own script and style by their hashes', async () => {
  const { status, headers, text } = await ask('GET', '/autorizare', { headers: { accept: 'text/html' } });
  assert.equal(status, 200);
  const policy = String(headers['content-security-policy']);
  for (const tag of ['script', 'style']) {
    const inside = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)![1]!;
    const hash = createHash('sha256').update(inside).digest('base64');
    assert.ok(policy.includes(`${tag}-src 'sha256-${hash}'`), tag);
  }
  assert.ok(policy.startsWith("default-src 'none'") && !policy.includes('unsafe'));
  assert.equal(headers['cache-control'], 'no-store');
});

test('a link is followed on our own page, and not by guessing', async () => {
  const { key } = await service.addTenant();
  const { token } = await madeBy(key);
  const elsewhere = { 'sec-fetch-site': 'cross-site' };
  assert.deepEqual(problem(await post('start', { token }, elsewhere)), [401, 'unauthenticated']);
  assert.deepEqual(problem(await post('start', { token: 'guess' })), [410, 'link_expired']);
  assert.deepEqual(problem(await post('start', {})), [400, 'invalid_input']);
});

test('another organisation neither sees nor revokes a link', async () => {
  const [ours, theirs] = [await service.addTenant(), await service.addTenant()];
  const { id } = await madeBy(theirs.key);
  assert.deepEqual((await ask('GET', links, { key: ours.key })).body.data, []);
  assert.deepEqual(problem(await ask('DELETE', `${links}/${id}`, { key: ours.key })), [404, 'not_found']);
  const reader = await service.addKey(theirs.organisationId, 'sync');
  assert.deepEqual(problem(await ask('GET', links, { key: reader })), [403, 'insufficient_scope']);
});
