/** Requests to addresses that tenants configure, against servers on this machine: what is refused, and how little is read. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createOutbound, type Outbound } from '../src/outbound/outbound.ts';
import { parseAllowedPrivate } from '../src/outbound/private-addresses.ts';

interface Place {
  port: number;
  requests: number;
}

async function serve(t: TestContext, listener: RequestListener): Promise<Place> {
  const place = { port: 0, requests: 0 };
  const server = createServer((request, response) => {
    place.requests++;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  place.port = (server.address() as AddressInfo).port;
  return place;
}

function outboundOf(t: TestContext, allowed = '', resolve?: (host: string) => Promise<string[]>): Outbound {
  const outbound = createOutbound({ allowed: parseAllowedPrivate(allowed)!, ...(resolve && { resolve }) });
  t.after(() => outbound.close());
  return outbound;
}

const post = (url: string) => ({
  method: 'POST' as const,
  url,
  headers: { 'content-type': 'application/json' },
  body: '{}',
  timeoutMs: 5_000,
  mostBytes: 1024,
});

const refused = (code: string) => ({ name: 'OutboundError', code });

test('an address of this machine is refused in every way of writing it, before anything is connected', async (t) => {
  const place = await serve(t, (_request, response) => response.end('secret'));
  const outbound = outboundOf(t, '', async () => ['127.0.0.1']);
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0',
    'name.example',
  ])
    for (const scheme of ['http', 'https']) {
      const url = `${scheme}://${host}:${place.port}/`;
      await assert.rejects(outbound.send(post(url)), refused('no_public_address'), url);
      await assert.rejects(outbound.check(url), refused('no_public_address'), url);
    }
  assert.equal(place.requests, 0);
});

test('one private address among public ones spoils the name, and a name without any is refused with the same code', async (t) => {
  const place = await serve(t, (_request, response) => response.end());
  const mixed = outboundOf(t, '', async () => ['93.184.215.14', '127.0.0.1']);
  await assert.rejects(
    mixed.send(post(`https://mixed.example:${place.port}/`)),
    refused('no_public_address'),
  );
  const none = outboundOf(t, '', async () => []);
  await assert.rejects(none.send(post('https://none.example/')), refused('no_public_address'));
  const failing = outboundOf(t, '', async () => Promise.reject(new Error('SERVFAIL')));
  await assert.rejects(failing.send(post('https://failing.example/')), refused('no_public_address'));
  assert.equal(place.requests, 0);
});

test('a name that resolves to a private address after it was checked is refused where the connection is made', async (t) => {
  const place = await serve(t, (_request, response) => response.end('secret'));
  const answers = [['93.184.215.14'], ['127.0.0.1']];
  const outbound = outboundOf(t, '', async () => answers.shift() ?? ['127.0.0.1']);
  const url = `https://rebinding.example:${place.port}/`;
  await outbound.check(url);
  await assert.rejects(outbound.send(post(url)), refused('no_public_address'));
  assert.equal(place.requests, 0);
});

test('the addresses that were checked are the ones that are connected to: a name is resolved once a connection', async (t) => {
  const place = await serve(t, (_request, response) => response.end('ok'));
  let lookups = 0;
  const outbound = outboundOf(t, 'hook.lan', async () => {
    lookups++;
    return ['127.0.0.1'];
  });
  const answer = await outbound.send(post(`http://hook.lan:${place.port}/`));
  assert.equal(answer.start.toString(), 'ok');
  assert.equal(answer.listed, true);
  assert.equal(lookups, 1);
});

test('without TLS only what the operator lists is reached, by host or by range', async (t) => {
  const place = await serve(t, (_request, response) => response.end('ok'));
  const public_ = outboundOf(t, '', async () => ['93.184.215.14']);
  await assert.rejects(public_.send(post('http://public.example/')), refused('not_https'));
  const ranged = outboundOf(t, '127.0.0.0/8');
  assert.equal((await ranged.send(post(`http://127.0.0.1:${place.port}/`))).status, 200);
  const other = outboundOf(t, '10.0.0.0/8');
  await assert.rejects(other.send(post(`http://127.0.0.1:${place.port}/`)), refused('no_public_address'));
});

test('a redirect is an answer, and is not followed', async (t) => {
  const inner = await serve(t, (_request, response) => response.end('secret'));
  const outer = await serve(t, (_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end();
  });
  const answer = await outboundOf(t, '127.0.0.1').send(post(`http://127.0.0.1:${outer.port}/`));
  assert.equal(answer.status, 302);
  assert.equal(inner.requests, 0);
});

test('of 100 MB only the first bytes are read, and the connection is closed', async (t) => {
  let written = 0;
  const place = await serve(t, (_request, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const pump = () => {
      while (written < 100_000_000 && !response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', pump);
      }
      response.end();
    };
    pump();
  });
  const answer = await outboundOf(t, '127.0.0.1').send(post(`http://127.0.0.1:${place.port}/`));
  assert.equal(answer.start.length, 1024);
  assert.ok(written < 20_000_000, `${written} bytes were taken`);
});

test('a head that does not come is a timeout; a body that does not end keeps its status', async (t) => {
  const silent = await serve(t, () => {});
  const outbound = outboundOf(t, '127.0.0.1');
  await assert.rejects(
    outbound.send({ ...post(`http://127.0.0.1:${silent.port}/`), timeoutMs: 100 }),
    refused('timeout'),
  );
  const dripping = await serve(t, (_request, response) => void response.writeHead(200).write('some'));
  const answer = await outbound.send(post(`http://127.0.0.1:${dripping.port}/`));
  assert.deepEqual([answer.status, answer.start.toString()], [200, 'some']);
});

test('credentials in the address, other schemes and a closed port have codes of their own', async (t) => {
  const outbound = outboundOf(t, '127.0.0.1');
  await assert.rejects(outbound.send(post('https://user:pass@hook.example/')), refused('credentials_in_url'));
  await assert.rejects(outbound.send(post('ftp://hook.example/')), refused('not_a_url'));
  await assert.rejects(outbound.send(post('not an address')), refused('not_a_url'));
  await assert.rejects(outbound.send(post('http://127.0.0.1:1/')), refused('no_connection'));
  const plain = await serve(t, (_request, response) => response.end());
  await assert.rejects(outbound.send(post(`https://127.0.0.1:${plain.port}/`)), refused('tls'));
});

test('a caller that stops waiting gets a cancelled request', async (t) => {
  const place = await serve(t, () => {});
  const stop = new AbortController();
  const sent = outboundOf(t, '127.0.0.1').send({
    ...post(`http://127.0.0.1:${place.port}/`),
    signal: stop.signal,
  });
  stop.abort();
  await assert.rejects(sent, refused('cancelled'));
});
