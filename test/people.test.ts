/** Members, invitations and profiles: who lets whom in, who may not, and what is left when somebody goes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { findMemberByUser } from '../src/db/people/member.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { type Reply, startService } from './support/service.ts';

const service = await startService({ resolve: async () => ['93.184.215.14'] });
const { ask, db } = service;
const page = { 'sec-fetch-site': 'same-origin' };
const password = 'parola-foarte-lunga';
const problem = (reply: Reply) => [reply.status, reply.body?.code];
let number = 0;

type Browser = { cookie: string };
const by = ({ cookie }: Browser) => ({ headers: { ...page, cookie } });

// Ten sign-ins a minute are allowed, and what happens at one instant has no order.
async function owner() {
  service.passes(10_000);
  const email = `ana${++number}@exemplu.ro`;
  return { email, ...(await service.addPerson(email)) };
}

/** A person signed in with the password that the invitation was accepted with. */
async function signIn(email: string): Promise<Browser> {
  service.passes(10_000);
  const answer = await ask('POST', '/api/auth/sign-in/email', { headers: page, body: { email, password } });
  assert.equal(answer.status, 200);
  const cookie = [answer.headers['set-cookie'] ?? []].flat().map((set) => set.split(';')[0]);
  return { cookie: cookie.join('; ') };
}

async function invite(host: Browser, email: string, role: string) {
  const reply = await ask('POST', '/api/v1/invitations', { ...by(host), body: { email, role } });
  assert.equal(reply.status, 201, reply.text);
  const [address, token] = reply.body.url.split('#token=');
  assert.equal(address, 'http://localhost:3000/invitatie');
  return { id: reply.body.id as string, token: token as string };
}

const accept = (token: string, more: object = {}, headers: Record<string, string> = page) =>
  ask('POST', '/api/v1/invitations/accept', { headers, body: { token, ...more } });

async function joined(host: Browser, role: string) {
  const email = `ion${++number}@exemplu.ro`;
  const { token } = await invite(host, email, role);
  assert.equal((await accept(token, { name: 'Ion', password })).status, 200);
  return { email, ...(await signIn(email)) };
}

async function members(host: Browser): Promise<{ id: string; email: string; role: string; you: boolean }[]> {
  return (await ask('GET', '/api/v1/members', by(host))).body.data;
}

async function idOf(host: Browser, email: string): Promise<string> {
  return (await members(host)).find((member) => member.email === email)!.id;
}

test('who founds an organisation owns it', async () => {
  const ana = await owner();
  const [only, ...others] = await members(ana);
  assert.deepEqual([only!.email, only!.role, only!.you, others], [ana.email, 'owner', true, []]);
  const { body } = await ask('GET', '/api/v1/session', by(ana));
  assert.deepEqual([body.scope, body.organisations[0].role], ['admin', 'owner']);
});

test('an invitation lets one new person in, once, and into its organisation alone', async () => {
  const ana = await owner();
  const { token } = await invite(ana, 'Maria@Exemplu.ro', 'sync');
  const { body: seen } = await ask('POST', '/api/v1/invitations/look', { body: { token } });
  assert.deepEqual(
    [seen.email, seen.role, seen.companies, seen.hasAccount, seen.signedInAs, seen.organisation.name],
    ['maria@exemplu.ro', 'sync', null, false, null, `Firma ${ana.email}`],
  );
  const answer = await accept(token, { name: 'Maria', password });
  assert.deepEqual([answer.status, answer.body.role, answer.body.email], [200, 'sync', 'maria@exemplu.ro']);
  assert.deepEqual(problem(await accept(token, { password })), [410, 'link_expired']);
  const maria = await signIn('maria@exemplu.ro');
  const { body: session } = await ask('GET', '/api/v1/session', by(maria));
  assert.deepEqual([session.scope, session.organisationId], ['sync', ana.organisationId]);
  assert.equal(session.organisations.length, 1);
  assert.deepEqual(problem(await ask('GET', '/api/v1/members', by(maria))), [403, 'insufficient_scope']);
});

