/** The door: sessions that a person can see and end, what a fresh password guards, second factors and other ways to sign in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import sql from 'sql-template-tag';
import {
  findPerson,
  linkToNewPassword,
  resetSecondFactorFor,
  setPasswordFor,
} from '../src/actions/people/reset-for.ts';
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { createVault } from '../src/core/vault.ts';
import { listPeople } from '../src/db/people/person.ts';
import { beginSecondFactor, findSecondFactor, rewrapSecondFactors } from '../src/db/people/second-factor.ts';
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

/** A person with codes of an application; time moves on, so that each code is a new one. */
async function withSecondFactor() {
  const ana = await person();
  const begun = (await ask('POST', '/api/v1/profile/second-factor', by(ana))).body;
  const code = () => {
    service.passes(30_000);
    return TOTP.generate({
      secret: Secret.fromBase32(begun.secret),
      timestamp: service.clock.now.getTime(),
    });
  };
  const confirm = (typed: string) =>
    ask('POST', '/api/v1/profile/second-factor/confirm', { ...by(ana), body: { code: typed } });
  return { ...ana, begun, code, confirm };
}

const firstStep = async (email: string, headers: Record<string, string> = {}) => {
  service.passes(10_000);
  return ask('POST', '/api/auth/sign-in/email', {
    headers: { ...page, ...headers },
    body: { email, password },
  });
};
const secondStep = (step: Reply, code: string) =>
  ask('POST', '/api/auth/sign-in/second-factor', {
    headers: { ...page, cookie: cookieOf(step) },
    body: { code },
  });

test('a second factor is on from its first code; then a password opens nothing without a code, and no code counts twice', async () => {
  const ana = await withSecondFactor();
  assert.match(ana.begun.uri, /^otpauth:\/\/totp\/localhost%3A3000:ana\d+%40exemplu\.ro\?/);
  const other = await signIn(ana.email);
  assert.deepEqual(problem(await ana.confirm('000000')), [400, 'invalid_input']);
  assert.ok(await isIn(other), 'a wrong code changes nothing');
  const { body } = await ana.confirm(ana.code());
  assert.equal(new Set(body.recoveryCodes).size, 10);
  assert.equal(await isIn(other), false, 'what the password alone had opened has ended');
  const again = await ask('POST', '/api/v1/profile/second-factor', by(ana));
  assert.deepEqual(problem(again), [409, 'conflict']);

  const step = await firstStep(ana.email);
  assert.deepEqual(step.body, { user: null, secondFactorNeeded: true });
  assert.ok(!cookieOf(step).includes('session_token'));
  const code = ana.code();
  assert.deepEqual(problem(await secondStep(step, '000000')), [400, 'invalid_input']);
  const replies = await Promise.all([secondStep(step, code), secondStep(step, code)]);
  const opened = replies.filter(({ status }) => status === 200);
  assert.equal(opened.length, 1, 'of two at once one');
  assert.ok(await isIn({ cookie: cookieOf(opened[0]!) }));
  assert.deepEqual(problem(await secondStep(await firstStep(ana.email), code)), [400, 'invalid_input']);

  const byRecovery = async () => secondStep(await firstStep(ana.email), body.recoveryCodes[0].toLowerCase());
  assert.equal((await byRecovery()).status, 200);
  assert.deepEqual(problem(await byRecovery()), [400, 'invalid_input'], 'once');
  const { body: view } = await ask('GET', '/api/v1/profile/second-factor', by(ana));
  assert.deepEqual([view.enabled, view.recoveryCodesLeft], [true, 9]);
  const { rows } = await db.query(sql`
    select encode(secret, 'escape') as s from second_factor
    union all select encode(code_sha256, 'hex') from recovery_code`);
  const kept = JSON.stringify(rows);
  for (const secret of [ana.begun.secret, ...body.recoveryCodes]) assert.ok(!kept.includes(secret));
  assert.ok(!service.logged.join().includes(ana.begun.secret));
  const actions = await actionsOf(ana);
  for (const action of ['second_factor.added', 'session.opened', 'session.refused'])
    assert.ok(actions.includes(action), action);
});

