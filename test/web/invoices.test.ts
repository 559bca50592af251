/** Facturi: filters, totals, selection, keyboard; and the page of one invoice. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { dayMs } from '../../src/core/durations.ts';
import { withoutTimeout } from '../../src/db/without-timeout.ts';
import { unpack } from '../support/handed-on.ts';
import { addManyInvoices } from '../support/many-invoices.ts';
import {
  assertAccessible,
  assertFits,
  type Dashboard,
  noBrowser,
  openDashboard,
  typeInto,
} from './support.ts';

/** An organisation with invoices of many kinds: one late, one whose seal does not fit, one with attachments. */
async function office({ site }: Dashboard) {
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const first = await site.addCompany(organisationId, 0);
  await site.addCompany(organisationId, 6);
  const { rows } = await site.pool.query('select cif from company where id = $1', [first]);
  const { cif } = rows[0];
  const { world } = site.sandbox;
  const now = world.clock.now();
  world.addMessages(cif, 24, { mix: { received: 3, sent: 1 }, document: 'invoice', days: 10 });
  const issuedOn = new Date(now - 40 * dayMs).toISOString().slice(0, 10);
  world.addMessages(cif, 1, { mix: { received: 1 }, document: 'invoice', each: { issuedOn } });
  world.addMessages(cif, 1, { mix: { received: 1 }, document: 'invoice', each: { seal: 'tampered' } });
  world.addMessages(cif, 1, { mix: { received: 1 }, document: 'attachments' });
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  return { organisationId, cif };
}

async function totalOf({ site }: Dashboard, where: string): Promise<{ n: number; payable: string }> {
  const { rows } = await site.pool.query(
    `select count(*)::int as n, coalesce(sum(payable), 0)::text as payable from invoice where ${where}`,
  );
  return rows[0];
}

