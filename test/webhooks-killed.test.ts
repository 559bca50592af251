/** A worker as a process of its own is killed between the commit of a fact and its delivery: nothing is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../scripts/support/until.ts';
import { createVault } from '../src/core/vault.ts';
import { addWebhook } from '../src/db/webhooks/webhook.ts';
import { newWebhookSecret } from '../src/webhooks/webhook-request.ts';
import { testDatabase } from './support/database.ts';
import { startReceiver } from './support/receiver.ts';
import { openSite } from './support/site.ts';

test('what a killed worker had committed and not delivered is delivered by the next one, in order', async (t) => {
  const receiver = await startReceiver(t);
  // The request is on its way when the worker is killed.
  receiver.answer = () => {};
  const site = await openSite(t, {}, await testDatabase(t));
  site.env.WEBHOOK_ALLOW_PRIVATE = '127.0.0.1';
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  await site.addCompany(organisationId, 5);
  const key = Buffer.from(site.env.SECRET_KEY!, 'base64');
  const vault = createVault({ current: () => key, others: () => [] });
  const given = { organisationId, url: receiver.url, host: '127.0.0.1', companies: null, createdBy: null };
  await addWebhook(
    site.pool,
    vault,
    {
      ...given,
      ...{ events: ['message.archived', 'run.finished'], secret: newWebhookSecret() },
      ...{ format: 'standard', language: 'ro' },
    },
    new Date(),
  );
  const first = await site.startWorker();
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run);
  await until(async () => receiver.received.length > 0);
  await first.stop('SIGKILL');
  const { rows } = await site.pool.query(
    `select count(*) as n from webhook_delivery where state = 'delivered'`,
  );
  assert.equal(rows[0].n, 0);

  receiver.received.length = 0;
  receiver.answer = (response) => void response.writeHead(200).end();
  await site.startWorker();
  await until(async () => receiver.received.length >= 6);
  const bodies = receiver.received.map(({ body }) => JSON.parse(body));
  const archived = bodies.filter(({ type }) => type === 'message.archived').map(({ data }) => data.id);
  const { rows: inOrder } = await site.pool.query('select id from message order by seq');
  assert.deepEqual(
    archived,
    inOrder.map(({ id }) => id),
  );
  assert.equal(bodies.filter(({ type }) => type === 'run.finished').length, 1);
});
