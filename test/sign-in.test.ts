/** The door: sessions that a person can see and end, what a fresh password guards, second factors and other ways to sign in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { findPerson, linkToNewPassword, setPasswordFor } from '../src/actions/people/reset-for.ts';
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { listPeople } from '../src/db/people/person.ts';
import { type Reply, startService } from './support/service.ts';

const service = await startService();
const { ask, db } = service;
const page = { 'sec-fetch-site': 'same-origin' };
const password = 'correct horse battery';
const problem = (reply: Reply) => [reply.status, reply.body?.code];
let number = 0;

type Browser = { cookie: string };
const by = ({ cookie }: Browser) => ({ headers: { ...page, cookie } });
const cookieOf = (reply: Reply) =>
  [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((set) => set.split(';')[0])
    .join('; ');

async function person() {
  service.passes(hourMs);
  const email = `ana${++number}@exemplu.ro`;
  return { email, ...(await service.addPerson(email)) };
}

async function signIn(email: string, headers: Record<string, string> = {}): Promise<Browser> {
  service.passes(10_000);
  const reply = await ask('POST', '/api/auth/sign-in/email', {
    headers: { ...page, ...headers },
    body: { email, password },
  });
  assert.equal(reply.status, 200, reply.text);
  return { cookie: cookieOf(reply) };
}

const actionsOf = async (who: Browser) =>
  (await ask('GET', '/api/v1/audit', by(who))).body.data.map((entry: { action: string }) => entry.action);
const isIn = async (who: Browser) => (await ask('GET', '/api/v1/session', by(who))).status === 200;

test('a person sees each session with its browser and address, ends one of them, and then all others', async () => {
  const ana = await person();
  const phone = await signIn(ana.email, { 'user-agent': 'Phone/1', 'x-forwarded-for': '203.0.113.7' });
  const tablet = await signIn(ana.email, { 'user-agent': 'Tablet/1' });
  service.passes(5 * minuteMs);
  const { data } = (await ask('GET', '/api/v1/profile/sessions', by(ana))).body;
  const shown = data.map((one: Record<string, unknown>) => [one.userAgent, one.address, one.current]);
  assert.deepEqual(shown, [
    ['lightMyRequest', '127.0.0.1', true],
    ['Tablet/1', '127.0.0.1', false],
    ['Phone/1', '203.0.113.7', false],
  ]);
  assert.equal(data[0].lastSeenAt, service.clock.now.toISOString());
  assert.ok(!JSON.stringify(data).includes(decodeURIComponent(phone.cookie).split(/[=.]/)[2]!), 'no token');

  const path = `/api/v1/profile/sessions/${data[2].id}`;
  const stranger = await person();
  assert.deepEqual(problem(await ask('DELETE', path, by(stranger))), [404, 'not_found']);
  assert.equal((await ask('DELETE', path, by(ana))).status, 204);
  assert.deepEqual([await isIn(phone), await isIn(tablet), await isIn(ana)], [false, true, true]);
  assert.deepEqual(problem(await ask('DELETE', path, by(ana))), [404, 'not_found']);
  assert.equal((await ask('DELETE', '/api/v1/profile/sessions?others=true', by(ana))).status, 204);
  assert.deepEqual([await isIn(tablet), await isIn(ana)], [false, true]);
  assert.equal((await actionsOf(ana)).filter((action: string) => action === 'session.ended').length, 2);
  const { key } = await service.addTenant();
  assert.deepEqual(problem(await ask('GET', '/api/v1/profile/sessions', { key })), [
    403,
    'insufficient_scope',
  ]);
});

test('a session that is not used for a day has ended, for good, and is not listed; one that is used goes on', async () => {
  const ana = await person();
  const idle = await signIn(ana.email);
  for (let hour = 0; hour < 30; hour += 6) {
    service.passes(6 * hourMs);
    assert.ok(await isIn(ana), `used every six hours, after ${hour + 6}`);
  }
  const { data } = (await ask('GET', '/api/v1/profile/sessions', by(ana))).body;
  assert.equal(data.length, 1);
  assert.equal(await isIn(idle), false);
  service.clock.now = new Date(service.clock.now.getTime() - 20 * hourMs);
  assert.equal(await isIn(idle), false, 'it is deleted');
  service.passes(20 * hourMs);
});

test('a session is marked as used at most once a minute', async () => {
  const ana = await person();
  const at = async () =>
    (
      await db.query(sql`
        select "lastSeenAt" as at from auth.session s join auth."user" u on u.id = s."userId" where email = ${ana.email}`)
    ).rows[0].at.getTime();
  const first = await at();
  service.passes(50_000);
  await isIn(ana);
  assert.equal(await at(), first);
  service.passes(10_000);
  await Promise.all([isIn(ana), isIn(ana)]);
  assert.equal(await at(), service.clock.now.getTime());
});

test('a quarter of an hour after the password, keys, certificates and members need it again; what an API key may, it may', async () => {
  const ana = await person();
  const { body: session } = await ask('GET', '/api/v1/session', by(ana));
  const key = await service.addKey(session.organisationId, 'admin');
  service.passes(15 * minuteMs + 1);
  const member = (await ask('GET', '/api/v1/members', by(ana))).body.data[0].id;
  const guarded: [method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object][] = [
    ['POST', 'api-keys', { name: 'x' }],
    ['POST', 'anaf/token-links', {}],
    ['GET', 'anaf/connect'],
    ['DELETE', `anaf/tokens/${member}`],
    ['POST', 'invitations', { email: 'x@exemplu.ro' }],
    ['PATCH', `members/${member}`, { role: 'read' }],
    ['DELETE', `members/${member}`],
  ];
  for (const [method, path, body] of guarded) {
    const reply = await ask(method, `/api/v1/${path}`, { ...by(ana), body });
    assert.deepEqual(problem(reply), [403, 'confirmation_needed'], path);
  }
  const make = (who: object) => ask('POST', '/api/v1/api-keys', { ...who, body: { name: 'x' } });
  assert.equal((await make({ key })).status, 201);
  const confirm = (typed: string) =>
    ask('POST', '/api/v1/session/confirm', { ...by(ana), body: { password: typed } });
  assert.deepEqual(problem(await confirm('gresita-gresita')), [400, 'invalid_input']);
  assert.equal((await make(by(ana))).status, 403);
  assert.equal((await confirm(password)).status, 204);
  assert.equal((await make(by(ana))).status, 201);
  const other = await signIn(ana.email);
  service.passes(15 * minuteMs);
  assert.equal((await make(by(ana))).status, 403, 'it lasts for so long');
  assert.equal((await make(by(other))).status, 201, 'and for one session');
  assert.ok((await actionsOf(ana)).includes('session.refused'));
  for (let n = 0; n < 10; n++) await confirm('ghicita-ghicita');
  assert.deepEqual(problem(await confirm(password)), [429, 'too_many_requests']);
});

test('the operator gives a person a link to a new password: sessions end, it works once, and proves no address', async () => {
  const ana = await person();
  const ctx = service.ctx;
  const found = (await findPerson(ctx, ana.email.toUpperCase()))!;
  const { url } = await linkToNewPassword(ctx, found);
  assert.equal(await isIn(ana), false);
  const token = url.split('#token=')[1]!;
  const use = () =>
    ask('POST', '/api/v1/password-resets/use', { body: { token, newPassword: 'alta parola, mai buna' } });
  assert.equal((await use()).status, 204);
  assert.deepEqual(problem(await use()), [410, 'link_expired']);
  const { rowCount } = await db.query(sql`select 1 from confirmed_address where user_id = ${found.id}`);
  assert.equal(rowCount, 0);
  await assert.rejects(setPasswordFor(ctx, found, 'parola1234'), { reason: 'password_common' });
  await setPasswordFor(ctx, found, password);
  const again = await signIn(ana.email);
  const actions = await actionsOf(again);
  assert.equal(actions.filter((action: string) => action === 'password.reset').length, 2);
  assert.ok(actions.includes('password.changed'));
  const listed = (await listPeople(db)).find(({ email }) => email === ana.email);
  assert.deepEqual(listed?.memberships, [{ organisation: `Firma ${ana.email}`, role: 'owner' }]);
});
