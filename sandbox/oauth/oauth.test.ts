import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { tokenKey } from '../authority.ts';
import type { Sandbox } from '../server.ts';
import { noon, visit } from '../testing/visit.ts';

const callback = 'https://localhost:3000/api/v1/anaf/callback';

const asked = (sandbox: Sandbox, more: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.clientId,
    redirect_uri: callback,
    token_content_type: 'jwt',
    state: 'a b+c',
    ...more,
  });

const authorize = (sandbox: Sandbox, more?: Record<string, string>) =>
  fetch(`${sandbox.oauthUrl}/authorize?${asked(sandbox, more)}`, { redirect: 'manual' });

const landed = (response: Response): URL => new URL(response.headers.get('location') ?? 'about:blank');

async function token(sandbox: Sandbox, form: Record<string, string>, headers?: Record<string, string>) {
  const basic = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
  const response = await fetch(`${sandbox.oauthUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: headers ?? { authorization: `Basic ${basic}` },
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function codeFor(sandbox: Sandbox, serial: string): Promise<string> {
  return landed(await authorize(sandbox, { certificate: serial })).searchParams.get('code') ?? '';
}

const exchange = (code: string) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: callback,
  token_content_type: 'jwt',
});

test('shows a page with the holders, and the form sends the browser back with code and state', () =>
  visit({}, async ({ sandbox, serial }) => {
    const page = await authorize(sandbox);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.ok(text.includes('Contabilitate'));
    assert.ok(text.includes('Renunță'));
    const body = asked(sandbox, { certificate: serial });
    const posted = await fetch(`${sandbox.oauthUrl}/authorize`, { method: 'POST', body, redirect: 'manual' });
    assert.equal(posted.status, 302);
    const url = landed(posted);
    assert.equal(url.origin + url.pathname, callback);
    assert.equal(url.searchParams.get('state'), 'a b+c');
    assert.match(url.searchParams.get('code') ?? '', /^[0-9a-f]{64}$/);
  }));

test('a refusal comes back as access_denied', () =>
  visit({}, async ({ sandbox }) => {
    const url = landed(await authorize(sandbox, { certificate: 'none' }));
    assert.equal(url.searchParams.get('error'), 'access_denied');
    assert.equal(url.searchParams.get('state'), 'a b+c');
  }));

test('a callback that is not registered, letter by letter, gets no redirect', () =>
  visit({ redirectUris: [callback] }, async ({ sandbox, serial }) => {
    for (const redirect_uri of [`${callback}/`, 'https://elsewhere.example/'])
      assert.equal((await authorize(sandbox, { redirect_uri, certificate: serial })).status, 400);
    assert.equal((await authorize(sandbox, { client_id: 'unknown', certificate: serial })).status, 400);
    assert.equal((await authorize(sandbox, { certificate: serial })).status, 302);
  }));

test('without registered callbacks any loopback one will do, and no other', () =>
  visit({}, async ({ sandbox, serial }) => {
    const status = async (redirect_uri: string) =>
      (await authorize(sandbox, { redirect_uri, certificate: serial })).status;
    assert.equal(await status('http://127.0.0.1:9/cb'), 302);
    assert.equal(await status('https://localhost/cb'), 302);
    assert.equal(await status('https://localhost.example/cb'), 400);
  }));

test('a code becomes a pair whose access token is a signed JWT of 90 days', () =>
  visit({}, async ({ sandbox, serial, get }) => {
    const { status, body } = await token(sandbox, exchange(await codeFor(sandbox, serial)));
    assert.equal(status, 200);
    assert.equal(body.token_type, 'Bearer');
    assert.equal(body.expires_in, 7_776_000);
    const [header = '', payload = '', signature = ''] = (body.access_token ?? '').split('.');
    const text = (part: string) => Buffer.from(part, 'base64url').toString();
    assert.match(text(header), /^\{\n/);
    assert.deepEqual(JSON.parse(text(header)), { alg: 'RS512', kid: 'anaf_2023_2024' });
    const signed = Buffer.from(`${header}.${payload}`);
    assert.equal(
      verify('sha512', signed, createPublicKey(tokenKey), Buffer.from(signature, 'base64url')),
      true,
    );
    const claims = JSON.parse(text(payload));
    assert.equal(claims.exp - claims.iat, 7_776_000);
    assert.equal(claims.iat - claims.nbf, 300);
    assert.equal(claims.iat, noon / 1000);
    assert.equal(claims.sub, serial);
    assert.equal(claims.serial.replaceAll(':', ''), serial);
    assert.ok(claims.roles.split('@').includes('EFACTURA'));
    assert.equal((await get('/TestOauth/jaxrs/hello', { name: 'valoare' })).status, 200);
  }));

test('a code works once, within its minute, for its own callback', () =>
  visit({}, async ({ sandbox, serial }) => {
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    const code = await codeFor(sandbox, serial);
    assert.equal((await token(sandbox, exchange(code))).status, 200);
    assert.deepEqual(await token(sandbox, exchange(code)), refused);
    const elsewhere = {
      ...exchange(await codeFor(sandbox, serial)),
      redirect_uri: 'https://localhost/other',
    };
    assert.deepEqual(await token(sandbox, elsewhere), refused);
    const late = await codeFor(sandbox, serial);
    sandbox.clock.advance(60_000);
    assert.deepEqual(await token(sandbox, exchange(late)), refused);
  }));

test('wrong credentials are HTTP 400, and right ones may stand in the form', () =>
  visit({}, async ({ sandbox, serial }) => {
    const code = await codeFor(sandbox, serial);
    const wrong = await token(sandbox, exchange(code), {
      authorization: `Basic ${btoa(`${sandbox.clientId}:no`)}`,
    });
    assert.deepEqual(wrong, { status: 400, body: { error: 'invalid_client' } });
    const { clientId: client_id, clientSecret: client_secret } = sandbox;
    assert.equal((await token(sandbox, { ...exchange(code), client_id, client_secret }, {})).status, 200);
  }));

test('a refresh gives two new tokens and makes the used one invalid', () =>
  visit({}, async ({ sandbox, serial }) => {
    const { refreshToken, accessToken } = sandbox.issueTokens(serial);
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, token_content_type: 'jwt' };
    const { body } = await token(sandbox, form);
    assert.notEqual(body.refresh_token, refreshToken);
    assert.notEqual(body.access_token, accessToken);
    assert.deepEqual(await token(sandbox, form), { status: 400, body: { error: 'invalid_grant' } });
    sandbox.settings.refresh = 'reuse';
    const again = { ...form, refresh_token: body.refresh_token ?? '' };
    assert.equal((await token(sandbox, again)).status, 200);
    assert.equal((await token(sandbox, again)).status, 200);
  }));

test('a refresh token lasts a year, from the first or from each refresh', () =>
  visit({ settings: { refreshSlides: false } }, async ({ sandbox, serial }) => {
    const { refreshToken } = sandbox.issueTokens(serial);
    sandbox.clock.advance(364 * 86_400_000);
    const renewed = sandbox.tokens.renew(refreshToken, sandbox.clientId, true);
    assert.ok(renewed);
    sandbox.clock.advance(2 * 86_400_000);
    assert.equal(sandbox.tokens.renew(renewed.refreshToken, sandbox.clientId, true), undefined);
    sandbox.settings.refreshSlides = true;
    const fresh = sandbox.issueTokens(serial).refreshToken;
    sandbox.clock.advance(364 * 86_400_000);
    const slid = sandbox.tokens.renew(fresh, sandbox.clientId, true);
    sandbox.clock.advance(2 * 86_400_000);
    assert.ok(slid && sandbox.tokens.renew(slid.refreshToken, sandbox.clientId, true));
  }));

test('without the wish for a JWT the access token is opaque', () =>
  visit({}, async ({ sandbox, serial }) => {
    const back = await authorize(sandbox, { certificate: serial, token_content_type: '' });
    const code = landed(back).searchParams.get('code') ?? '';
    const { token_content_type: _, ...plain } = exchange(code);
    assert.match((await token(sandbox, plain)).body.access_token ?? '', /^[0-9a-f]{64}$/);
  }));

test('an access token is refused with 401 when it is missing, unknown or expired', () =>
  visit({}, async ({ sandbox, get }) => {
    const url = `${sandbox.apiUrl}/descarcare?id=1`;
    assert.equal((await fetch(url)).status, 401);
    assert.equal((await fetch(url, { headers: { authorization: 'Bearer x' } })).status, 401);
    assert.equal((await get('descarcare', { id: 1 })).status, 200);
    sandbox.clock.advance(90 * 86_400_000);
    assert.equal((await get('descarcare', { id: 1 })).status, 401);
  }));

test('revocation leads to the sign-in page', () =>
  visit({}, async ({ sandbox }) => {
    const response = await fetch(`${sandbox.oauthUrl}/revoke`, { method: 'POST', redirect: 'manual' });
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('location'), '/my.policy');
  }));

test('the greeting tells who calls', () =>
  visit({}, async ({ serial, get }) => {
    const text = await (await get('/TestOauth/jaxrs/hello', { name: 'valoare' })).text();
    assert.match(text, /^Hello, valoare\n/);
    assert.ok(text.includes(`serial_certificate: ${serial}`));
  }));
