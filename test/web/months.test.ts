/** Luna and TVA in a browser: a month is seen, closed and exported for all companies; its VAT beside a return. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { unpack } from '../support/handed-on.ts';
import {
  assertAccessible,
  assertFits,
  endOfLastMonth,
  noBrowser,
  openDashboard,
  typeInto,
} from './support.ts';

test('Luna and TVA', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companies = [await site.addCompany(organisationId, 0), await site.addCompany(organisationId, 0)];
  const { world } = site.sandbox;
  const lastMonth = endOfLastMonth(world.clock.now());
  const { rows } = await site.pool.query('select cif from company where id = any($1) order by cif', [
    companies,
  ]);
  for (const { cif } of rows)
    world.addMessages(cif, 3, {
      mix: { received: 1 },
      document: 'invoice',
      days: 5,
      until: lastMonth.getTime(),
    });
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  // Sixty days back are not the whole of the last month on every day of the year.
  await site.pool.query(
    `update company set coverage = coverage + tstzmultirange(tstzrange(now() - interval '90 days', now() - interval '30 days'))`,
  );
  const month = lastMonth.toISOString().slice(0, 7);
  const named = lastMonth.toLocaleDateString('ro-RO', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(person);

  await t.test('the packs of a month of all companies are one file, four clicks from Acasă', async () => {
    await page.getByRole('link', { name: 'Luna', exact: true }).click();
    await page.getByRole('button', { name: 'Pachetele lunii' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 companii').waitFor();
    await assertAccessible(page, 'packs of a month');
    await dialog.getByRole('button', { name: 'Creați pachetele' }).click();
    const link = page.getByRole('link', { name: /^Descarcă e-factura_/ });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const names = [...(await unpack(await readFile(await download.path()))).keys()];
    const folders = new Set(names.map((name) => name.split('/')[0]));
    assert.equal(folders.size, 2);
    for (const folder of folders) {
      assert.ok(names.includes(`${folder}/SHA256SUMS`), folder);
      assert.equal(names.filter((name) => name.startsWith(`${folder}/`) && name.endsWith('.zip')).length, 3);
    }
    await page.getByRole('button', { name: 'Ascunde' }).click();
  });

  await t.test(
    'Luna is searched and narrowed, in the address, and what is hidden is not closed',
    async () => {
      const rowsShown = page
        .getByRole('grid')
        .getByRole('row')
        .filter({ has: page.getByRole('checkbox') });
      await page.getByRole('link', { name: 'Luna', exact: true }).click();
      await page.getByRole('button', { name: 'Negăsite în jurnal' }).click();
      await page.getByText(`2 companii în ${named}`).waitFor();
      await page.getByText('fără jurnal: 3').first().waitFor();
      await page.getByRole('searchbox').pressSequentially(rows[0].cif);
      await page.getByText(`1 companie în ${named}`).waitFor();
      await assertAccessible(page, 'Luna with filters');
      const { hash } = new URL(page.url());
      assert.deepEqual([...new URLSearchParams(hash.slice(1)).keys()].sort(), ['show', 'text']);
      await page.getByRole('button', { name: `Închide ${named} (1)` }).click();
      await page.getByRole('dialog').getByText('Gata de închis: 1 companie.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Renunță' }).click();
      await page.reload();
      await page.getByText(`1 companie în ${named}`).waitFor();
      await page.getByRole('button', { name: 'Lipsesc mesaje' }).click();
      await page.getByText(`Nicio companie nu corespunde filtrului în ${named}`).waitFor();
      await page.getByText('Șterge filtrele').click();
      await page.getByRole('button', { name: `Închide ${named}`, exact: true }).waitFor();
      assert.equal(await rowsShown.count(), 3);
    },
  );

  await t.test(
    'the month is closed for all companies, three clicks from Acasă, and stays closed',
    async () => {
      await page.getByRole('link', { name: 'Acasă', exact: true }).click();
      await page.getByRole('link', { name: 'Luna', exact: true }).click();
      await assertAccessible(page, 'Luna');
      await page.getByRole('button', { name: `Închide ${named}` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Gata de închis: 2 companii.').waitFor();
      await assertAccessible(page, 'closing a month');
      await dialog.getByRole('button', { name: 'Închide luna' }).click();
      await page.getByText('Am închis luna pentru 2 companii.').waitFor();
      await page.getByRole('grid').getByText('închisă').first().waitFor();
      const { rows: closings } = await site.pool.query(
        `select to_char(month, 'YYYY-MM') as month, messages, covered, closed_by_kind from month_closing`,
      );
      assert.deepEqual(
        closings.map((row) => Object.values(row)),
        [0, 1].map(() => [month, 3, true, 'person']),
      );
    },
  );

  await t.test('a cell opens the month: its statement, its VAT, and it is opened again', async () => {
    await page.getByRole('grid').getByText('închisă').first().click();
    await page.getByText('Luna este închisă. ANAF a listat 3 mesaje.').waitFor();
    await page.getByRole('table').first().waitFor();
    await assertAccessible(page, 'a company’s month');
    await page.getByRole('button', { name: 'Certificatul lunii' }).first().click();
    await page
      .getByRole('status')
      .getByText(/omplet: 1 [a-z]+\.? \d{4} – \d+ [a-z]+\.? \d{4}$/)
      .waitFor();
    await page.getByRole('button', { name: 'Redeschide luna' }).click();
    await page.getByText(/ANAF a listat 3 mesaje; toate sunt în arhivă/).waitFor();
    const { rows: open } = await site.pool.query(
      'select count(*)::int as n from month_closing where reopened_at is null',
    );
    assert.deepEqual(open, [{ n: 1 }]);
  });

  await t.test('lists name their companies without the portfolio', async () => {
    await site.pool.query("update company set name = 'Țesătoria ' || cif where id = any($1)", [companies]);
    const asked: string[] = [];
    const reader = await dashboard.visitAs(person, '/setari/aspect');
    // It never answers: as with thousands of companies.
    await reader.route('**/api/v1/overview/companies*', () => {});
    reader.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/api/v1/companies') asked.push(...searchParams.getAll('id'));
    });
    for (const link of ['Facturi', 'Mesaje SPV', 'Sosite']) {
      await reader.getByRole('link', { name: link, exact: true }).click();
      await reader.getByRole('heading', { level: 1, name: link }).waitFor();
      await reader.getByText(`Țesătoria ${rows[0].cif}`).first().waitFor();
    }
    assert.deepEqual(asked.sort(), [...companies].sort(), 'each name is asked for once');
  });

  await t.test('TVA: the sums, and a return with a difference whose documents are shown', async () => {
    await page.getByRole('link', { name: 'Pagina TVA' }).click();
    await page.getByRole('table').first().waitFor();
    const field = page.getByLabel('Rândurile decontului');
    await typeInto(field, 'Achiziții cota 21%  9.000.000  1.890.000');
    await page.getByRole('button', { name: 'Compară', exact: true }).click();
    await page.getByText('peste prag').first().waitFor();
    await page.getByRole('button', { name: 'Documentele' }).first().click();
    await page.getByRole('button', { name: 'Ascunde' }).waitFor();
    // The sandbox's invoices may have none at this rate.
    await page
      .getByRole('region', { name: 'Achiziții, 21%: documentele' })
      .or(page.getByText('Niciun document', { exact: true }))
      .waitFor();
    await assertAccessible(page, 'TVA');
    await typeInto(field, 'Achiziții scutite  9.000');
    await page.getByRole('button', { name: 'Compară', exact: true }).click();
    await page.getByText('Achiziții, scutite sau neimpozabile').waitFor();
    await page.getByText(/decontul are un singur rând .* cotă zero \(Z\)/).waitFor();
    const { rows: unproven } = await site.pool.query(
      `update message set match = 'unproven' where id = (select message from invoice where company_id = $1 limit 1)
       returning (select i.id from invoice i where i.message = message.id) as id`,
      [companies[0]],
    );
    await page.goto(`${dashboard.url}/facturi/${unproven[0].id}`);
    await page
      .getByRole('region', { name: 'De ce este semnalată' })
      .getByText(/^Original: Nimic nu dovedește/)
      .waitFor();
    await assertAccessible(page, 'an invoice whose file is not proven to be its own');
    await site.pool.query(`update message set match = 'index' where match = 'unproven'`);
  });

  await t.test('on a phone and in the dark, in English', async () => {
    const narrow = await dashboard.visitAs(person, '/luna', { colorScheme: 'dark', locale: 'en-GB' });
    await narrow.setViewportSize({ width: 390, height: 844 });
    await narrow.evaluate(`localStorage.setItem('efactura.language', 'en')`);
    for (const path of [
      '/luna',
      `/luna/${companies[0]}/${month}`,
      `/tva#company=${companies[0]}&month=${month}`,
    ]) {
      await narrow.goto(`${dashboard.url}${path}`);
      await narrow.getByRole('heading', { level: 1 }).waitFor();
      await narrow.locator('.panel').first().waitFor();
      await assertFits(narrow, path);
      await assertAccessible(narrow, `${path} on a phone`);
    }
  });
});