test('two who accept one invitation at once make one member', async () => {
  const ana = await owner();
  const { token } = await invite(ana, `gigi${++number}@exemplu.ro`, 'read');
  const replies = await Promise.all([accept(token, { password }), accept(token, { password })]);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 410]);
  assert.equal((await members(ana)).length, 2);
});

test('of two organisations’ links for one new address, used at once, one makes the account', async () => {
  const [ana, dan] = [await owner(), await owner()];
  const email = `gina${++number}@exemplu.ro`;
  const links = [(await invite(ana, email, 'read')).token, (await invite(dan, email, 'read')).token];
  const passwords = ['parola-dintai-lunga', 'parola-a-doua-lunga'];
  const replies = await Promise.all(links.map((token, i) => accept(token, { password: passwords[i] })));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 401]);
  const won = replies.findIndex(({ status }) => status === 200);
  service.passes(10_000);
  for (const [i, status] of [200, 401].entries()) {
    const body = { email, password: passwords[i === 0 ? won : 1 - won] };
    assert.equal((await ask('POST', '/api/auth/sign-in/email', { headers: page, body })).status, status);
  }
});

test('a link opens no account that there is already: its owner signs in first', async () => {
  const [ana, dan] = [await owner(), await owner()];
  const { token } = await invite(ana, dan.email, 'admin');
  const seen = await ask('POST', '/api/v1/invitations/look', { ...by(dan), body: { token } });
  assert.deepEqual([seen.body.hasAccount, seen.body.signedInAs], [true, dan.email]);
  assert.deepEqual(problem(await accept(token, { password: 'another-password' })), [401, 'unauthenticated']);
  // A cookie on a cross-site request is ignored.
  const elsewhere = { cookie: dan.cookie, 'sec-fetch-site': 'cross-site' };
  assert.deepEqual(problem(await accept(token, {}, elsewhere)), [401, 'unauthenticated']);
  assert.deepEqual(problem(await accept(token, {}, by(ana).headers)), [409, 'conflict']);
  service.passes(1);
  assert.equal((await accept(token, {}, by(dan).headers)).status, 200);
  const { body } = await ask('GET', '/api/v1/session', by(dan));
  assert.deepEqual(
    body.organisations.map((o: { role: string }) => o.role),
    ['owner', 'admin'],
  );
  const switched = { ...by(dan), body: { organisationId: ana.organisationId } };
  assert.equal((await ask('PUT', '/api/v1/session/organisation', switched)).status, 204);
  assert.equal((await members(dan)).length, 2);
});

test('a week later, revoked, or replaced by a newer one, an invitation admits no one', async () => {
  const ana = await owner();
  const email = `vlad${++number}@exemplu.ro`;
  const replaced = await invite(ana, email, 'read');
  const revoked = await invite(ana, email, 'sync');
  const open = await ask('GET', '/api/v1/invitations', by(ana));
  assert.deepEqual(
    open.body.data.map((i: { id: string; role: string }) => [i.id, i.role]),
    [[revoked.id, 'sync']],
  );
  assert.equal((await ask('DELETE', `/api/v1/invitations/${revoked.id}`, by(ana))).status, 204);
  const again = await ask('DELETE', `/api/v1/invitations/${revoked.id}`, by(ana));
  assert.deepEqual(problem(again), [404, 'not_found']);
  const late = await invite(ana, email, 'read');
  service.passes(7 * 86_400_000 + 1);
  for (const { token } of [replaced, revoked, late]) {
    assert.deepEqual(problem(await accept(token, { password })), [410, 'link_expired']);
    const seen = await ask('POST', '/api/v1/invitations/look', { body: { token } });
    assert.deepEqual(problem(seen), [410, 'link_expired']);
  }
  assert.equal(await service.signIn.findUserId(email), undefined);
});

