/** Files made of the archive, from the form to the opened file, and the journal set beside the SPV. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { unpack } from '../support/handed-on.ts';
import {
  assertAccessible,
  assertFits,
  endOfLastMonth,
  noBrowser,
  openDashboard,
  typeDay,
  typeInto,
} from './support.ts';

test('Exporturi', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companyId = await site.addCompany(organisationId, 0);
  await site.addCompany(organisationId, 0);
  const { rows: companies } = await site.pool.query('select cif from company where id = $1', [companyId]);
  const { cif } = companies[0];
  const { world } = site.sandbox;
  // The month before this one, which the form proposes.
  const lastMonth = endOfLastMonth(world.clock.now());
  world.addMessages(cif, 4, {
    mix: { received: 1 },
    document: 'invoice',
    days: 5,
    until: lastMonth.getTime(),
  });
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(person, '/exporturi');

  await t.test('a company’s month is asked for, made, downloaded and opened', async () => {
    await page.getByText('Niciun export încă').waitFor();
    await page.getByRole('button', { name: 'Export nou' }).click();
    const form = page.getByRole('dialog', { name: 'Un export nou' });
    await form.getByRole('button', { name: 'Creați exportul' }).click();
    await form.getByText('Alegeți compania').waitFor();
    await assertAccessible(page, 'a new export');
    await typeInto(form.getByRole('combobox', { name: /^Compania/ }), cif);
    await page.getByRole('option').first().click();
    await form.getByRole('checkbox', { name: 'PDF-uri' }).uncheck();
    await form.getByRole('button', { name: 'Creați exportul' }).click();
    const list = page.getByRole('grid', { name: 'Exporturi' });
    await list.getByText('Gata', { exact: true }).waitFor({ timeout: 30_000 });
    await assertAccessible(page, 'the list of exports');
    const link = list.getByRole('link', { name: /^Descarcă e-factura_/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const names = [...(await unpack(await readFile(await download.path()))).keys()];
    const { rows } = await site.pool.query('select upload_index from invoice where company_id = $1', [
      companyId,
    ]);
    assert.equal(rows.length, 4);
    for (const { uploadIndex } of rows)
      assert.equal(names.filter((name) => name.includes(uploadIndex) && name.endsWith('.zip')).length, 1);
    const pdfs = names.filter((name) => name.endsWith('.pdf'));
    assert.deepEqual(
      pdfs.map((name) => name.split('/').at(-1)),
      ['certificat.pdf'],
    );
  });

  await t.test('what a list lacks is named beside its file', async () => {
    const leftOut = [{ id: companyId, number: 'FV 77', uploadIndex: '5000000001', reason: 'unproven' }];
    await site.pool.query('update export set problems = 3, left_out = $1', [JSON.stringify(leftOut)]);
    await page.reload();
    const said =
      '1 factură lipsește (document neconfirmat): FV 77. 2 facturi nu au putut fi incluse; lista lor este în fișier.';
    await page.getByRole('grid', { name: 'Exporturi' }).getByText(said).waitFor();
    await page.getByTitle(said).first().waitFor();
  });

  await t.test('it is deleted when that is confirmed, and the archive keeps what it has', async () => {
    await page.getByRole('button', { name: 'Șterge' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Șterge' }).click();
    await page.getByText('Niciun export încă').waitFor();
    const { rows } = await site.pool.query(
      `select (select count(*)::int from export) as exports, (select count(*)::int from invoice) as invoices`,
    );
    assert.deepEqual(rows, [{ exports: 0, invoices: 4 }]);
  });

  await t.test('the journal is compared: what is missing, what differs, what is too much', async () => {
    const { rows: known } = await site.pool.query(
      `select number, to_char(issued_on, 'DD.MM.YYYY') as day, seller_cif, payable::text as payable,
         to_char(issued_on, 'YYYY-MM-DD') as iso
       from invoice order by issued_on, id`,
    );
    const [equal, differs, ...missing] = known;
    const comma = (amount: string) => amount.replace('.', ',');
    const csv = [
      'Număr factură;Data;CUI;Total',
      `${equal.number};${equal.day};${equal.sellerCif};${comma(equal.payable)}`,
      `${differs.number};${differs.day};${differs.sellerCif};1${comma(differs.payable)}`,
      `INVENTAT 1;${equal.day};12345674;77,50`,
    ].join('\n');
    await page.getByRole('link', { name: 'Reconciliere' }).click();
    await page.getByText('Nicio reconciliere încă').waitFor();
    await page.getByRole('button', { name: 'Compară' }).click();
    await page.getByText('Alegeți fișierul.').waitFor();
    await assertAccessible(page, 'a new reconciliation');
    const file = { name: 'jurnal.csv', mimeType: 'text/csv', buffer: Buffer.from('nimic de folos') };
    await page.locator('input[type=file]').setInputFiles(file);
    await typeInto(page.getByRole('combobox', { name: /^Compania/ }), cif);
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Compară' }).click();
    await page.getByText('Fișierul nu a putut fi comparat').waitFor();

    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from(csv) });
    await typeDay(page.getByLabel('De la'), known[0].iso);
    await typeDay(page.getByLabel('Până la'), known.at(-1).iso);
    await page.getByRole('button', { name: 'Compară' }).click();
    await page.getByText(`${missing.length + 2} rânduri nu se potrivesc.`, { exact: true }).waitFor();
    await page.getByRole('button', { name: `Lipsă din evidență ${missing.length}`, exact: true }).waitFor();
    await assertAccessible(page, 'a reconciliation');
    await page.getByRole('button', { name: 'În plus față de SPV 1', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Reconciliere' });
    await grid.getByText('INVENTAT 1', { exact: true }).waitFor();
    await grid.getByText(equal.number, { exact: true }).waitFor({ state: 'detached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Descarcă XLSX' }).click(),
    ]);
    const { sheets } = await readXlsx(await readFile(await download.path()));
    assert.ok(sheets[0]!.rows.flat().includes('INVENTAT 1'));
  });

  await t.test('where two columns could be the total the page asks, and remembers the choice', async () => {
    const { rows: known } = await site.pool.query(
      `select number, to_char(issued_on, 'DD.MM.YYYY') as day, seller_cif, payable::text as payable from invoice
       order by issued_on, id limit 1`,
    );
    const [{ number, day, sellerCif, payable }] = known;
    const csv = [
      'Jurnal de cumpărări',
      'Număr factură;Data;CUI furnizor;Total factură;Total de plată',
      `${number};${day};${sellerCif};0,00;${payable.replace('.', ',')}`,
    ].join('\n');
    const file = { name: 'doua-totaluri.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    const choose = async () => {
      await page.goto(`${dashboard.url}/exporturi/reconciliere`);
      await page.locator('input[type=file]').setInputFiles(file);
      await typeInto(page.getByRole('combobox', { name: /^Compania/ }), cif);
      await page.getByRole('option').first().click();
    };
    await choose();
    await page.getByText('Verificați coloanele: Total.').waitFor();
    await page.getByText('Din jurnal: cumpărări').first().waitFor({ state: 'attached' });
    await assertAccessible(page, 'the columns of a journal');
    await page.getByLabel('Coloana E, Total de plată').selectOption('total');
    await page.getByRole('button', { name: 'Compară' }).click();
    await page.getByText('Evidența și SPV se potrivesc.').waitFor();
    await choose();
    await page.getByText('Coloanele sunt cele alese data trecută pentru acest antet.').waitFor();
  });

  await t.test('on a phone, in the dark and in English it fits and can be read', async () => {
    const phone = await dashboard.visitAs(person, '/exporturi/reconciliere', { colorScheme: 'dark' });
    await phone.setViewportSize({ width: 360, height: 740 });
    await phone.evaluate(`localStorage.setItem('efactura.language', 'en')`);
    await phone.reload();
    await phone.getByRole('heading', { name: 'Earlier reconciliations' }).waitFor();
    await phone.getByRole('grid').getByRole('row').first().waitFor();
    await assertFits(phone, 'reconciliations on a phone');
    await assertAccessible(phone, 'reconciliations on a phone');
    await phone.goto(`${dashboard.url}/exporturi`);
    await phone.getByRole('heading', { level: 1, name: 'Exports' }).waitFor();
    await assertFits(phone, 'exports on a phone');
    await assertAccessible(phone, 'exports on a phone');
  });
});