test('codes are guessed at five times for a password, and ten times in ten minutes for an account', async () => {
  const ana = await withSecondFactor();
  await ana.confirm(ana.code());
  service.passes(10 * minuteMs);
  const known = { cookie: ana.cookie };
  const first = await firstStep(ana.email, known);
  for (let n = 0; n < 5; n++) assert.equal((await secondStep(first, '000000')).status, 400);
  assert.deepEqual(problem(await secondStep(first, ana.code())), [410, 'link_expired']);
  const second = await firstStep(ana.email, known);
  for (let n = 0; n < 5; n++) assert.equal((await secondStep(second, '111111')).status, 400);
  const third = await firstStep(ana.email, known);
  assert.deepEqual(problem(await secondStep(third, ana.code())), [429, 'too_many_requests']);
  service.passes(10 * minuteMs);
  assert.deepEqual(problem(await secondStep(third, ana.code())), [410, 'link_expired'], 'five minutes');
  assert.equal((await secondStep(await firstStep(ana.email, known), ana.code())).status, 200);
});

test('a second factor is removed with a fresh proof, by the person or by the operator', async () => {
  const ana = await withSecondFactor();
  await ana.confirm(ana.code());
  service.passes(15 * minuteMs + 1);
  const remove = () => ask('DELETE', '/api/v1/profile/second-factor', by(ana));
  assert.deepEqual(problem(await remove()), [403, 'confirmation_needed']);
  const proof = { ...by(ana), body: { code: ana.code() } };
  assert.equal((await ask('POST', '/api/v1/session/confirm', proof)).status, 204);
  assert.equal((await remove()).status, 204);
  assert.equal((await firstStep(ana.email)).body.secondFactorNeeded, false);

  const dan = await withSecondFactor();
  await dan.confirm(dan.code());
  const found = (await findPerson(service.ctx, dan.email))!;
  assert.equal((await listPeople(db)).find(({ email }) => email === dan.email)?.secondFactor, true);
  assert.equal(await resetSecondFactorFor(service.ctx, found), true);
  assert.equal(await resetSecondFactorFor(service.ctx, found), false);
  assert.equal(await isIn(dan), false);
  assert.equal((await firstStep(dan.email)).body.secondFactorNeeded, false);
});

test('an owner asks the organisation for a second factor: sessions without one may only get one, keys work as before', async () => {
  const ana = await withSecondFactor();
  const set = (who: object) =>
    ask('PATCH', '/api/v1/organisation', { ...who, body: { needsSecondFactor: true } });
  assert.deepEqual(problem(await set(by(ana))), [409, 'conflict'], 'not before the owner has one');
  await ana.confirm(ana.code());
  const { body: session } = await ask('GET', '/api/v1/session', by(ana));
  const key = await service.addKey(session.organisationId, 'admin');
  assert.deepEqual(problem(await set({ key })), [403, 'insufficient_scope']);
  assert.equal((await set(by(ana))).body.needsSecondFactor, true);

  const ion = await person();
  const { rows } = await db.query(sql`select id from auth."user" where email = ${ion.email}`);
  await db.query(sql`update member set organisation_id = ${session.organisationId}, role = 'admin'
    where user_id = ${rows[0].id}`);
  const reading = await ask('GET', '/api/v1/companies', by(ion));
  assert.deepEqual([...problem(reading), reading.body.needed], [403, 'insufficient_scope', 'second_factor']);
  assert.equal((await ask('POST', '/api/v1/sync/trigger', by(ion))).status, 403);
  assert.equal((await ask('GET', '/api/v1/session', by(ion))).body.secondFactorNeeded, true);
  assert.equal((await ask('GET', '/api/v1/companies', { key })).status, 200);
  const { secret } = (await ask('POST', '/api/v1/profile/second-factor', by(ion))).body;
  const timestamp = service.clock.now.getTime();
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
  await ask('POST', '/api/v1/profile/second-factor/confirm', { ...by(ion), body: { code } });
  assert.equal((await ask('GET', '/api/v1/companies', by(ion))).status, 200);
  assert.equal((await ask('GET', '/api/v1/companies', by(ana))).status, 200);
});

test('secrets of second factors are put under another key with all others', async () => {
  const keys = (current: Buffer, others: Buffer[]) => ({ current: () => current, others: () => others });
  const [old, next] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  await beginSecondFactor(db, createVault(keys(old, [])), { userId: 'x', secret: 'S' }, service.clock.now);
  await db.query(sql`delete from second_factor where user_id <> 'x'`);
  assert.equal(await rewrapSecondFactors(db, createVault(keys(next, [old]))), 1);
  assert.equal((await findSecondFactor(db, createVault(keys(next, [])), 'x'))?.secret, 'S');
});
