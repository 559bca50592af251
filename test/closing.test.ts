/** Closing the server: requests under way are answered, and idle connections do not delay it. */
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { test } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';
import type { ServerCtx } from '../src/api/context.ts';
import { createServer } from '../src/api/server.ts';
import { addCompany, archiveInvoice } from './support/catalogue.ts';
import { startService } from './support/service.ts';

const inFlight = 60;

/** An archive whose bytes come when `open` is called, and that tells how many wait for them. */
function gate(archive: ServerCtx['archive']) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { promise: all, resolve: allWait } = Promise.withResolvers<void>();
  let waiting = 0;
  const read: ServerCtx['archive']['read'] = async (path) => {
    if (++waiting === inFlight) allWait();
    await promise;
    return archive.read(path);
  };
  return { archive: { ...archive, read }, all, open: resolve };
}

// 2026-11-29: of sixty requests under way at a SIGTERM, 55 were reset: three seconds, and every connection was closed.
test('sixty requests that are under way when the server closes are all answered, however long they take', async () => {
  const made = await startService();
  const { organisationId, key } = await made.addTenant();
  const company = { id: await addCompany(made, organisationId, '12345674'), organisationId, cif: '12345674' };
  const { invoiceId } = await archiveInvoice(made, company);
  const gated = gate(made.archive);
  const server = await createServer({ ...made.ctx, archive: gated.archive });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const ask = () =>
    new Promise<number | string>((resolve) => {
      const options = { agent, headers: { authorization: `Bearer ${key}` } };
      request(`${url}/api/v1/invoices/${invoiceId}/zip`, options, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode!));
      })
        .once('error', (error) => resolve(error.message))
        .end();
    });
  const answers = Array.from({ length: inFlight }, ask);
  await gated.all;
  const closed = server.close();
  // Longer than the three seconds after which connections were closed.
  await passed(3_300);
  gated.open();
  assert.deepEqual(new Set(await Promise.all(answers)), new Set([200]));
  await closed;
  agent.destroy();
});
