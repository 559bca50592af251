/** The proxies of docs/proxies.md as they are written there, but for ports and certificates, in front of a server that says what reached it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { freePort } from '../scripts/support/free-port.ts';
import { until } from '../scripts/support/until.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/proxies.md'), 'utf8');
const snippet = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;

/** Answers with the headers and the size of the body that came; /stream stays open after its first words. */
async function startBackend(t: TestContext): Promise<number> {
  const server = createServer(async (request, response) => {
    if (request.url === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      return;
    }
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ url: request.url, headers: request.headers, bytes }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as { port: number }).port;
}

async function startProxy(
  t: TestContext,
  program: string,
  write: (dir: string, port: number) => Promise<string[]>,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'efactura-proxy-'));
  const port = await freePort();
  const child = spawn(program, await write(dir, port), {
    env: { HOME: dir, PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'close');
  t.after(async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(dir, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => {
    assert.equal(child.exitCode, null, said);
    return fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  }, 30_000);
  return url;
}

async function assertForwards(url: string): Promise<void> {
  const ask = async (path: string, init: RequestInit = {}) => (await fetch(`${url}${path}`, init)).json();
  const forged = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'gopher' };
  const { headers } = (await ask('/api/v1/x', { headers: forged })) as { headers: Record<string, string> };
  assert.equal(headers['x-forwarded-for'], '127.0.0.1');
  assert.equal(headers['x-forwarded-proto'], 'http');
  assert.match(headers.host!, /^127\.0\.0\.1/);
  const bytes = 20 * 1024 * 1024;
  assert.equal(
    ((await ask('/', { method: 'POST', body: Buffer.alloc(bytes) })) as { bytes: number }).bytes,
    bytes,
  );
  assert.equal((await fetch(`${url}/metrics`)).status, 404);
  // Its answer has no end: the first words come only if nothing holds them back.
  const stream = await fetch(`${url}/stream`, { signal: AbortSignal.timeout(20_000) });
  const reader = stream.body!.getReader();
  const { value } = await reader.read();
  assert.equal(Buffer.from(value!).toString(), 'data: first\n\n');
  await reader.cancel();
}

test('nginx says for whom it speaks, passes large bodies and streams, and keeps /metrics to itself', async (t) => {
  const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
  if (!nginx) return t.skip('nginx is not installed');
  const backend = await startBackend(t);
  const url = await startProxy(t, nginx, async (dir, port) => {
    const server = snippet('nginx')
      .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
      .replaceAll(/^ *ssl_.*$/gm, '')
      .replace('127.0.0.1:3000', `127.0.0.1:${backend}`);
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (n) => `${n}_temp_path ${dir}/${n};`,
    );
    await writeFile(
      join(dir, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${dir}/pid; error_log stderr; events {} http { access_log off; ${temp.join(' ')}\n${server}}`,
    );
    return ['-p', dir, '-e', 'stderr', '-c', join(dir, 'nginx.conf')];
  });
  await assertForwards(url);
});

test('Caddy says for whom it speaks, passes large bodies and streams, and keeps /metrics to itself', async (t) => {
  const caddy = ['/usr/bin/caddy', '/usr/local/bin/caddy'].find((path) => existsSync(path));
  if (!caddy) return t.skip('Caddy is not installed');
  const backend = await startBackend(t);
  const url = await startProxy(t, caddy, async (dir, port) => {
    const site = snippet('caddyfile')
      .replace('efactura.example.com', `http://127.0.0.1:${port}`)
      .replace('127.0.0.1:3000', `127.0.0.1:${backend}`);
    await writeFile(join(dir, 'Caddyfile'), `{\n  admin off\n}\n${site}`);
    return ['run', '--adapter', 'caddyfile', '--config', join(dir, 'Caddyfile')];
  });
  await assertForwards(url);
});
