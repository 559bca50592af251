import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import Fastify from 'fastify';
import { handleErrors } from './handle-errors.ts';

test('an answer that breaks off on its way stands in the log with its cause', async () => {
  const app = Fastify();
  const logged: unknown[] = [];
  handleErrors(app, {
    publicUrl: 'http://localhost:3000',
    log: { error: (...said: unknown[]) => void logged.push(...said) },
  });
  app.get('/rows', async (_request, reply) => reply.send(Readable.from(broken())));
  await assert.rejects(app.inject('/rows'));
  assert.match(String((logged[0] as { err: Error }).err), /the database has gone/);
  await app.close();
});

async function* broken() {
  yield 'a row';
  throw new Error('the database has gone');
}
