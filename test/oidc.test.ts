/** Signing in by OpenID Connect against a real provider: who is let in, who is not, and what goes on while it is away. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import sql from 'sql-template-tag';
import { hourMs, minuteMs } from '../src/core/durations.ts';
import { addOrganisation } from '../src/db/people/organisation.ts';
import { createAuthenticator } from './support/authenticator.ts';
import { type IssuedPerson, startIssuer } from './support/oidc-issuer.ts';
import { type Reply, type Service, startService } from './support/service.ts';

const page = { 'sec-fetch-site': 'same-origin' };
const secret = 'the secret of this client';
const redirectUri = 'http://localhost:3000/api/auth/oidc/callback';
const issuer = await startIssuer({ id: 'efactura', secret, redirectUri: () => redirectUri });
const settings = {
  ...{
    OIDC_ISSUER: issuer.issuer,
    OIDC_CLIENT_ID: 'efactura',
    OIDC_CLIENT_SECRET: secret,
    OIDC_NAME: 'Contul firmei',
  },
  OIDC_EMAIL_DOMAINS: 'exemplu.ro, firma.ro',
};
const service = await startService({ settings });
const { ask, db } = service;
let number = 0;
const newEmail = () => `ana${++number}@exemplu.ro`;

const cookieOf = (reply: Reply) =>
  [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((set) => set.split(';')[0])
    .join('; ');
const start = async ({ ask }: Service = service, more = '', cookie = '') => {
  service.passes(10_000);
  const headers = { ...page, cookie };
  const reply = await ask('GET', `/api/auth/oidc/start?returnTo=/luna${more}`, { headers });
  return { cookie: cookieOf(reply), location: String(reply.headers.location) };
};
const finish = async (cookie: string, path: string, { ask }: Service = service) => {
  const reply = await ask('GET', path, { headers: { cookie } });
  assert.equal(reply.status, 302, reply.text);
  return { to: reply.headers.location, cookie: cookieOf(reply) };
};
const signIn = async (person: IssuedPerson, at = service) => {
  const { cookie, location } = await start(at);
  return finish(cookie, await issuer.follow(person, location), at);
};
const sessionOf = (cookie: string, { ask }: Service = service) =>
  ask('GET', '/api/v1/session', { headers: { ...page, cookie } });

test('an account is linked once by a verified address, and afterwards found by issuer and subject, whatever the address', async () => {
  const email = newEmail();
  const { cookie: own } = await service.addPerson(email);
  const { location } = await start();
  const asked = new URL(location).searchParams;
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok(asked.get(name)!.length > 40, name);
  assert.deepEqual([asked.get('code_challenge_method'), asked.get('max_age')], ['S256', '900']);

  const first = await signIn({ sub: `s-${email}`, email, email_verified: true });
  assert.equal(first.to, '/luna');
  assert.equal((await sessionOf(first.cookie)).body.user.email, email);
  const moved = await signIn({ sub: `s-${email}`, email: 'alta@gmail.com', email_verified: false });
  assert.equal((await sessionOf(moved.cookie)).body.user.email, email);
  const { body: profile } = await ask('GET', '/api/v1/profile', { headers: { ...page, cookie: own } });
  assert.deepEqual([profile.hasPassword, profile.identity.issuer], [true, 'Contul firmei']);
  const { data } = (await ask('GET', '/api/v1/audit', { headers: { ...page, cookie: own } })).body;
  const said = data.map((entry: Record<string, unknown>) => [entry.action, entry.address, entry.detail]);
  const text = JSON.stringify(said);
  assert.ok(text.includes(JSON.stringify(['person.linked', '127.0.0.1', { issuer: issuer.issuer }])), text);
  assert.ok(text.includes(JSON.stringify(['session.opened', '127.0.0.1', { by: 'oidc' }])), text);
  assert.ok(!service.logged.join().includes(secret));
});

test('whom the issuer does not vouch for, or the service does not know, is let in nowhere', async () => {
  const [known, linked] = [newEmail(), newEmail()];
  await service.addPerson(known);
  await service.addPerson(linked);
  assert.equal((await signIn({ sub: 'the-first', email: linked, email_verified: true })).to, '/luna');
  const refused: [IssuedPerson, string][] = [
    [{ sub: 'a', email: known, email_verified: false }, 'unverified'],
    [{ sub: 'a', email: known }, 'unverified'],
    [{ sub: 'b', email: 'ana@gmail.com', email_verified: true }, 'domain'],
    [{ sub: 'b', email: 'ana@exemplu.ro.evil.com', email_verified: true }, 'domain'],
    [{ sub: 'c', email: newEmail(), email_verified: true }, 'unknown'],
    [{ sub: 'd', email: linked, email_verified: true }, 'another'],
  ];
  for (const [person, why] of refused) {
    const { to, cookie } = await signIn(person);
    assert.equal(to, `/luna#signin=${why}`, JSON.stringify(person));
    assert.ok(!cookie.includes('session_token'), why);
  }
});

test('a way back counts once, in the browser that left, for ten minutes, with its own state and nonce', async () => {
  const email = newEmail();
  await service.addPerson(email);
  const person = { sub: `s-${email}`, email, email_verified: true };
  const away = async () => {
    const left = await start();
    return { ...left, back: await issuer.follow(person, left.location) };
  };
  const [ours, theirs] = [await away(), await away()];
  assert.equal((await finish(theirs.cookie, ours.back)).to, '/#signin=expired', 'another browser');
  assert.equal((await finish('', theirs.back)).to, '/#signin=expired', 'no browser');
  assert.equal((await finish(ours.cookie, ours.back)).to, '/luna');
  assert.equal((await finish(ours.cookie, ours.back)).to, '/#signin=expired', 'replayed');
  const forged = await away();
  const state = new URL(forged.location).searchParams.get('state')!;
  assert.equal(
    (await finish(forged.cookie, forged.back.replace(state, 'x'.repeat(43)))).to,
    '/#signin=expired',
  );
  const late = await away();
  service.passes(10 * minuteMs + 1);
  assert.equal((await finish(late.cookie, late.back)).to, '/#signin=expired', 'late');
  for (const column of ['nonce', 'code_verifier']) {
    const other = await away();
    await db.query(`update oidc_sign_in set ${column} = repeat('x', 43)`);
    assert.equal((await finish(other.cookie, other.back)).to, '/luna#signin=refused', `another ${column}`);
  }
  const denied = await start();
  const said = new URL(denied.location).searchParams.get('state');
  const path = `/api/auth/oidc/callback?error=access_denied&state=${said}&iss=${encodeURIComponent(issuer.issuer)}`;
  assert.equal((await finish(denied.cookie, path)).to, '/luna#signin=refused');
});

test('codes of an application are asked for after the issuer as after a password', async () => {
  const email = newEmail();
  const { cookie } = await service.addPerson(email);
  const by = { headers: { ...page, cookie } };
  const { body: begun } = await ask('POST', '/api/v1/profile/second-factor', by);
  const code = () =>
    TOTP.generate({ secret: Secret.fromBase32(begun.secret), timestamp: service.clock.now.getTime() });
  await ask('POST', '/api/v1/profile/second-factor/confirm', { ...by, body: { code: code() } });
  const half = await signIn({ sub: `s-${email}`, email, email_verified: true });
  assert.equal(half.to, '/luna#signin=second_step');
  assert.equal((await sessionOf(half.cookie)).status, 401);
  service.passes(minuteMs);
  const step = { headers: { ...page, cookie: half.cookie }, body: { code: code() } };
  const opened = await ask('POST', '/api/auth/sign-in/second-factor', step);
  assert.equal((await sessionOf(cookieOf(opened))).body.user.email, email);
});

test('a session is proven again by the issuer, which asks the person; it goes on, for its organisation, from when they answered', async () => {
  const email = newEmail();
  const person = { sub: `s-${email}`, email, email_verified: true };
  const { organisationId } = await service.addPerson(email);
  const { cookie } = await signIn(person);
  const sessions = () =>
    db.query(sql`
      select "activeOrganisationId" as organisation, "provenAt" as at
      from auth.session s join auth."user" u on u.id = s."userId" where email = ${email} order by 2`);
  const second = await addOrganisation(db, 'A doua SRL', 'business', service.clock.now);
  await db.query(sql`
    insert into member (organisation_id, user_id, role, created_at)
    select ${second.id}, user_id, 'owner', created_at from member where organisation_id = ${organisationId}`);
  const by = { headers: { ...page, cookie } };
  const toSecond = { ...by, body: { organisationId: second.id } };
  assert.equal((await ask('PUT', '/api/v1/session/organisation', toSecond)).status, 204);
  service.passes(hourMs);
  const { rowCount } = await sessions();

  const plain = new URL((await start()).location).searchParams;
  assert.equal(plain.get('prompt'), null);
  const left = await start(service, '&confirm=true', cookie);
  assert.equal(new URL(left.location).searchParams.get('prompt'), 'login');
  const back = await issuer.follow(person, left.location);
  const { to, cookie: set } = await finish(`${left.cookie}; ${cookie}`, back);
  assert.equal(to, '/luna#signin=confirmed');
  assert.ok(!set.includes('session_token'), 'no other session');
  const { rows } = await sessions();
  assert.equal(rows.length, rowCount);
  const proven = rows.at(-1)!;
  assert.equal(proven.organisation, second.id);
  assert.ok(service.clock.now.getTime() - proven.at.getTime() < minuteMs);

  // The issuer knew the browser: it did not ask, and says so.
  issuer.answeredAgo(14 * minuteMs);
  const silent = await signIn(person);
  service.passes(2 * minuteMs);
  const make = { headers: { ...page, cookie: silent.cookie }, body: { name: 'x' } };
  assert.equal((await ask('POST', '/api/v1/api-keys', make)).body.code, 'confirmation_needed');
  issuer.answeredAgo(0);
});

test('another person who answers the confirmation at the issuer is signed in nowhere: the session goes on, unproven, and it is in the audit', async () => {
  const [email, otherEmail, unlinked] = [newEmail(), newEmail(), newEmail()];
  const person = { sub: `s-${email}`, email, email_verified: true };
  const other = { sub: `s-${otherEmail}`, email: otherEmail, email_verified: true };
  const { cookie: own } = await service.addPerson(email);
  await service.addPerson(otherEmail);
  await service.addPerson(unlinked);
  const { cookie } = await signIn(person);
  await signIn(other);
  service.passes(15 * minuteMs + 1);
  const countSessions = async () => (await db.query(sql`select 1 from auth.session`)).rowCount;
  const before = await countSessions();
  const by = { headers: { ...page, cookie } };
  const confirmAs = async (answers: IssuedPerson, cookies = cookie) => {
    const left = await start(service, '&confirm=true', cookie);
    return finish(`${left.cookie}; ${cookies}`, await issuer.follow(answers, left.location));
  };
  for (const answers of [other, { sub: `s-${unlinked}`, email: unlinked, email_verified: true }]) {
    const { to, cookie: set } = await confirmAs(answers);
    assert.equal(to, '/luna#signin=not_confirmed');
    assert.ok(!/session_token|step/.test(set), set);
  }
  assert.equal(await countSessions(), before);
  assert.equal((await sessionOf(cookie)).body.user.email, email);
  const make = { ...by, body: { name: 'x' } };
  assert.equal((await ask('POST', '/api/v1/api-keys', make)).body.code, 'confirmation_needed');
  const { rows } = await db.query(sql`select 1 from person_identity where subject = ${`s-${unlinked}`}`);
  assert.deepEqual(rows, [], 'no account is linked by a confirmation');
  const { data } = (await ask('GET', '/api/v1/audit', { headers: { ...page, cookie: own } })).body;
  const refused = data.filter(({ action }: { action: string }) => action === 'session.refused');
  assert.deepEqual(
    refused.map(({ detail, address }: Record<string, unknown>) => [detail, address]),
    Array(2).fill([{ confirming: true, oidc: 'another' }, '127.0.0.1']),
  );
  // The browser was signed out, or in as another, while the person was at the issuer: nobody is signed in.
  const { cookie: others } = await signIn(other);
  for (const cookies of ['', others]) {
    const { to, cookie: set } = await confirmAs(person, cookies);
    assert.equal(to, '/luna#signin=expired');
    assert.ok(!set.includes('session_token'));
  }
  const signedOut = await start(service, '&confirm=true');
  assert.equal(signedOut.location, '/luna#signin=expired', 'who is not signed in confirms nothing');
  assert.equal((await confirmAs(person)).to, '/luna#signin=confirmed');
  assert.equal((await ask('POST', '/api/v1/api-keys', make)).status, 201);
});

test('a person without an account gets one where the settings say so: it belongs nowhere, and has no password until one is set', async () => {
  const open = await startService({ settings: { ...settings, OIDC_CREATE_PEOPLE: 'on' } });
  await open.addPerson('stapan@exemplu.ro');
  const email = newEmail();
  const { to, cookie } = await signIn(
    { sub: `s-${email}`, email, email_verified: true, name: 'Ana Pop' },
    open,
  );
  assert.equal(to, '/luna');
  assert.equal((await sessionOf(cookie, open)).body.code, 'insufficient_scope');
  const userId = (await open.signIn.findUserId(email))!;
  const [person] = await open.signIn.listUsers([userId]);
  assert.equal(person!.name, 'Ana Pop');
  assert.equal(await open.signIn.isPassword(userId, ''), false);
  await open.signIn.setPassword(userId, 'patru cuvinte destul de lungi');
  assert.equal(await open.signIn.isPassword(userId, 'patru cuvinte destul de lungi'), true);
});

test('an issuer that is away holds up no start, says so in a sentence, and passwords go on', async () => {
  const away = await startService({ settings: { ...settings, OIDC_ISSUER: 'http://127.0.0.1:1' } });
  const { body } = await away.ask('GET', '/api/v1/setup');
  assert.equal(body.oidc, 'Contul firmei');
  assert.equal((await start(away)).location, '/luna#signin=unreachable');
  const { cookie } = await away.addPerson('ana@exemplu.ro');
  assert.equal((await sessionOf(cookie, away)).status, 200);
  assert.ok(!away.logged.join().includes(secret));
  const without = await away.ask('GET', '/api/auth/oidc/start?returnTo=//evil.example', { headers: page });
  assert.equal(without.status, 400);
});

type Way = 'password' | 'code' | 'passkey' | 'issuer';
/** What a person has, and what of it proves who they are. */
const kinds: Record<string, { has: Way[]; proves: Way[] }> = {
  'a password': { has: ['password'], proves: ['password'] },
  'a password and codes': { has: ['password', 'code'], proves: ['password', 'code'] },
  'a passkey alone': { has: ['passkey'], proves: ['passkey'] },
  'the issuer alone': { has: ['issuer'], proves: ['issuer'] },
  'the issuer and codes': { has: ['issuer', 'code'], proves: ['code'] },
};
/** The second factor is removed last: the deeds before it are those of a person who has it. */
const guarded = [
  ...['createApiKey', 'updateApiKey', 'startAnafConnect', 'createTokenLink', 'removeAnafToken'],
  ...['createInvitation', 'updateMember', 'removeMember', 'createDestination', 'updateDestination'],
  ...['createWebhook', 'updateWebhook', 'rotateWebhookSecret', 'startPasskey', 'removePasskey'],
  ...['startSecondFactor', 'createRecoveryCodes', 'removeSecondFactor'],
];