/** `1234.5` as the page writes it. */
function lei(decimal: string): string {
  const [whole = '', cents = ''] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents.padEnd(2, '0')}`;
}

/** As the print media show it: what is clicked is gone unless it is text, tables have heads that repeat, and ink is black. */
async function assertPrintable(page: Page, what: string): Promise<void> {
  const clicked = 'nav, button:not([data-printed]), input, textarea, select';
  assert.equal(await page.locator(clicked).filter({ visible: true }).count(), 0, what);
  const shown = (await page.evaluate(`(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    const ink = [...document.querySelectorAll('h1, [role=columnheader] button, [role=gridcell] a')];
    const heads = [...document.querySelectorAll('[role=grid] > [role=rowgroup]:first-child')];
    return {
      body: [color, backgroundColor],
      ink: [...new Set(ink.map((one) => getComputedStyle(one).color))].filter((one) => !/^rgb\\((0, 0, 0|51, 51, 51)\\)$/.test(one)),
      heads: heads.map((one) => getComputedStyle(one).display),
    };
  })()`)) as { body: string[]; ink: string[]; heads: string[] };
  assert.deepEqual(shown.body, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'], what);
  assert.deepEqual(shown.ink, [], what);
  assert.ok(
    shown.heads.every((display) => display === 'table-header-group'),
    what,
  );
}

function grid(page: Page) {
  return page.getByRole('grid', { name: 'Facturi' });
}

test('Facturi', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site, url } = dashboard;
  const { organisationId, cif } = await office(dashboard);
  const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(person, '/facturi');
  const totals = page.getByRole('region', { name: 'Totaluri' });
  const all = await totalOf(dashboard, 'true');

  await t.test('what the filter shows is counted and summed by direction', async () => {
    await totals.getByText(`${all.n} de facturi`, { exact: true }).waitFor();
    await assertAccessible(page, 'the list');
    await page.getByRole('button', { name: 'Trimise', exact: true }).click();
    const sent = await totalOf(dashboard, `direction = 'sent'`);
    await totals.getByText(`${lei(sent.payable)} lei`.replace(' ', '\u00a0')).waitFor();
    await assert.doesNotReject(totals.getByText('Primite').waitFor({ state: 'detached' }));
    assert.equal(new URL(page.url()).search, '', 'nothing in what a log has');
    assert.equal(new URL(page.url()).hash, '#direction=sent');
  });

  await t.test(
    'totals say how many of their originals are not confirmed, which other sums leave out',
    async () => {
      // The list shows those that were sent.
      const one = `(select message from invoice where direction = 'sent' order by id limit 1)`;
      await site.pool.query(`update message set match = 'unproven' where id = ${one}`);
      await page.reload();
      await totals.getByText('o factură cu originalul neconfirmat', { exact: false }).waitFor();
      await site.pool.query(`update message set match = 'index' where id = ${one}`);
      await page.reload();
      await totals.getByText('neconfirmat', { exact: false }).waitFor({ state: 'detached' });
    },
  );

  await t.test('an amount is typed as one writes it, and the address says the filter again', async () => {
    await page.getByRole('button', { name: 'De plată' }).click();
    const { rows } = await site.pool.query(
      `select (percentile_disc(0.5) within group (order by payable))::text as half from invoice where direction = 'sent'`,
    );
    await typeInto(page.getByLabel('Cel puțin'), 'o mie');
    await page.getByRole('button', { name: 'Aplică' }).click();
    await page.getByText('o sumă, de exemplu').waitFor();
    await typeInto(page.getByLabel('Cel puțin'), lei(rows[0].half));
    await page.getByRole('button', { name: 'Aplică' }).click();
    const found = await totalOf(dashboard, `direction = 'sent' and payable >= ${rows[0].half}`);
    await totals.getByText(`${lei(found.payable)} lei`.replace(' ', '\u00a0')).waitFor();
    await page.reload();
    await totals.getByText(`${lei(found.payable)} lei`.replace(' ', '\u00a0')).waitFor();
    await page.getByRole('button', { name: 'Șterge filtrele' }).first().click();
    await totals.getByText(`${all.n} de facturi`, { exact: true }).waitFor();
  });

  await t.test('a heading sorts the whole list; the order stays with Back and in a link', async () => {
    const heading = (name: string) => grid(page).getByRole('columnheader', { name, exact: true });
    const first = grid(page).getByRole('row').nth(1);
    const { rows } = await site.pool.query(
      `select number from invoice order by case type_code when '381' then -gross else gross end, id`,
    );
    await heading('Total cu TVA').getByRole('button').click();
    await first.getByText(rows[0].number, { exact: true }).waitFor();
    assert.equal(await heading('Total cu TVA').getAttribute('aria-sort'), 'ascending');
    await heading('Total cu TVA').getByRole('button').press('Enter');
    await first.getByText(rows.at(-1).number, { exact: true }).waitFor();
    assert.equal(await heading('Total cu TVA').getAttribute('aria-sort'), 'descending');
    assert.equal(new URL(page.url()).hash, '#sort=-gross');
    await assertAccessible(page, 'a sorted list');
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Pe scurt' }).getByText(rows.at(-2).number).first().waitFor();
    await page.goBack();
    await first.getByText(rows.at(-1).number, { exact: true }).waitFor();
    await page.reload();
    await first.getByText(rows.at(-1).number, { exact: true }).waitFor();
    await totals.getByText(`${all.n} de facturi`, { exact: true }).waitFor();
    await heading('Total cu TVA').getByRole('button').click();
    await page.waitForURL((address) => !address.hash.includes('sort'));
  });

  await t.test('by keyboard: searched, walked, ticked, opened, closed', async () => {
    await page.getByRole('searchbox').first().click();
    await page.keyboard.type('nimic nu se numește așa');
    await page.getByText('Nicio factură nu se potrivește.').waitFor();
    await page.keyboard.press('Escape');
    await grid(page).getByRole('row').nth(4).waitFor();
    await grid(page).getByRole('row').nth(1).focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    const selection = page.getByRole('region', { name: '2 facturi alese' });
    await selection
      .getByText(/^[\d.]+,\d\d\u00a0lei$/)
      .first()
      .waitFor();
    await assertAccessible(page, 'the selection');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Pe scurt' });
    await panel.getByText('De plată', { exact: true }).waitFor();
    await assertAccessible(page, 'an invoice beside the list');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  await t.test('the selection becomes a file of those two invoices', async () => {
    await page.getByRole('button', { name: 'Exportă selecția' }).click();
    await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click();
    const link = page.getByRole('link', { name: /^Descarcă facturi_/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const { sheets } = await readXlsx(await readFile(await download.path()));
    assert.equal(sheets[0]!.rows.length, 3, 'a heading and two invoices');
    await page.getByRole('button', { name: 'Renunță la selecție' }).click();
  });

  await t.test('columns are chosen, and are the same at the next visit', async () => {
    const head = grid(page).getByRole('columnheader', { name: 'Companie' });
    await head.waitFor();
    await page.getByRole('button', { name: 'Coloane' }).click();
    await page.getByRole('checkbox', { name: 'Companie' }).uncheck();
    await assertAccessible(page, 'choosing columns');
    await page.reload();
    await grid(page).getByRole('row').nth(1).waitFor();
    assert.equal(await head.count(), 0);
  });

  await t.test('the page of an invoice: document, seal, history, originals', async () => {
    const { rows } = await site.pool.query(
      `select i.id, i.number, m.sha256 from invoice i join message m on m.id = i.message
       where i.content_text::json->'details'->'attachments' is not null limit 1`,
    );
    const [{ id, number }] = rows;
    await page.goto(`${url}/facturi/${id}`);
    await page.getByRole('heading', { level: 1, name: `Factura ${number}` }).waitFor();
    const document = page.frameLocator('iframe');
    await document.getByText(number).first().waitFor();
    const seal = page.getByRole('region', { name: 'Sigiliu' });
    await seal.getByText('Sigiliul corespunde acestui document').waitFor();
    const way = page.getByRole('region', { name: 'Istoric' });
    await way.getByText('Citit', { exact: true }).waitFor();
    assert.deepEqual(await way.getByRole('listitem').locator('span > span').allInnerTexts(), [
      'Apărut în SPV',
      'Listat de noi',
      'Descărcat și arhivat',
      'Citit',
    ]);
    const originals = page.getByRole('region', { name: 'Originale' });
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      originals.getByRole('button', { name: /Arhiva ZIP/ }).click(),
    ]);
    const names = [...(await unpack(await readFile(await zip.path()))).keys()];
    assert.equal(names.length, 2);
    assert.ok(names.some((name) => /^semnatura_\d+\.xml$/.test(name)));
    assert.ok((await originals.getByRole('list').nth(1).getByRole('listitem').count()) > 0, 'attachments');
    await assertAccessible(page, 'an invoice');
  });

  await t.test(
    'pages are printed in black on white, with the names of columns, without what is clicked',
    async () => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await assertPrintable(page, 'an invoice');
      assert.equal(await page.locator('iframe').isVisible(), true);
      await page.goto(url);
      const companies = page.getByRole('grid', { name: 'Companii' });
      await companies.getByRole('row').nth(2).waitFor();
      // Its columns sort: their names are buttons.
      await companies.getByRole('columnheader', { name: 'CIF' }).getByRole('button').waitFor();
      await assertPrintable(page, 'the portfolio');
      await page.goto(`${url}/facturi#direction=sent`);
      await grid(page).getByRole('row').nth(1).waitFor();
      assert.equal(await page.getByRole('checkbox').filter({ visible: true }).count(), 0);
      // What the list is narrowed to, and when it was printed.
      await page.getByRole('button', { name: 'Trimise', exact: true }).waitFor();
      await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
      await page.getByText('Tipărit:').waitFor();
      await assertPrintable(page, 'the list');
      await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    },
  );

  await t.test('ANAF’s own PDF and its answer on the seal are available on request', async () => {
    await page.goBack();
    await page.goBack();
    const [pdf] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF de la ANAF' }).click(),
    ]);
    assert.match((await readFile(await pdf.path())).subarray(0, 5).toString(), /^%PDF-/);
    await page.getByRole('button', { name: 'Verifică la ANAF' }).click();
    await page.getByText('ANAF confirmă că sigiliul este autentic.').waitFor();
  });

  await t.test('problems are explained: a seal that does not match, a missed deadline', async () => {
    const { rows } = await site.pool.query(
      `select (select id from invoice where seal_verdict = 'tampered' limit 1) as tampered,
         (select id from invoice where late limit 1) as late`,
    );
    await page.goto(`${url}/facturi/${rows[0].tampered}`);
    // Why it is flagged is the first thing on its page.
    const flags = page.getByRole('region', { name: 'De ce este semnalată' });
    await flags.getByRole('heading', { name: 'Nu vă bazați pe acest document' }).waitFor();
    await flags.getByText(/^Sigiliu: Documentul nu este cel sigilat\./).waitFor();
    await assertAccessible(page, 'an invoice that is flagged');
    await page.goto(`${url}/facturi/${rows[0].late}`);
    await flags.getByText('Termenul de transmitere: A ajuns în SPV după termen.', { exact: true }).waitFor();
    const term = page.getByRole('region', { name: 'Termenul de transmitere' });
    await term.getByText('A ajuns în SPV după termen.').waitFor();
    await term.getByText('OUG 120/2021').waitFor();
  });

  await t.test(
    'an invoice that came twice says so, and a credit note counts against the others',
    async () => {
      const { world } = site.sandbox;
      for (const each of [{ seed: 4242 }, { seed: 4242 }, { document: 'credit_note', seed: 77 }] as const)
        world.addMessage(cif, { kind: 'received', document: 'invoice', ...each });
      const run = await site.request(organisationId);
      await site.wake();
      await site.ended(organisationId, run, 60_000);
      const { rows: twice } = await site.pool.query(
        `select array_agg(id) as ids, array_agg(upload_index) as indexes from invoice
       group by seller_cif, number, issued_on, payable having count(*) = 2`,
      );
      const [{ ids, indexes }] = twice;
      await page.goto(`${url}/facturi/${ids[0]}`);
      await page.getByRole('region', { name: 'Pe scurt' }).getByRole('link', { name: indexes[1] }).click();
      await page.waitForURL(`**/facturi/${ids[1]}`);
      await page.goto(`${url}/facturi#type=381`);
      const { rows: credits } = await site.pool.query(
        "select gross::text, currency from invoice where type_code = '381' and gross > 0",
      );
      const [{ gross, currency }] = credits;
      const unit = currency === 'RON' ? 'lei' : currency;
      await grid(page)
        .getByText(`−${lei(gross)}\u00a0${unit}`, { exact: true })
        .first()
        .waitFor();
      await assertAccessible(page, 'credit notes');
    },
  );

  await t.test('a person of another organisation sees no invoice, and no page of one', async () => {
    const other = await site.addOrganisation('Altă Contabilitate SRL');
    const stranger = await dashboard.addPerson(other, 'ion@exemplu.ro');
    const theirs = await dashboard.visitAs(stranger, '/facturi', { colorScheme: 'dark' });
    await theirs.getByText('Nicio factură încă').waitFor();
    const { rows } = await site.pool.query('select id from invoice limit 1');
    await theirs.goto(`${url}/facturi/${rows[0].id}`);
    await theirs.getByText('Nu am găsit ce căutați').waitFor();
    await assertAccessible(theirs, 'an invoice of another organisation, in the dark');
  });

  await t.test(
    'too many to be sorted are said to be, in the usual order, until the filter leaves fewer',
    async () => {
      const large = await site.addOrganisation('Multe Facturi SRL');
      const made = { companies: 2, invoices: 5_002, partners: 50, days: 300, now: new Date() };
      await addManyInvoices(withoutTimeout(site.pool), large, made);
      const dan = await dashboard.addPerson(large, 'dan@exemplu.ro');
      const theirs = await dashboard.visitAs(dan, '/facturi#sort=partner');
      const said = theirs.getByText('Sunt prea multe facturi pentru această ordine');
      await said.waitFor();
      await grid(theirs).getByRole('row').nth(3).waitFor();
      const partner = grid(theirs).getByRole('columnheader', { name: 'Partener', exact: true });
      assert.equal(await partner.getAttribute('aria-sort'), null);
      await assertAccessible(theirs, 'an order that is refused');
      await theirs.getByRole('button', { name: 'Trimise', exact: true }).click();
      await said.waitFor({ state: 'detached' });
      assert.equal(await partner.getAttribute('aria-sort'), 'ascending');
    },
  );

  await t.test('on a phone the list is cards and the invoice one column', async () => {
    const phone = await dashboard.visitAs(person, '/facturi', { colorScheme: 'dark' });
    await phone.setViewportSize({ width: 360, height: 740 });
    await grid(phone).getByRole('row').nth(2).waitFor();
    await assertFits(phone, 'the list on a phone');
    await assertAccessible(phone, 'the list on a phone, in the dark');
    const { rows } = await site.pool.query('select id from invoice limit 1');
    await phone.goto(`${url}/facturi/${rows[0].id}`);
    await phone.getByRole('region', { name: 'Originale' }).waitFor();
    await assertFits(phone, 'an invoice on a phone');
    await assertAccessible(phone, 'an invoice on a phone, in the dark');
  });
});