test('an administrator makes no owner and unmakes none', async () => {
  const ana = await owner();
  const admin = await joined(ana, 'admin');
  const reader = await joined(admin, 'read');
  const invited = { ...by(admin), body: { email: 'x@exemplu.ro', role: 'owner' } };
  assert.deepEqual(problem(await ask('POST', '/api/v1/invitations', invited)), [403, 'insufficient_scope']);
  const path = async (email: string) => `/api/v1/members/${await idOf(ana, email)}`;
  const set = async (host: Browser, email: string, role: string) =>
    ask('PATCH', await path(email), { ...by(host), body: { role } });
  assert.deepEqual(problem(await set(admin, reader.email, 'owner')), [403, 'insufficient_scope']);
  assert.deepEqual(problem(await set(admin, ana.email, 'read')), [403, 'insufficient_scope']);
  assert.deepEqual(problem(await ask('DELETE', await path(ana.email), by(admin))), [
    403,
    'insufficient_scope',
  ]);
  const changed = await set(admin, reader.email, 'sync');
  assert.deepEqual([changed.status, changed.body.role, changed.body.you], [200, 'sync', false]);
  assert.equal((await set(ana, admin.email, 'owner')).body.role, 'owner');
});

test('the last owner stays, also when two go at once', async () => {
  const ana = await owner();
  const path = `/api/v1/members/${await idOf(ana, ana.email)}`;
  assert.deepEqual(problem(await ask('DELETE', path, by(ana))), [409, 'conflict']);
  const demoted = await ask('PATCH', path, { ...by(ana), body: { role: 'admin' } });
  assert.deepEqual(problem(demoted), [409, 'conflict']);
  const second = await joined(ana, 'owner');
  const other = `/api/v1/members/${await idOf(ana, second.email)}`;
  const replies = await Promise.all([ask('DELETE', path, by(ana)), ask('DELETE', other, by(second))]);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [204, 409]);
  const { rows } = await db.query(sql`
    select role from member where organisation_id = ${ana.organisationId} and role = 'owner'`);
  assert.equal(rows.length, 1);
});

test('a removed member is out at once, and comes back only by a new invitation', async () => {
  const ana = await owner();
  const ion = await joined(ana, 'admin');
  const id = await idOf(ana, ion.email);
  assert.equal((await ask('DELETE', `/api/v1/members/${id}`, by(ana))).status, 204);
  assert.deepEqual(problem(await ask('GET', '/api/v1/companies', by(ion))), [403, 'insufficient_scope']);
  const { token } = await invite(ana, ion.email, 'read');
  assert.equal((await accept(token, { password: 'a-second-password' })).status, 200);
  // The session from before is over: the link may be in other hands.
  assert.deepEqual(problem(await ask('GET', '/api/v1/companies', by(ion))), [401, 'unauthenticated']);
});

