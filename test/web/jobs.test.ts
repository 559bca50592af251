/** An accountant's jobs take no more clicks than their goals; and the search over everything, by keys alone. `npm run jobs` measures the same functions on an office of three hundred companies; the first visit is in first-steps.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobs } from '../../scripts/jobs/jobs.ts';
import { isOver, measureJobs, stepsOf } from '../../scripts/jobs/measure-jobs.ts';
import { newCompanies } from '../../scripts/jobs/new-companies.ts';
import {
  assertAccessible,
  assertFits,
  endOfLastMonth,
  noBrowser,
  openDashboard,
  typeInto,
} from './support.ts';

test('the jobs of an accountant', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companies = [await site.addCompany(organisationId, 0), await site.addCompany(organisationId, 0)];
  const { world } = site.sandbox;
  const lastMonth = endOfLastMonth(world.clock.now());
  const { rows } = await site.pool.query<{ id: string; cif: string }>(
    'select id, cif from company where id = any($1) order by cif',
    [companies],
  );
  await site.pool.query(`update company set name = 'Moara Veche SRL' where id = $1`, [rows[0]!.id]);
  world.addMessages(rows[0]!.cif, 3, {
    mix: { received: 1 },
    document: 'invoice',
    days: 5,
    until: lastMonth.getTime(),
  });
  world.addMessage(rows[0]!.cif, { kind: 'received', document: 'invoice', seal: 'tampered' });
  const { rows: held } = await site.pool.query<{ serial: string }>('select serial from anaf_connection');
  world.revoke(held[0]!.serial, rows[1]!.cif);
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  await site.pool.query(
    `update company set coverage = coverage + tstzmultirange(tstzrange(now() - interval '90 days', now() - interval '30 days'))`,
  );
  await site.pool.query(
    `update company set contact_name = 'Elena Ionescu', contact_phone = '0721 000 111' where id = $1`,
    [rows[1]!.id],
  );
  const { rows: invoices } = await site.pool.query<{ id: string; number: string; sellerName: string }>(
    `select id, number, seller_name from invoice where organisation_id = $1 order by seal_verdict = 'tampered', id`,
    [organisationId],
  );
  const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(person, '/', {
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });

  await t.test('each takes no more clicks than its goal', async () => {
    const facts = {
      company: { id: rows[0]!.id, name: 'Moara Veche SRL' },
      month: lastMonth.toISOString().slice(0, 7),
      invoice: { number: invoices[0]!.number, partner: invoices[0]!.sellerName },
      flagged: invoices.at(-1)!.number,
      table: newCompanies(50),
      colleague: { email: 'mihai@exemplu.ro', cifs: rows.map(({ cif }) => cif) },
    };
    const measured = await measureJobs(page, dashboard.url, facts);
    assert.deepEqual(measured.filter(isOver).map(stepsOf), []);
    assert.equal(measured.length, 11);
  });

  await t.test('a certificate that ANAF refuses is connected again in three clicks', async () => {
    await site.pool.query(
      `update anaf_connection set serial = $1, refresh_refused_at = now(), access_refused_at = now(),
         refresh_failure = 'invalid_grant'`,
      // As ANAF writes it into its tokens.
      [held[0]!.serial.match(/../g)!.join(':')],
    );
    const facts = { company: rows[0]!, month: '', invoice: {}, dying: held[0]! };
    const job = jobs.filter(({ name }) => name.startsWith('Reconnect'));
    const [measured] = await measureJobs(page, dashboard.url, facts as never, { which: job });
    assert.equal(measured?.done.clicks, 3);
  });

  await t.test('the search over everything, by keys alone', async () => {
    await page.goto(`${dashboard.url}/setari/aspect`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const dialog = page.getByRole('dialog', { name: 'Căutare' });
    const field = dialog.getByRole('combobox').and(page.locator(':focus'));
    const openSearch = async () => {
      await page.keyboard.press('/');
      await field.waitFor();
    };
    await openSearch();
    await assertAccessible(page, 'the empty search');
    await page.keyboard.type('moara');
    const company = dialog.getByRole('group', { name: 'Companii' }).getByRole('option');
    await company.filter({ hasText: 'Moara Veche SRL' }).waitFor();
    await assertAccessible(page, 'what was found');
    // Down to the last row and round again.
    const selected = dialog.getByRole('option', { selected: true });
    await selected.filter({ hasText: 'Moara Veche SRL' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await selected.filter({ hasText: 'Toate facturile cu „moara”' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/completitudine/${rows[0]!.id}$`));
    await dialog.waitFor({ state: 'detached' });

    await openSearch();
    await page.keyboard.type(invoices[0]!.sellerName);
    await dialog.getByRole('group', { name: 'Parteneri' }).getByRole('option').first().click();
    await page.waitForURL(/\/facturi#partner=/);
    // Until it is gone a key is still typed into its field.
    await dialog.waitFor({ state: 'detached' });
    await openSearch();
    await page.keyboard.type('nimic nu se numește așa');
    await dialog.getByText('Nimic găsit.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    const narrow = await dashboard.visitAs(person, '/', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    await narrow.evaluate(`localStorage.setItem('efactura.language', 'en')`);
    await narrow.reload();
    await narrow
      .getByRole('button', { name: 'Open menu' })
      .or(narrow.getByRole('button', { name: /menu/i }))
      .first()
      .click();
    await narrow.getByRole('button', { name: 'Search' }).click();
    await narrow.getByRole('combobox', { name: /^Company, invoice/ }).pressSequentially('moara');
    await narrow
      .getByRole('option', { name: /Moara Veche/ })
      .first()
      .waitFor();
    await assertAccessible(narrow, 'the search on a phone by night');
    await assertFits(narrow, 'the search on a phone');
    await typeInto(narrow.getByRole('combobox', { name: /^Company, invoice/ }), invoices[0]!.number);
    // Once the whole number was looked for: of the part that was typed another invoice may be the first.
    await narrow.getByRole('option', { name: `Proof of the seal: ${invoices[0]!.number} ·` }).click();
    await narrow
      .getByRole('heading', { level: 1, name: `Proof of the seal, invoice ${invoices[0]!.number}` })
      .waitFor();
    await narrow.getByRole('heading', { name: 'How you can check it yourself' }).waitFor();
    await assertAccessible(narrow, 'the proof of a seal on a phone by night');
    await assertFits(narrow, 'the proof of a seal on a phone');
  });
});
