import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { type TestContext, test } from 'node:test';
import { type AnafCall, createAnafClient } from './client.ts';
import { download } from './download.ts';
import { listen } from './fixtures/small-server.ts';
import { listPage, probeRights } from './list-messages.ts';
import { messageStatus } from './message-status.ts';

const now = new Date('2026-07-30T12:00:00Z');
const accessToken = 'at';
const window = { start: new Date('2026-06-01T00:00:00Z'), end: now };

test('a page is asked for by its window in milliseconds, with the token in the header alone', async (t) => {
  const { client, seen, calls } = await start(t, '{"eroare":"Nu exista mesaje in intervalul selectat"}');
  const listing = await listPage(client, { accessToken, cif: '8000000000', window, page: 2 });
  assert.equal(listing.kind, 'empty');
  assert.ok(listing.answeredAt, 'every HTTP server says when it answers');
  assert.deepEqual(
    seen.map(({ url, headers }) => [url, headers.authorization]),
    [
      [
        '/rest/listaMesajePaginatieFactura?startTime=1780272000000&endTime=1785412800000&cif=8000000000&pagina=2',
        'Bearer at',
      ],
    ],
  );
  const [call] = calls;
  assert.deepEqual(
    [call?.endpoint, call?.status, call?.correlationId, call?.code],
    ['list', 200, 'c-7', null],
  );
});

test('a probe asks for the last hour, corrected by what is known of the clock', async (t) => {
  const { client, seen } = await start(t, '{"eroare":"Nu exista mesaje in intervalul selectat"}');
  assert.deepEqual(await probeRights(client, { accessToken, cif: '1', skewMs: -30_000 }), {
    kind: 'granted',
  });
  const query = new URL(seen[0]?.url ?? '', 'http://x').searchParams;
  assert.equal(new Date(Number(query.get('endTime'))).toISOString(), '2026-07-30T11:58:30.000Z');
  assert.equal(Number(query.get('endTime')) - Number(query.get('startTime')), 3_600_000);
});

test('a refusal of the rights is an answer to a probe, any other failure is not', async (t) => {
  const words = 'Nu aveti drept in SPV pentru CIF=1';
  const refused = await start(t, JSON.stringify({ eroare: words }));
  assert.deepEqual(await probeRights(refused.client, { accessToken, cif: '1' }), {
    kind: 'denied',
    code: 'rights_cif',
    words,
  });
  assert.deepEqual(refused.calls[0]?.code, 'rights_cif');
  const broken = await start(t, '{"eroare":"Altceva"}');
  await assert.rejects(probeRights(broken.client, { accessToken, cif: '1' }), { code: 'unknown_note' });
});

test('a download and a status ask for their one number', async (t) => {
  const zip = await start(t, 'PK\x03\x04');
  assert.equal((await download(zip.client, { accessToken, messageId: '3001503294' })).kind, 'zip');
  assert.equal(zip.seen[0]?.url, '/rest/descarcare?id=3001503294');
  const ok = await start(t, '<header stare="ok" id_descarcare="12"/>');
  assert.equal((await messageStatus(ok.client, { accessToken, uploadIndex: '5001' })).messageId, '12');
  assert.equal(ok.seen[0]?.url, '/rest/stareMesaj?id_incarcare=5001');
});

test('an id is never more than an id in the URL', async (t) => {
  const { client, seen } = await start(t, 'PK\x03\x04');
  await download(client, { accessToken, messageId: '1&x=/../y' });
  assert.equal(seen[0]?.url, '/rest/descarcare?id=1%26x%3D%2F..%2Fy');
});

async function start(t: TestContext, body: string) {
  const seen: IncomingMessage[] = [];
  const calls: AnafCall[] = [];
  const server = await listen((request, response) => {
    seen.push(request);
    response.writeHead(200, { 'x-correlation-id': 'c-7' }).end(body);
  });
  const client = createAnafClient(
    {
      apiUrl: `${server.url}/rest`,
      publicUrl: server.url,
      oauthUrl: server.url,
      clientId: 'id',
      clientSecret: 'secret',
      redirectUri: 'https://localhost/callback',
    },
    { now: () => now, onCall: (call) => calls.push(call) },
  );
  t.after(() => server.close().then(client.close));
  return { client, seen, calls };
}
