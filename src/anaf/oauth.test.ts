import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { type AnafCall, createAnafClient } from './client.ts';
import { listen } from './fixtures/small-server.ts';
import { authorizeUrl, exchangeCode, refresh } from './oauth.ts';

const now = new Date('2026-07-30T12:00:00Z');

test('the authorise page is asked for a code and a JWT', async (t) => {
  const { client } = await start(t, () => {});
  const url = new URL(authorizeUrl(client, { state: 'a b&c' }));
  assert.equal(url.pathname, '/v1/authorize');
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    response_type: 'code',
    client_id: 'abc-1',
    redirect_uri: 'https://localhost:3000/callback',
    token_content_type: 'jwt',
    state: 'a b&c',
  });
});

test('a code is exchanged with Basic credentials and the JWT wish in the body', async (t) => {
  const seen: object[] = [];
  const { client, calls } = await start(t, async (request, response) => {
    seen.push({
      url: request.url,
      basic: Buffer.from(request.headers.authorization?.split(' ')[1] ?? '', 'base64').toString(),
      body: Object.fromEntries(new URLSearchParams(await text(request))),
    });
    response.end(
      JSON.stringify({ access_token: jwt, refresh_token: 'r1', token_type: 'Bearer', expires_in: 600 }),
    );
  });
  assert.deepEqual(await exchangeCode(client, { code: 'the-code' }), {
    accessToken: jwt,
    accessExpiresAt: new Date('2026-07-30T12:10:00Z'),
    refreshToken: 'r1',
    serial: '34:00',
    roles: ['HELLO', 'EFACTURA'],
  });
  assert.deepEqual(seen, [
    {
      url: '/v1/token',
      basic: 'abc-1:s3:cr~t',
      body: {
        grant_type: 'authorization_code',
        code: 'the-code',
        redirect_uri: 'https://localhost:3000/callback',
        token_content_type: 'jwt',
      },
    },
  ]);
  assert.deepEqual(
    calls.map(({ endpoint, status, code }) => ({ endpoint, status, code })),
    [{ endpoint: 'token', status: 200, code: null }],
  );
});

test('a refresh takes an opaque token and a missing lifetime as they come', async (t) => {
  const bodies: object[] = [];
  const { client } = await start(t, async (request, response) => {
    bodies.push(Object.fromEntries(new URLSearchParams(await text(request))));
    response.end('{"access_token":"0pa9ue"}');
  });
  assert.deepEqual(await refresh(client, { refreshToken: 'r1' }), {
    accessToken: '0pa9ue',
    accessExpiresAt: new Date('2026-10-28T12:00:00Z'),
    refreshToken: null,
    serial: null,
    roles: [],
  });
  assert.deepEqual(bodies, [{ grant_type: 'refresh_token', refresh_token: 'r1', token_content_type: 'jwt' }]);
});

test('a refusal and an outage are told apart, each after a single attempt', async (t) => {
  const replies: RequestListener[] = [
    (_, response) => response.writeHead(400).end('{"error":"invalid_grant"}'),
    (_, response) => response.writeHead(302, { location: '/my.policy' }).end(),
    (request) => request.socket.destroy(),
    () => {},
  ];
  let attempts = 0;
  const { client, calls } = await start(t, (request, response) => replies[attempts++]?.(request, response));
  for (const code of ['invalid_grant', 'malformed', 'network', 'timeout']) {
    await assert.rejects(refresh(client, { refreshToken: 'r1' }), { name: 'AnafError', code });
  }
  assert.equal(attempts, 4);
  assert.deepEqual(
    calls.map((call) => [call.status, call.code]),
    [
      [400, 'invalid_grant'],
      [302, 'malformed'],
      [null, 'network'],
      [null, 'timeout'],
    ],
  );
});

test('credentials travel over plain http on this machine alone', async () => {
  const client = createAnafClient({ ...config, oauthUrl: 'http://logincert.example/v1' });
  await assert.rejects(refresh(client, { refreshToken: 'r1' }), /only requests to HTTPS/);
  await client.close();
});

const config = {
  apiUrl: 'http://127.0.0.1:1',
  publicUrl: 'http://127.0.0.1:1',
  oauthUrl: 'http://127.0.0.1:1',
  clientId: 'abc-1',
  clientSecret: 's3:cr~t',
  redirectUri: 'https://localhost:3000/callback',
};

const claims = { serial: '34:00', exp: now.getTime() / 1000 + 7_776_000, roles: 'HELLO@EFACTURA' };
const jwt = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

async function start(t: TestContext, handler: RequestListener) {
  const server = await listen(handler);
  const calls: AnafCall[] = [];
  const client = createAnafClient(
    { ...config, oauthUrl: `${server.url}/v1` },
    { now: () => now, onCall: (call) => calls.push(call), limits: { oauthTimeoutMs: 200 } },
  );
  t.after(() => server.close().then(client.close));
  return { client, calls };
}