// 2026-11-29: removed members got back in through the keys and the invitations that they had made.
test('with a member go the keys, invitations, links, webhooks and destinations that the member made, if that is wanted', async () => {
  const ana = await owner();
  const [kept, revoked] = [await joined(ana, 'admin'), await joined(ana, 'admin')];
  const { organisationId } = (await ask('GET', '/api/v1/session', by(ana))).body;
  await ask('PATCH', '/api/v1/organisation', { ...by(ana), body: { clientApproval: true } });
  const company = {
    id: await addCompany(service, organisationId, '12345674'),
    organisationId,
    cif: '12345674',
  };
  const { invoiceId } = await archiveInvoice(service, company);
  const make = async (who: Browser) => {
    const body = { name: 'Program', scope: 'read' };
    const key = (await ask('POST', '/api/v1/api-keys', { ...by(who), body })).body.key as string;
    const { token } = await invite(who, `prieten${++number}@exemplu.ro`, 'read');
    await ask('POST', '/api/v1/anaf/token-links', { ...by(who), body: {} });
    const hook = { url: 'https://erp.exemplu.ro/hook', events: ['run.finished'] };
    const webhook = (await ask('POST', '/api/v1/webhooks', { ...by(who), body: hook })).body.id as string;
    const place = { kind: 'webdav', name: 'x', url: 'https://erp.exemplu.ro/dav/' };
    const made = await ask('POST', '/api/v1/destinations', { ...by(who), body: place });
    const asked = await ask('POST', `/api/v1/invoices/${invoiceId}/approval-links`, { ...by(who), body: {} });
    const approval = asked.body.url.split('#token=')[1] as string;
    return { key, token, webhook, destination: made.body.id as string, approval };
  };
  const [of, ofRevoked] = [await make(kept), await make(revoked)];
  const { data } = (await ask('GET', '/api/v1/members', by(ana))).body;
  const member = data.find((one: { email: string }) => one.email === revoked.email);
  assert.deepEqual(member.made, {
    ...{ apiKeys: 1, invitations: 1, tokenLinks: 1, approvalLinks: 1 },
    ...{ webhooks: 1, destinations: 1 },
  });
  await ask('DELETE', `/api/v1/members/${await idOf(ana, kept.email)}`, by(ana));
  await ask('DELETE', `/api/v1/members/${member.id}?revoke=true`, by(ana));
  service.passes(10_000);
  assert.equal((await ask('GET', '/api/v1/companies', { key: of.key })).status, 200);
  assert.equal((await ask('GET', '/api/v1/companies', { key: ofRevoked.key })).status, 401);
  assert.equal((await accept(of.token, { password })).status, 200);
  assert.deepEqual(problem(await accept(ofRevoked.token, { password })), [410, 'link_expired']);
  const links = (await ask('GET', '/api/v1/anaf/token-links', by(ana))).body.data;
  assert.deepEqual(links.map((link: { state: string }) => link.state).sort(), ['active', 'revoked']);
  // 2026-11-30: the webhooks of a removed member went on telling their address.
  const webhooks = (await ask('GET', '/api/v1/webhooks', by(ana))).body.data;
  const reasonOf = (id: string) => webhooks.find((one: { id: string }) => one.id === id).disabledReason;
  assert.deepEqual([reasonOf(of.webhook), reasonOf(ofRevoked.webhook)], [null, 'person']);
  const stateOf = async (id: string) => (await ask('GET', `/api/v1/destinations/${id}`, by(ana))).body.state;
  assert.deepEqual(
    [await stateOf(of.destination), await stateOf(ofRevoked.destination)],
    ['active', 'paused'],
  );
  const look = (token: string) => ask('POST', '/api/v1/approval-links/look', { body: { token } });
  assert.equal((await look(of.approval)).status, 200);
  assert.deepEqual(problem(await look(ofRevoked.approval)), [410, 'link_expired']);
  const { data: entries } = (await ask('GET', '/api/v1/audit', by(ana))).body;
  const actions = entries.map((entry: { action: string }) => entry.action);
  for (const action of ['approval_link.revoked', 'destination.changed', 'webhook.changed'])
    assert.ok(actions.includes(action), action);
});

test('what was done stands in the audit, and no link in any log', async () => {
  const ana = await owner();
  const { token } = await invite(ana, `eva${++number}@exemplu.ro`, 'read');
  await ask('POST', '/api/v1/invitations/look', { body: { token } });
  service.passes(1);
  await accept(token, { password });
  service.passes(1);
  const id = await idOf(ana, `eva${number}@exemplu.ro`);
  await ask('PATCH', `/api/v1/members/${id}`, { ...by(ana), body: { role: 'sync' } });
  service.passes(1);
  await ask('DELETE', `/api/v1/members/${id}`, by(ana));
  const { body, text } = await ask('GET', '/api/v1/audit', by(ana));
  const actions = body.data.map((entry: { action: string }) => entry.action);
  assert.deepEqual(
    actions.filter((action: string) => action.startsWith('member.')),
    ['member.removed', 'member.changed', 'member.joined', 'member.invited'],
  );
  assert.ok(!text.includes(token));
  assert.ok(!service.logged.join('\n').includes(token));
  const kept = await db.query(sql`select * from invitation`);
  assert.ok(!JSON.stringify(kept.rows).includes(token));
});

