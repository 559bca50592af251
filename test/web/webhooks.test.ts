/** Setări → Webhookuri: one is added by hand, tried, switched off and on, sent a period again, and removed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { until } from '../../scripts/support/until.ts';
import { startReceiver } from '../support/receiver.ts';
import { assertAccessible, assertFits, noBrowser, openDashboard } from './support.ts';

/** One service, an organisation for each test. */
test('Webhookuri', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t, {}, { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' });
  const { site } = dashboard;

  await t.test(
    'a webhook is added with its events and companies, its secret shown once, and a test is delivered and seen',
    async (t) => {
      const receiver = await startReceiver(t);
      const organisationId = await site.addOrganisation('Contabilitate SRL');
      const companyId = await site.addCompany(organisationId, 2);
      const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
      const page = await dashboard.visitAs(ana, '/setari/chei');
      await page.getByRole('link', { name: 'Webhookuri' }).click();
      await page.getByText('Niciun webhook încă.').waitFor();
      await assertAccessible(page, 'no webhook yet');

      await page.getByLabel('Adresa').pressSequentially(receiver.url);
      await page.getByLabel('mesaj SPV arhivat').check();
      await page.getByLabel('sincronizare încheiată').check();
      await page.getByLabel('Doar cele alese').check();
      assert.ok(await page.getByRole('button', { name: 'Adaugă un webhook' }).isDisabled(), 'no company yet');
      await page.getByRole('combobox', { name: 'Adăugați o companie' }).click();
      await page.getByRole('listbox').getByRole('option').first().click();
      await page.getByRole('button', { name: 'Adaugă un webhook' }).click();
      const shown = page.getByRole('status').locator('code');
      const secret = (await shown.textContent())!;
      assert.match(secret, /^whsec_/);
      await assertAccessible(page, 'a webhook just made');
      await assertFits(page, 'the webhooks');
      const { rows } = await site.pool.query('select events, companies from webhook');
      assert.deepEqual(rows, [
        { events: ['invoice.received', 'message.archived', 'run.finished'], companies: [companyId] },
      ]);

      await page.reload();
      const list = page.getByRole('list', { name: 'Webhookuri' });
      await list.getByText('Pornit', { exact: true }).waitFor();
      assert.equal(await page.getByText(secret).count(), 0, 'it is not shown again');
      await list.getByRole('button', { name: /^Trimite un mesaj de probă/ }).click();
      const panel = page.getByRole('dialog');
      await panel.getByText('Livrat', { exact: true }).waitFor();
      const [probe] = receiver.received;
      new Webhook(secret).verify(probe!.body, probe!.headers as Record<string, string>);
      await panel.getByText('Răspunsul serverului').click();
      await panel.getByText('204').waitFor();
      await assertAccessible(page, 'the deliveries');
      await page.keyboard.press('Escape');

      // A real sync, delivered by the service itself.
      const run = await site.request(organisationId);
      await site.wake();
      await site.ended(organisationId, run);
      const count = (type: string) =>
        receiver.received.filter(({ body }) => JSON.parse(body).type === type).length;
      await until(async () => count('run.finished') === 1 && count('message.archived') === 2);
      assert.ok(count('invoice.received') > 0);
    },
  );

  await t.test(
    'a failing one says so, is tried again by hand, switched off and on, replayed and removed; in English too',
    async (t) => {
      const receiver = await startReceiver(t);
      receiver.answer = (response) => void response.writeHead(500).end('broken');
      const organisationId = await site.addOrganisation('Contabilitate SRL');
      await site.addCompany(organisationId, 1);
      const ana = await dashboard.addPerson(organisationId, 'ana2@exemplu.ro');
      const page = await dashboard.visitAs(ana, '/setari/webhookuri', { locale: 'en-GB' });
      await page.evaluate(`localStorage.setItem('efactura.language', 'en')`);
      await page.reload();
      await page.getByLabel('Address').pressSequentially(receiver.url);
      await page.getByLabel('synchronisation finished').check();
      await page.getByRole('button', { name: 'Add a webhook' }).click();
      await page.getByRole('status').locator('code').waitFor();
      const run = await site.request(organisationId);
      await site.wake();
      await site.ended(organisationId, run);
      await until(async () => receiver.received.length > 0);
      await page.reload();
      const list = page.getByRole('list', { name: 'Webhooks' });
      await list.getByText('Delivery fails').waitFor();
      await list.getByRole('button', { name: /^Deliveries to/ }).click();
      const panel = page.getByRole('dialog');
      const deliveries = panel.getByRole('list', { name: 'Deliveries' });
      await deliveries.getByText('Waiting', { exact: true }).first().waitFor();
      await deliveries.getByText("The server's answer").first().click();
      await deliveries
        .getByText(/500 .*refused/)
        .first()
        .waitFor();
      await assertAccessible(page, 'a delivery that fails');

      receiver.answer = (response) => void response.writeHead(200).end();
      for (const button of await deliveries
        .getByRole('button', { name: /^Send again: invoice received/ })
        .all())
        await button.click();
      await deliveries.getByText('Delivered', { exact: true }).first().waitFor();

      const before = receiver.received.length;
      await panel.getByText('Send a period again').click();
      await panel.getByRole('button', { name: 'Send again', exact: true }).click();
      await panel.getByText(/to send again\./).waitFor();
      await until(async () => receiver.received.length > before);
      await assertAccessible(page, 'a period sent again');
      await page.keyboard.press('Escape');

      await list.getByRole('button', { name: /^Switch the webhook .* off/ }).click();
      await list.getByText('Off: switched off by a person').waitFor();
      await list.getByRole('button', { name: /^Switch the webhook .* on/ }).click();
      await list.getByText('On', { exact: true }).waitFor();
      await list.getByRole('button', { name: /^Make a new secret/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Make the secret' }).click();
      await list.getByRole('status').locator('code').waitFor();
      await assertAccessible(page, 'a new secret');
      await list.getByRole('button', { name: /^Remove the webhook/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the webhook' }).click();
      await page.getByText('No webhook yet.').waitFor();
    },
  );
});
