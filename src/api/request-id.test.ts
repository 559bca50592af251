/** The request's id reaches every log line that is written for it, by any part of the program and however late. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Fastify from 'fastify';
import { createLog } from '../core/log.ts';
import { inLogContext } from '../core/log-context.ts';
import { answerRequestIds, requestIdOf } from './request-id.ts';

function recorded() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { lines, log };
}

test('two requests at once have each their own id in the lines that they cause', async () => {
  const { lines, log } = recorded();
  const app = Fastify({ requestIdHeader: false, genReqId: (raw) => requestIdOf(raw) });
  answerRequestIds(app);
  app.get('/:name', async (request) => {
    await nextTurn();
    log.info({ name: (request.params as { name: string }).name }, 'deep inside');
    return {};
  });
  await Promise.all(
    ['one', 'two'].map((name) =>
      app.inject({ url: `/${name}`, headers: { 'x-request-id': `id-of-${name}` } }),
    ),
  );
  await app.close();
  log.info('afterwards');
  assert.deepEqual(
    lines.map(({ name, requestId }) => [name, requestId]),
    [
      ['one', 'id-of-one'],
      ['two', 'id-of-two'],
      [undefined, undefined],
    ],
  );
});

test('the runs that a company is served for are in its lines, and what a line says itself comes first', async () => {
  const { lines, log } = recorded();
  await inLogContext({ companyId: 'c', runIds: ['r1', 'r2'] }, async () => {
    await nextTurn();
    log.warn({ code: 'server_error' }, 'as usual');
    log.warn({ companyId: 'other' }, 'of another company');
  });
  assert.deepEqual(
    lines.map(({ companyId, runIds }) => [companyId, runIds]),
    [
      ['c', ['r1', 'r2']],
      ['other', ['r1', 'r2']],
    ],
  );
});