async function personWith(has: Way[]) {
  const email = newEmail();
  const { cookie } = await service.addPerson(email);
  const by = { headers: { ...page, cookie } };
  const send = (path: string, body?: object) => ask('POST', `/api/v1/${path}`, { ...by, body });
  const device = createAuthenticator('http://localhost:3000');
  if (has.includes('passkey')) {
    const options = (await send('profile/passkeys/options')).body;
    await send('profile/passkeys', { name: 'Telefon', response: device.create(options) });
  }
  if (has.includes('issuer')) await signIn({ sub: `s-${email}`, email, email_verified: true });
  const codeOf = (secret: string) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: service.clock.now.getTime() });
  const { secret } = (await send('profile/second-factor')).body ?? {};
  if (has.includes('code')) await send('profile/second-factor/confirm', { code: codeOf(secret) });
  if (!has.includes('password'))
    await db.query(sql`
      delete from auth.account where "userId" = (select id from auth."user" where email = ${email})`);
  service.passes(15 * minuteMs + 1);
  return { email, by, cookie, device, send, code: () => codeOf(secret) };
}
type Known = Awaited<ReturnType<typeof personWith>>;

/** With what the person has, or in its place with a guess or with what another person has. */
async function prove(ana: Known, way: Way, { has, other }: { has: Way[]; other: Known }): Promise<void> {
  const own = has.includes(way);
  if (way === 'password') await ana.send('session/confirm', { password: 'correct horse battery' });
  if (way === 'code') await ana.send('session/confirm', { code: own ? ana.code() : other.code() });
  if (way === 'passkey') {
    const { send, device } = own ? ana : other;
    const { body: options } = await send('session/confirm/passkey');
    await ana.send('session/confirm', { passkey: device.sign(options) });
  }
  if (way === 'issuer') {
    const { email } = own ? ana : other;
    const left = await start(service, '&confirm=true', ana.cookie);
    const back = await issuer.follow({ sub: `s-${email}`, email, email_verified: true }, left.location);
    await finish(`${left.cookie}; ${ana.cookie}`, back);
  }
}

