import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { z } from 'zod';
import { cacheAnswers } from './cache-answers.ts';
import type { Route } from './route.ts';

test('a long list is compressed for a client that accepts it: the same text, a weak tag, and HEAD and 304 agree', async () => {
  const app = Fastify();
  cacheAnswers(app);
  const answers = { 200: { schema: z.object({ data: z.string(), nextCursor: z.null() }) } };
  const add = (url: string, needs: string, rows: number) =>
    app.get(
      url,
      { config: { declared: { method: 'GET', needs, answers } as unknown as Route } },
      async () => ({
        data: 'Șură SRL'.repeat(rows),
        nextCursor: null,
      }),
    );
  add('/long', 'read', 500);
  add('/short', 'read', 5);
  add('/access', 'admin', 500);
  const gzip = { 'accept-encoding': 'gzip' };
  const read = (url: string, headers: Record<string, string> = gzip, method: 'GET' | 'HEAD' = 'GET') =>
    app.inject({ method, url, headers });
  const plain = await read('/long', {});
  const short = await read('/long');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(short.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(short.rawPayload).toString(), plain.body);
  assert.equal(Number(short.headers['content-length']), short.rawPayload.length);
  assert.equal(short.headers.etag, `W/${plain.headers.etag}`);
  const head = await read('/long', gzip, 'HEAD');
  for (const name of ['content-encoding', 'content-length', 'etag', 'vary'])
    assert.equal(head.headers[name], short.headers[name], name);
  const same = await read('/long', { ...gzip, 'if-none-match': String(short.headers.etag) });
  assert.deepEqual([same.statusCode, same.body, same.headers.etag], [304, '', short.headers.etag]);
  for (const answer of [
    await read('/short'),
    await read('/access'),
    await read('/long', { 'accept-encoding': 'gzip;q=0' }),
  ])
    assert.equal(answer.headers['content-encoding'], undefined);
  await app.close();
});
