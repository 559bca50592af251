/** The door: sessions that a person can see and end, what a fresh password guards, second factors and other ways to sign in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { hourMs, minuteMs } from '../src/core/durations.ts';
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
