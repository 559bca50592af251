/** A sync followed live, access lost and restored, and what other organisations see. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, noBrowser, openDashboard, signInAs } from './support.ts';

/** One service, an organisation for each test. */
test('Sincronizare', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;

  await t.test(
    'a sync is followed company by company, and its progress is right after coming back',
    async () => {
      const organisationId = await site.addOrganisation('Contabilitate SRL');
      await site.addCompany(organisationId, 30);
      const failing = await site.addCompany(organisationId, 0);
      const { rows } = await site.pool.query('select cif from company where id = $1', [failing]);
      // The whole day: the listing is tried once more within the run.
      site.sandbox.faults.add({
        kind: 'http_503',
        on: 'list_paged',
        match: { cif: rows[0].cif },
        times: 1_000,
      });
      const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
      const page = await dashboard.visitAs(person);
      await page.getByRole('button', { name: 'Sincronizează acum' }).click();
      await page
        .getByRole('heading', { name: /Se sincronizează|Sincronizarea așteaptă|Sincronizare încheiată/ })
        .waitFor();

      await page.getByRole('link', { name: 'Acasă' }).click();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: /Sincronizare încheiată; o companie are/ }).waitFor({
        timeout: 45_000,
      });
      await page.getByText('30 din 30', { exact: true }).waitFor();
      const failure = page.getByRole('region', { name: 'Ce nu a reușit' });
      await failure.getByText('Serverul ANAF a returnat o eroare.').waitFor();
      await assertAccessible(page, 'a run with a failure');

      site.sandbox.faults.clear();
      await page
        .getByRole('button', { name: /^Reîncearcă/ })
        .first()
        .click();
      await page
        .getByRole('heading', { level: 1, name: /Sincronizare încheiată/ })
        .waitFor({ timeout: 45_000 });
    },
  );

  await t.test('lost access is a task with ANAF’s answer, and disappears when access is back', async () => {
    const organisationId = await site.addOrganisation('Contabilitate SRL');
    const companyId = await site.addCompany(organisationId, 2);
    const { rows } = await site.pool.query('select cif from company where id = $1', [companyId]);
    const { cif } = rows[0];
    const [{ serial }] = (
      await site.pool.query('select serial from anaf_connection where organisation_id = $1', [organisationId])
    ).rows;
    const person = await dashboard.addPerson(organisationId, 'ana2@exemplu.ro');
    const page = await dashboard.visitAs(person);

    site.sandbox.world.revoke(serial, cif);
    await site.request(organisationId);
    await site.wake();
    await page.getByRole('heading', { level: 1, name: 'O companie are nevoie de dumneavoastră.' }).waitFor({
      timeout: 45_000,
    });
    const todo = page.getByRole('region', { name: 'De făcut' });
    await todo.getByText(`${cif}: fără drept în SPV`).click();
    await todo.getByRole('button', { name: 'Răspunsul ANAF' }).click();
    await todo.getByText(/drept in SPV/).waitFor();
    await assertAccessible(page, 'home with a task');

    site.sandbox.world.grant(serial, cif);
    const tokens = await page.evaluate(`(async () => {
    const { data } = await (await fetch('/api/v1/anaf/tokens')).json();
    const answer = await fetch('/api/v1/anaf/tokens/' + data[0].id + '/validate-cif', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ cif: '${cif}' }) });
    return answer.json();
  })()`);
    assert.deepEqual(tokens, { valid: true, errors: [] });
    await page.getByText('fără drept în SPV').waitFor({ state: 'detached', timeout: 30_000 });
  });

  await t.test(
    'another organisation sees nothing of it; after signing out, the sign-in returns to the same address',
    async () => {
      const ours = await site.addOrganisation('A noastră SRL');
      const theirs = await site.addOrganisation('A lor SRL');
      const companyId = await site.addCompany(ours, 1);
      await site.addCompany(theirs, 1);
      const runId = await site.request(ours);
      const stranger = await dashboard.addPerson(theirs, 'ion@exemplu.ro');
      const page = await dashboard.visitAs(stranger);
      const companies = page.getByRole('grid', { name: 'Companii' });
      await companies.waitFor();
      assert.equal(await companies.getByRole('row').count(), 2, 'a head and one company');

      await page.goto(`${dashboard.url}/sincronizare/${runId}`);
      await page.getByText('Nu am găsit ce căutați').waitFor();
      const foreign = await page.evaluate(
        `fetch('/api/v1/companies/${companyId}').then((answer) => answer.status)`,
      );
      assert.equal(foreign, 404);

      await page.goto(`${dashboard.url}/#text=8000`);
      await companies.waitFor();
      await page.context().clearCookies();
      await page.evaluate('window.dispatchEvent(new Event("focus"))');
      await page.reload();
      await signInAs(page, stranger);
      await companies.waitFor();
      assert.match(page.url(), /#text=8000$/);
    },
  );
});