test('guesses at a link are counted', async () => {
  const other = await startService();
  const look = () => other.ask('POST', '/api/v1/invitations/look', { body: { token: 'guess' } });
  for (let n = 0; n < 30; n++) assert.deepEqual(problem(await look()), [410, 'link_expired']);
  const refused = await look();
  assert.deepEqual(problem(refused), [429, 'too_many_requests']);
  assert.ok(Number(refused.headers['retry-after']) > 0);
});

test('a person has a language, a name, and a way out everywhere; a program has none', async () => {
  const ana = await owner();
  const { body: before } = await ask('GET', '/api/v1/profile', by(ana));
  const signsIn = { hasPassword: true, identity: null };
  assert.deepEqual(before, { email: ana.email, name: ana.email, language: null, ...signsIn });
  const change = { ...by(ana), body: { language: 'en', name: 'Ana Pop' } };
  const { body: after } = await ask('PATCH', '/api/v1/profile', change);
  assert.deepEqual(after, { email: ana.email, name: 'Ana Pop', language: 'en', ...signsIn });
  assert.deepEqual((await ask('GET', '/api/v1/profile', by(ana))).body, after);
  const wrong = { ...by(ana), body: { language: 'fr' } };
  assert.deepEqual(problem(await ask('PATCH', '/api/v1/profile', wrong)), [400, 'invalid_input']);
  assert.equal((await ask('DELETE', '/api/v1/profile/sessions', by(ana))).status, 204);
  assert.deepEqual(problem(await ask('GET', '/api/v1/profile', by(ana))), [401, 'unauthenticated']);
  const { key } = await service.addTenant();
  assert.deepEqual(problem(await ask('GET', '/api/v1/profile', { key })), [403, 'insufficient_scope']);
});

test('a problem is in Romanian for those who ask for it, under the same code', async () => {
  const ana = await owner();
  const path = `/api/v1/members/${await idOf(ana, ana.email)}`;
  const told = async (language: string) => {
    const headers = { ...by(ana).headers, 'accept-language': language };
    return ask('DELETE', path, { headers });
  };
  const romanian = await told('ro-RO,ro;q=0.9,en;q=0.8');
  assert.deepEqual(
    [romanian.status, romanian.body.code, romanian.body.title],
    [409, 'conflict', 'Nu se poate acum'],
  );
  assert.match(romanian.body.detail, /^Este ultimul proprietar/);
  assert.equal(romanian.headers.vary, 'accept-language');
  const english = await told('en');
  assert.deepEqual([english.body.code, english.body.title], ['conflict', 'Conflict']);
  assert.match(english.body.detail, /^This is the last owner/);
  const byCode = await ask('GET', '/api/v1/companies', { headers: { 'accept-language': 'ro' } });
  assert.deepEqual([byCode.status, byCode.body.title], [401, 'Neautentificat']);
});

test('members and invitations of another organisation are not there', async () => {
  const [ana, dan] = [await owner(), await owner()];
  const invited = await invite(ana, 'cineva@exemplu.ro', 'read');
  const id = await idOf(ana, ana.email);
  assert.ok(!(await ask('GET', '/api/v1/members', by(dan))).text.includes(ana.email));
  assert.deepEqual((await ask('GET', '/api/v1/invitations', by(dan))).body.data, []);
  for (const [method, path] of [
    ['DELETE', `members/${id}`],
    ['DELETE', `invitations/${invited.id}`],
  ] as const) {
    assert.deepEqual(problem(await ask(method, `/api/v1/${path}`, by(dan))), [404, 'not_found'], path);
  }
  const user = await service.signIn.findUserId(ana.email);
  assert.equal((await findMemberByUser(db, ana.organisationId, user!))?.role, 'owner');
});
