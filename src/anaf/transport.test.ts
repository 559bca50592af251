import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { AnafError } from './errors.ts';
import { listen } from './fixtures/small-server.ts';
import { createTransport, type TransportRequest } from './transport.ts';

test('an answer brings its status, bytes and correlation id', async () => {
  const got = await ask((_, response) => {
    response.writeHead(500, { 'x-correlation-id': 'c-1' }).end(Buffer.from([0, 255, 1]));
  });
  assert.deepEqual([got.status, got.correlationId, [...got.body]], [500, 'c-1', [0, 255, 1]]);
});

for (const [encoding, encode] of [
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)
  test(`an answer in ${encoding}, which was not asked for, is decoded within the cap (2026-11-29)`, async () => {
    const answer: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(encode(Buffer.alloc(5_000, 'a')));
    };
    assert.equal((await ask(answer, { maxBytes: 5_000 })).body.length, 5_000);
    await assert.rejects(ask(answer, { maxBytes: 4_999 }), { code: 'too_large' });
  });

test('gzip without its header is decoded, and a header over bytes in clear is overlooked for a ZIP only (2026-11-29)', async () => {
  const bare: RequestListener = (_, response) => void response.end(gzipSync('{"mesaje":[]}'));
  assert.equal(String((await ask(bare)).body), '{"mesaje":[]}');
  const said =
    (body: string): RequestListener =>
    (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
  assert.equal(String((await ask(said('PK\x03\x04zip'))).body), 'PK\x03\x04zip');
  await assert.rejects(ask(said('no gzip')), { code: 'malformed', status: 200 });
});

test('a redirect is an answer and is not followed', async () => {
  const asked: (string | undefined)[] = [];
  const got = await ask((request, response) => {
    asked.push(request.url);
    response.writeHead(302, { location: '/my.policy' }).end();
  });
  assert.deepEqual([got.status, got.headers.location, asked], [302, '/my.policy', ['/x?id=1']]);
});

test('silence before the headers and silence after them are both a timeout', async () => {
  await assert.rejects(
    ask(() => {}, { timeoutMs: 40 }),
    { code: 'timeout' },
  );
  const half: RequestListener = (_, response) => void response.writeHead(200).write('{');
  await assert.rejects(ask(half, { timeoutMs: 40 }), { code: 'timeout' });
});

test('an answer that keeps dripping is a timeout too', async () => {
  const drip: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(timer));
  };
  await assert.rejects(ask(drip, { timeoutMs: 60 }), { code: 'timeout' });
});

test('a reset before the headers is the network, one within the body is a truncated answer', async () => {
  await assert.rejects(
    ask((request) => void request.socket.destroy()),
    { code: 'network' },
  );
  const cut: RequestListener = (_, response) => {
    response.writeHead(200);
    response.write('half', () => response.socket?.destroy());
  };
  await assert.rejects(ask(cut), { code: 'truncated' });
});

test('fewer bytes than Content-Length promises are a truncated answer', async () => {
  const server = createServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nPK34'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const transport = createTransport();
  await assert.rejects(transport.send(request(`http://127.0.0.1:${port}`)), { code: 'truncated' });
  await transport.close();
  server.close();
});

test('no listener and no such name are the network', async () => {
  const closed = await listen(() => {});
  await closed.close();
  const transport = createTransport();
  await assert.rejects(transport.send(request(closed.url)), { code: 'network' });
  await assert.rejects(transport.send(request('http://nowhere.invalid')), { code: 'network' });
  await transport.close();
});

test('reading stops at the cap, and the next call works', async (t) => {
  const server = await listen((incoming, response) => {
    response.end(incoming.url === '/small' ? 'ok' : Buffer.alloc(500_000));
  });
  const transport = createTransport({ connections: 1 });
  t.after(() => transport.close().then(server.close));
  await assert.rejects(transport.send({ ...request(server.url), maxBytes: 499_999 }), { code: 'too_large' });
  const small = await transport.send({ ...request(server.url), url: `${server.url}/small` });
  assert.equal(String(small.body), 'ok');
});

test('a signal cancels before, while waiting and while reading', async () => {
  await assert.rejects(
    ask(() => {}, { signal: AbortSignal.abort() }),
    { code: 'cancelled' },
  );
  const waiting = new AbortController();
  await assert.rejects(
    ask(() => waiting.abort(), { signal: waiting.signal }),
    { code: 'cancelled' },
  );
  const reading = new AbortController();
  const half: RequestListener = (_, response) =>
    void response.writeHead(200).write('{', () => reading.abort());
  await assert.rejects(ask(half, { signal: reading.signal }), { code: 'cancelled' });
});

test('a connection is kept for the next call', async (t) => {
  const sockets = new Set();
  const server = await listen((incoming, response) => {
    sockets.add(incoming.socket);
    response.end('{}');
  });
  const transport = createTransport({ connections: 1 });
  t.after(() => transport.close().then(server.close));
  for (let i = 0; i < 5; i++) await transport.send(request(server.url));
  assert.equal(sockets.size, 1);
});

test('no error repeats the token', async () => {
  const secret = 'eyJ-the-token';
  for (const authorization of [`Bearer ${secret}`, `Bearer ${secret}\n`]) {
    const error = await ask((incoming) => void incoming.socket.destroy(), {
      headers: { authorization },
    }).catch((reason: unknown) => reason);
    assert.ok(error instanceof Error);
    assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(secret));
  }
});

async function ask(handler: RequestListener, extra: Partial<TransportRequest> = {}) {
  const server = await listen(handler);
  const transport = createTransport();
  try {
    return await transport.send({ ...request(server.url), ...extra });
  } catch (error) {
    if (!extra.headers) assert.ok(error instanceof AnafError, String(error));
    throw error;
  } finally {
    await server.close();
    await transport.close();
  }
}

function request(origin: string): TransportRequest {
  return { method: 'GET', url: `${origin}/x?id=1`, headers: {}, timeoutMs: 5_000, maxBytes: 1_000_000 };
}
