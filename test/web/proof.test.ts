/** Mesaje SPV, Sincronizări, Completitudine and a company's page: from the sum to the message behind a number, and what can be decided. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import {
  assertAccessible,
  assertFits,
  type Dashboard,
  noBrowser,
  openDashboard,
  pasteInto,
  typeInto,
} from './support.ts';

/** One company with three messages archived and one that ANAF does not hand over. */
async function withOneWaiting({ site, addPerson }: Dashboard) {
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companyId = await site.addCompany(organisationId, 3);
  const { cif } = (await site.pool.query('select cif from company where id = $1', [companyId])).rows[0];
  const { id: downloadId } = site.sandbox.world.addMessage(cif, {
    kind: 'received',
    document: 'invoice',
    seed: 7,
  });
  site.sandbox.faults.add({ kind: 'http_503', on: 'download', match: { id: downloadId }, times: 10_000 });
  const runId = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, runId, 60_000);
  const ana = await addPerson(organisationId, 'ana@exemplu.ro');
  return { organisationId, companyId, cif, downloadId, runId, ana };
}

/** One service; the first and the last test look at the same company. */
test('Completitudine', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;
  const { companyId, cif, downloadId, runId, ana } = await withOneWaiting(dashboard);

  await t.test(
    'each number of a company’s check leads to its messages; a pending one is requested, and closed with a reason',
    async () => {
      await site.pool.query(
        `insert into hint (id, organisation_id, company_id, kind, subject, confidence, evidence, found_at)
     select gen_random_uuid(), organisation_id, id, 'number_gap', 'x', 'likely', $2, now() from company where id = $1`,
        [
          companyId,
          JSON.stringify({
            ...{ direction: 'received', partnerCif: '1', partnerName: 'Furnizor SRL', missing: ['A 2'] },
            ...{ months: [], seen: [], total: null },
          }),
        ],
      );
      await site.pool.query(
        `insert into list_comparison (company_id, organisation_id, compared_at, outcome)
     select id, organisation_id, now(), 'differ' from company where id = $1`,
        [companyId],
      );
      await site.pool.query(
        `insert into integrity_finding (organisation_id, company_id, kind, subject, first_seen, last_seen)
     select organisation_id, id, 'only_in_simple_list', '3000000042', now(), now() from company where id = $1`,
        [companyId],
      );
      const page = await dashboard.visitAs(ana, '/completitudine');
      await page.getByRole('grid').getByText(cif).first().waitFor();
      await assertAccessible(page, 'completeness');
      const older = page.getByLabel('Verificați un certificat sau o amprentă mai veche');
      const { rows: chains } = await site.pool.query('select chain_head from company where id = $1', [
        companyId,
      ]);
      await pasteInto(older, chains[0].chainHead);
      await page.getByRole('button', { name: 'Verifică', exact: true }).click();
      await page.getByText('Arhiva de azi o continuă pe cea de atunci: 1 lanț.').waitFor();
      await assertAccessible(page, 'a head that was checked');
      await pasteInto(older, 'a'.repeat(64));
      await page.getByRole('button', { name: 'Verifică', exact: true }).click();
      await page.getByText('Amprenta nu se află în niciun lanț de azi.').waitFor();
      await page
        .getByRole('button', { name: /^Nu se așteaptă: Numerele de la Furnizor SRL continuă/ })
        .click();
      await page.getByText('Niciun indiciu probabil.').waitFor();
      await page.getByLabel(/^Și cele posibile/).click();
      await page.getByText('Niciun indiciu.').waitFor();
      await page.getByRole('grid').getByText(cif).first().click();
      await page.waitForURL(`**/completitudine/${companyId}`);
      await page.getByRole('link', { name: '3 arhivate', exact: true }).waitFor();
      await page.getByText('Verificare: corect', { exact: true }).waitFor();
      await page.getByText('Răspunsurile ANAF diferă; vedeți constatările de mai jos').waitFor();
      await page.getByText('Lista simplă a ANAF are mesaje pe care lista cu pagini nu le are').waitFor();
      await assertAccessible(page, 'a company');

      await page.getByRole('link', { name: '1 în așteptare', exact: true }).click();
      await page.waitForURL(/\/mesaje#company=.*state=pending/);
      const list = page.getByRole('grid', { name: 'Mesaje SPV' });
      await list.getByText('Serverul ANAF a returnat o eroare.').waitFor();
      await assertAccessible(page, 'the messages');
      // By keyboard, as in every list.
      await list.locator('[data-index="0"]').focus();
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog');
      await panel.getByText('Încercare nereușită').first().waitFor();
      await assertAccessible(page, 'a message that waits');
      await panel.getByRole('button', { name: 'Cere acum' }).click();
      await panel.getByText('Cerut. Rezultatul apare aici.').waitFor();

      await panel.getByRole('button', { name: 'Închide definitiv' }).click();
      const asked = page.getByRole('dialog', { name: 'Închideți acest mesaj?' });
      await asked.getByRole('button', { name: 'Închide mesajul' }).click();
      await asked.getByText('cel puțin 3 litere').nth(1).waitFor();
      await typeInto(asked.getByLabel('Motivul'), 'Primit pe hârtie');
      await assertAccessible(page, 'a message about to be closed');
      await asked.getByRole('button', { name: 'Închide mesajul' }).click();
      // Until then the same text is in the field where it was typed.
      await asked.waitFor({ state: 'detached' });
      await panel.getByText('Primit pe hârtie').waitFor();
      const { rows } = await site.pool.query('select state from message where message_id = $1', [downloadId]);
      assert.deepEqual(rows, [{ state: 'closed' }]);
      await page.keyboard.press('Escape');

      await page.getByRole('link', { name: 'Sincronizări' }).click();
      const runs = page.getByRole('grid', { name: 'Sincronizări' });
      await runs.getByText('Parțială').first().waitFor();
      await assertAccessible(page, 'the runs');
      await runs.getByText('Parțială').last().click();
      await page.waitForURL(`**/sincronizare/${runId}`);
    },
  );

  await t.test(
    'a company is renamed, left out of automatic syncs and removed; what is archived stays',
    async () => {
      const organisationId = await site.addOrganisation('Contabilitate SRL');
      const companyId = await site.addCompany(organisationId, 2);
      const runId = await site.request(organisationId);
      await site.wake();
      await site.ended(organisationId, runId, 60_000);
      const ana = await dashboard.addPerson(organisationId, 'ana2@exemplu.ro');
      const page = await dashboard.visitAs(ana, `/completitudine/${companyId}`);
      await page.getByText('365 de zile').click();
      await page
        .getByText(/zile complete,/)
        .first()
        .waitFor();
      await assertAccessible(page, 'a year');

      await page.getByRole('button', { name: 'Oprește' }).click();
      await page.getByRole('button', { name: 'Pornește' }).waitFor();
      await page.getByRole('button', { name: 'Detalii' }).click();
      await page.getByRole('menuitem').first().click();
      await typeInto(page.getByRole('dialog').getByRole('textbox'), 'Firma Nouă SRL');
      await page.getByRole('dialog').getByRole('button', { name: 'Salvează' }).click();
      await page.getByRole('heading', { level: 1, name: 'Firma Nouă SRL' }).waitFor();

      await page.getByRole('button', { name: 'Detalii' }).click();
      await page.getByRole('menuitem').last().click();
      await assertAccessible(page, 'asked whether to remove');
      await page.getByRole('dialog').getByRole('button').last().click();
      await until(async () => {
        const { rows } = await site.pool.query(
          'select 1 from company where id = $1 and removed_at is not null',
          [companyId],
        );
        return rows.length === 1;
      });
      const { rows } = await site.pool.query(
        "select count(*)::int as n from message where company_id = $1 and state = 'archived'",
        [companyId],
      );
      assert.equal(rows[0].n, 2);
    },
  );

  await t.test('another organisation finds nothing of it, on a phone too', async () => {
    const theirs = await site.addOrganisation('A lor SRL');
    await site.addCompany(theirs, 0);
    const page = await dashboard.visitAs(await dashboard.addPerson(theirs, 'ion@exemplu.ro'), '/', {
      colorScheme: 'dark',
    });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${dashboard.url}/mesaje`);
    await page.getByRole('heading', { name: 'Niciun mesaj încă' }).waitFor();
    await assertFits(page, 'no messages');
    await assertAccessible(page, 'no messages, in the dark');
    await page.goto(`${dashboard.url}/sincronizari`);
    await page.getByText('Nicio sincronizare').first().waitFor();
    await assertFits(page, 'no runs');
    await page.goto(`${dashboard.url}/completitudine/${companyId}`);
    await page.getByRole('heading', { level: 1, name: 'Compania nu a fost găsită' }).waitFor();
    assert.equal(await page.getByRole('link', { name: /arhivate/ }).count(), 0);
    await assertAccessible(page, 'a company that is not theirs');
  });
});
