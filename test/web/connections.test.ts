/** Conexiuni ANAF: a link for a certificate holder without an account, an access check, a certificate that ANAF no longer accepts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits, noBrowser, openDashboard, typeInto } from './support.ts';

/** As ANAF writes a certificate's serial into its tokens. */
const asAnafWrites = (serial: string) => serial.match(/../g)!.join(':');

/** One service, an organisation for each test. */
test('Conexiuni ANAF', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;

  await t.test(
    'a certificate holder without an account follows a link, and the certificate appears on the page',
    async () => {
      const organisationId = await site.addOrganisation('Contabilitate SRL');
      const companyId = await site.addCompany(organisationId, 0);
      const { cif } = (await site.pool.query('select cif from company where id = $1', [companyId])).rows[0];
      const { serial } = site.sandbox.world.addCertificate({ cifs: [cif] });
      const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
      const page = await dashboard.visitAs(ana, '/conexiuni');

      const links = page.getByRole('region', { name: 'Certificatul este la altcineva?' });
      await typeInto(links.getByLabel('Pentru cine'), 'Domnul Ionescu');
      await links.getByRole('button', { name: 'Creează un link' }).click();
      const url = (await links.getByRole('status').locator('code').textContent())!;
      assert.match(url, /\/autorizare#token=./);
      await links.getByText(/mai ține (59|60) min/).waitFor();
      await assertAccessible(page, 'a link just made');
      const address = page.url();
      assert.ok(!address.includes('token'), 'what the link holds is not in the maker’s address');

      const holder = await dashboard.visit({ viewport: { width: 360, height: 740 } });
      await holder.goto(url);
      await holder.getByText('Contabilitate SRL').first().waitFor();
      await holder.getByText('Domnul Ionescu').waitFor();
      await assertAccessible(holder, 'the link’s page');
      await assertFits(holder, 'the link’s page');
      await holder.getByRole('button', { name: /Continuați la ANAF/ }).click();
      await holder.locator(`button[name=certificate][value="${serial}"]`).click();
      await holder.getByText('Certificatul este conectat la ANAF').waitFor();

      const card = page.getByRole('article', { name: `Certificat ${asAnafWrites(serial)}` });
      await card.getByText('Domnul Ionescu').waitFor();
      await links.getByText('Mai vechi (1)').click();
      await links.getByText(/^folosit, /).waitFor();
      await assertAccessible(page, 'two certificates');

      await holder.goto('about:blank');
      await holder.goto(url);
      await holder.getByRole('alert').waitFor();
    },
  );

  await t.test('a withdrawn link is refused', async () => {
    const organisationId = await site.addOrganisation('Contabilitate SRL');
    const ana = await dashboard.addPerson(organisationId, 'ana2@exemplu.ro');
    const page = await dashboard.visitAs(ana, '/conexiuni');
    const links = page.getByRole('region', { name: 'Certificatul este la altcineva?' });
    await links.getByRole('button', { name: 'Creează un link' }).click();
    const url = (await links.getByRole('status').locator('code').textContent())!;
    await links.getByRole('button', { name: /^Retrage linkul/ }).click();
    await links.getByText('Mai vechi (1)').waitFor();
    await links.locator('code').waitFor({ state: 'detached' });
    const holder = await dashboard.visit();
    await holder.goto(url);
    await holder.getByRole('alert').waitFor();
    assert.equal(await holder.getByRole('button', { name: /Continuați la ANAF/ }).isVisible(), false);
  });

  await t.test(
    'lost access is checked by CIF and found again; a refused certificate is shown, reconnected and removed',
    async () => {
      const organisationId = await site.addOrganisation('Contabilitate SRL');
      const companyId = await site.addCompany(organisationId, 0);
      const { cif } = (await site.pool.query('select cif from company where id = $1', [companyId])).rows[0];
      const { serial } = (
        await site.pool.query('select serial from anaf_connection where organisation_id = $1', [
          organisationId,
        ])
      ).rows[0];
      await site.pool.query('update anaf_connection set serial = $2 where organisation_id = $1', [
        organisationId,
        asAnafWrites(serial),
      ]);
      const page = await dashboard.visitAs(
        await dashboard.addPerson(organisationId, 'ana3@exemplu.ro'),
        '/conexiuni',
      );
      const card = page.getByRole('article', { name: `Certificat ${asAnafWrites(serial)}` });

      site.sandbox.world.revoke(serial, cif);
      await typeInto(card.getByLabel('Are drept pentru un CIF?'), cif);
      await card.getByRole('button', { name: 'Întreabă ANAF' }).click();
      await card.getByText(`Nu: certificatul nu are drept în SPV pentru ${cif}.`).waitFor();
      await card.getByRole('button', { name: 'Răspunsul ANAF' }).click();
      await card.getByText(/drept in SPV/).waitFor();
      site.sandbox.world.grant(serial, cif);
      await card.getByRole('button', { name: 'Întreabă ANAF' }).click();
      await card.getByText(`Da: certificatul are drept în SPV pentru ${cif}.`).waitFor();
      // 2026-11-29: 'o companie' was found inside "nicio companie", which the card says until it has been refreshed.
      await card.getByText('1 companie', { exact: true }).waitFor();

      await site.pool.query(
        `update anaf_connection set refresh_refused_at = now(), access_refused_at = now(), refresh_failure = 'invalid_grant'
         where organisation_id = $1`,
        [organisationId],
      );
      await page.reload();
      await card.getByText('Trebuie reconectat', { exact: true }).waitFor();
      await assertAccessible(page, 'a certificate that is refused');
      await card.getByRole('button', { name: 'Reconectează' }).click();
      await page
        .getByRole('heading', { name: 'Conectați un certificat' })
        .and(page.locator(':focus'))
        .waitFor();
      await page.getByRole('link', { name: 'Mergeți la ANAF' }).click();
      await page.locator(`button[name=certificate][value="${serial}"]`).click();
      // Back on the page that was left, which says what was connected.
      await page.waitForURL(/\/conexiuni#connected=[0-9a-f-]{36}$/);
      await page.getByText(`Certificatul ${asAnafWrites(serial)} este conectat.`, { exact: true }).waitFor();
      await card.getByText('Funcționează', { exact: true }).waitFor();
      await card.getByRole('button', { name: 'Scrie al cui este' }).click();
      await page.getByRole('dialog').getByLabel('Al cui este certificatul').pressSequentially('Maria Pop');
      await page.getByRole('dialog').getByRole('button', { name: 'Salvează' }).click();
      const named = page.getByRole('article', { name: 'Certificat Maria Pop' });
      await named.getByText(asAnafWrites(serial), { exact: true }).waitFor();

      // Another certificate than the one to be renewed.
      const other = site.sandbox.world.addCertificate({ cifs: [cif] }).serial;
      await named.getByRole('button', { name: 'Reconectează' }).click();
      await page.getByRole('link', { name: 'Mergeți la ANAF' }).click();
      await page.locator(`button[name=certificate][value="${other}"]`).click();
      await page.getByText(/^Ați conectat certificatul .*, nu Maria Pop, care trebuia reînnoit\./).waitFor();
      await assertAccessible(page, 'another certificate than the one to be renewed');
      await site.pool.query(
        'update anaf_connection set removed_at = now() where organisation_id = $1 and holder is null',
        [organisationId],
      );
      await site.pool.query('update anaf_connection set holder = null where organisation_id = $1', [
        organisationId,
      ]);
      await page.reload();

      await card.getByRole('button', { name: 'Elimină conexiunea' }).click();
      const asked = page.getByRole('dialog', { name: 'Eliminați conexiunea?' });
      await asked.getByText(/; 1 companie este acoperită de el\./).waitFor();
      await asked.getByText(/se anulează doar în portalul ANAF/).waitFor();
      await assertAccessible(page, 'asked whether to remove');
      await asked.getByRole('button', { name: 'Elimină conexiunea' }).click();
      await page.getByRole('heading', { name: 'Niciun certificat conectat' }).waitFor();
      await assertAccessible(page, 'no certificate');
      const { rows } = await site.pool.query(
        'select count(*)::int as n from company where organisation_id = $1 and removed_at is null',
        [organisationId],
      );
      assert.equal(rows[0].n, 1, 'the company stays');
    },
  );
});