test('before what an intruder would do first, each person proves who they are by what they have, and by nothing else', async () => {
  const { paths } = service.app.swagger() as unknown as { paths: Record<string, Record<string, object>> };
  const deeds = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...(operation as { operationId: string; description: string }),
      method: method.toUpperCase() as 'POST',
      path: path.replace(/\{\w+\}/g, randomUUID()),
    })),
  );
  const asking = deeds.filter(({ description }) => description.includes('of the last 15 minutes'));
  assert.deepEqual(asking.map(({ operationId }) => operationId).sort(), [...guarded].sort());
  const refusedOf = async ({ by }: Known) => {
    const refused: string[] = [];
    for (const name of guarded) {
      const { method, path } = asking.find(({ operationId }) => operationId === name)!;
      const { body } = await ask(method, path, { ...by, ...(method === 'POST' && { body: {} }) });
      if (body?.code === 'confirmation_needed') refused.push(name);
    }
    return refused;
  };
  const other = await personWith(['password', 'passkey', 'issuer', 'code']);
  for (const [kind, { has, proves }] of Object.entries(kinds)) {
    const ana = await personWith(has);
    assert.deepEqual(await refusedOf(ana), guarded, kind);
    const ways: Way[] = ['password', 'code', 'passkey', 'issuer'];
    for (const way of ways.filter((one) => !proves.includes(one))) {
      await prove(ana, way, { has, other });
      assert.equal((await ana.send('api-keys', { name: 'x' })).status, 403, `${kind}: ${way}`);
    }
    for (const way of proves) {
      service.passes(15 * minuteMs + 1);
      assert.equal((await ana.send('api-keys', { name: 'x' })).status, 403, kind);
      await prove(ana, way, { has, other });
      assert.equal((await ana.send('api-keys', { name: 'x' })).status, 201, `${kind}: ${way}`);
    }
    assert.deepEqual(await refusedOf(ana), [], kind);
  }
});

test('sign-ins that never came back are pruned', async () => {
  await start();
  service.passes(hourMs);
  const { pruneLeftForIssuer } = await import('../src/db/people/identity.ts');
  await pruneLeftForIssuer(db, service.clock.now);
  assert.equal((await db.query(sql`select 1 from oidc_sign_in`)).rowCount, 0);
});
