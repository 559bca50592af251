/** Sosite: what arrived since a visit, walked and marked by keys, one by one and several at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import { assertAccessible, assertFits, noBrowser, openDashboard } from './support.ts';

test('Sosite', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site } = dashboard;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const company = await site.addCompany(organisationId, 0);
  await site.addCompany(organisationId, 6);
  const { rows: named } = await site.pool.query('select cif from company where id = $1', [company]);
  site.sandbox.world.addMessages(named[0].cif, 8, { mix: { received: 3, sent: 1 }, document: 'invoice' });
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(person, '/sosite', { viewport: { width: 1440, height: 900 } });
  const list = page.getByRole('list', { name: 'Facturi sosite' });
  const pane = page.getByRole('region', { name: 'Documentul' });
  const inList = async () =>
    (
      await site.pool.query<{ id: string; number: string }>(
        'select id, number from invoice where organisation_id = $1 order by available_at desc nulls last, id desc',
        [organisationId],
      )
    ).rows;
  const marksOf = async () =>
    (
      await site.pool.query<{ number: string; mark: string }>(
        `select i.number, k.mark from invoice_mark k join invoice i on i.id = k.invoice_id
         where k.organisation_id = $1 and k.mark is not null order by i.available_at desc nulls last, i.id desc`,
        [organisationId],
      )
    ).rows;
  const invoices = await inList();

  await t.test('the first invoice is open beside the list; down and up walk the documents', async () => {
    await pane.getByRole('heading', { name: invoices[0]!.number }).waitFor();
    await page.keyboard.press('ArrowDown');
    await pane.getByRole('heading', { name: invoices[1]!.number }).waitFor();
    await page.frameLocator('iframe').getByText(invoices[1]!.number).first().waitFor();
    await page.keyboard.press('ArrowUp');
    await pane.getByRole('heading', { name: invoices[0]!.number }).waitFor();
    await assertAccessible(page, 'Sosite');
    await assertFits(page, 'Sosite');
  });

  await t.test('c, l and i mark and go on to the next; the same mark again takes it away', async () => {
    for (const key of ['c', 'l', 'i']) await page.keyboard.press(key);
    await until(async () => (await marksOf()).length === 3);
    assert.deepEqual(
      (await marksOf()).map(({ mark }) => mark),
      ['booked', 'question', 'ignored'],
    );
    await pane.getByRole('heading', { name: invoices[3]!.number }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('i');
    await until(async () => (await marksOf()).length === 2);
    await list.getByText('de lămurit').waitFor();
  });

  await t.test('a assigns, m comments, a tag is typed', async () => {
    await pane.getByRole('heading', { name: invoices[2]!.number }).waitFor();
    await page.keyboard.press('a');
    const assignee = pane.getByLabel('Responsabil');
    assert.ok(await assignee.evaluate((field) => field.matches(':focus')));
    await assignee.selectOption({ label: 'ana@exemplu.ro (eu)' });
    const tag = pane.getByLabel('Etichetă nouă');
    await tag.pressSequentially('Avans');
    await tag.press('Enter');
    await pane.getByText('avans', { exact: true }).waitFor();
    await pane.getByRole('heading').first().click();
    await page.keyboard.press('m');
    await page.keyboard.type('De cerut contractul.');
    await pane.getByRole('button', { name: 'Adaugă' }).click();
    await pane.getByRole('paragraph').getByText('De cerut contractul.').waitFor();
    // Each is shown before it is saved, and they are saved side by side.
    await until(async () => {
      const { rowCount } = await site.pool.query(
        'select from invoice_mark where invoice_id = $1 and comments = 1 and assignee is not null',
        [invoices[2]!.id],
      );
      return rowCount === 1;
    });
  });

  await t.test('several are ticked and marked at once, and the filter finds them', async () => {
    for (const n of [4, 5]) await list.getByRole('checkbox').nth(n).click();
    const bar = page.getByRole('region', { name: '2 facturi alese' });
    await bar.waitFor();
    await assertAccessible(page, 'a selection');
    await bar.getByRole('button', { name: 'Exportă selecția' }).click();
    await page.getByRole('menuitem', { name: 'Un singur PDF de tipărit' }).click();
    const link = page.getByRole('link', { name: /^Descarcă facturi-de-tiparit_/ });
    await link.waitFor({ timeout: 60_000 });
    const [print] = await Promise.all([page.waitForEvent('download'), link.click()]);
    assert.match(print.suggestedFilename(), /^facturi-de-tiparit_\d{4}-\d\d-\d\d\.pdf$/);
    await page.getByRole('button', { name: 'Ascunde' }).click();
    await bar.getByRole('button', { name: 'Contată' }).click();
    await until(async () => (await marksOf()).filter(({ mark }) => mark === 'booked').length === 3);
    await page.getByRole('button', { name: 'Marcaj', exact: true }).click();
    await page.getByRole('button', { name: 'contată', exact: true }).click();
    await page.getByRole('status').getByText('3 facturi în total').waitFor();
    await until(async () => (await list.getByRole('listitem').count()) === 3);
    await page.getByRole('button', { name: 'Șterge filtrele' }).click();
  });

  await t.test(
    'seen is seen: the next visit shows what was committed later, and Acasă counts it',
    async () => {
      // Recorded before the person looks, and not committed.
      const late = await site.pool.connect();
      await late.query('begin');
      await late.query(
        `insert into invoice (id, organisation_id, company_id, upload_index, direction, role, number, seal_verdict,
         reading_verdict, available_at, recorded_at)
       values (gen_random_uuid(), $1, $2, '990000001', 'received', 'buyer', 'TARZIE-1', 'valid', 'read', now(), now())`,
        [organisationId, company],
      );
      await page.getByRole('button', { name: 'Am văzut tot' }).click();
      await page.getByText('Văzute până la').waitFor();
      await page.goto(`${dashboard.url}/sosite`);
      await page.getByRole('heading', { name: 'Nimic nou.' }).waitFor();
      await late.query('commit');
      late.release();
      // Within the application, not by a fresh page: what is there now is asked each time Sosite is opened.
      const menu = page.getByRole('navigation');
      await menu.getByRole('link', { name: 'Acasă' }).click();
      await page.getByRole('columnheader', { name: 'De contat' }).waitFor();
      await menu.getByRole('link', { name: 'Sosite' }).click();
      await page.getByRole('status').getByText('1 factură sosită de la ultima vizită').waitFor();
      await list.getByText('TARZIE-1').waitFor();
      await page.goto(`${dashboard.url}/`);
      await page.getByRole('columnheader', { name: 'De contat' }).waitFor();
      const portfolio = page.getByRole('grid').getByRole('row').filter({ hasText: named[0].cif });
      await portfolio.getByRole('gridcell', { name: '1', exact: true }).first().waitFor();
      const { rows } = await site.pool.query(
        `select count(*) as n from invoice i where company_id = $1 and not exists (
         select from invoice_mark k where k.invoice_id = i.id and k.mark in ('booked', 'ignored'))`,
        [company],
      );
      const row = page.getByRole('grid').getByRole('row').filter({ hasText: named[0].cif });
      await row
        .getByRole('gridcell', { name: String(rows[0].n), exact: true })
        .first()
        .waitFor();
    },
  );

  await t.test('a client without an account answers by a link, once, and the desk sees it', async () => {
    await page.goto(`${dashboard.url}/setari/organizatie`);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await page.getByRole('checkbox', { name: /^Clienții pot răspunde/ }).click();
    await page.getByRole('checkbox', { name: /^Clienții pot răspunde/, checked: true }).waitFor();
    // A page that is left by its address takes what it was sending with it.
    assert.equal((await saved).status(), 200);
    await page.goto(`${dashboard.url}/facturi/${invoices[0]!.id}`);
    await page.getByText('Întrebați clientul').click();
    const asking = page.getByRole('region', { name: 'Răspunsul clientului' });
    await asking.getByLabel('Pentru cine').pressSequentially('Doamna Popa');
    await asking.getByRole('button', { name: 'Creați linkul' }).click();
    const url = (await asking.getByRole('code').textContent())!;
    await asking.getByText('așteaptă răspunsul').waitFor();
    await assertAccessible(page, 'an invoice with a link for the client');

    const client = await dashboard.visit({ viewport: { width: 390, height: 844 } });
    await client.goto(url);
    await client.getByText(invoices[0]!.number, { exact: true }).waitFor();
    await client.getByText('Doamna Popa').waitFor();
    await assertAccessible(client, 'the page of an approval link');
    await assertFits(client, 'the page of an approval link');
    // A second window of the same link, opened before the answer.
    const other = await dashboard.visit({ colorScheme: 'dark' });
    await other.goto(url);
    await other.getByRole('button', { name: /^Recunosc/ }).waitFor();
    await assertAccessible(other, 'the page of an approval link by night');
    await client.getByLabel(/^O explicație/).pressSequentially('Nu am comandat nimic.');
    await client.getByRole('button', { name: /^Nu recunosc/ }).click();
    await client.getByText('Ați răspuns: nu recunosc factura.').waitFor();
    await other.getByRole('button', { name: /^Recunosc/ }).click();
    await other.getByRole('alert').getByText('s-a răspuns deja').waitFor();
    await other.getByRole('alert').getByText('This link has been answered.').waitFor();
    // Nothing is left to press, and what was said in the first window is shown.
    await other.getByText('Ați răspuns: nu recunosc factura.').waitFor();
    await other.getByRole('button', { name: /^Recunosc/ }).waitFor({ state: 'hidden' });
    await assertAccessible(other, 'an approval link that was answered elsewhere');
    await other.goto('about:blank');
    await other.goto(url.split('#')[0]!);
    await other.getByText('Linkul este incomplet').waitFor();
    await other.goto('about:blank');
    await other.goto(`${url}x`);
    await other.getByRole('alert').getByText('This link has expired').waitFor();
    await client.reload();
    await client.getByText('Ați răspuns: nu recunosc factura.').waitFor();

    await page.reload();
    await asking.getByText('clientul nu o recunoaște').waitFor();
    await asking.getByText('Nu am comandat nimic.').waitFor();
    assert.deepEqual(
      await marksOf().then((marks) => marks.find(({ number }) => number === invoices[0]!.number)?.mark),
      'booked',
    );
    await page.goto(`${dashboard.url}/sosite#since=all`);
    await list.getByText('clientul nu o recunoaște').waitFor();
  });

  await t.test('on a phone and by night: the list, then the document, and back', async () => {
    const phone = await dashboard.visitAs(person, '/sosite#since=all', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    });
    const narrow = phone.getByRole('list', { name: 'Facturi sosite' });
    await narrow.getByRole('button').first().click();
    await phone.getByRole('region', { name: 'Documentul' }).waitFor();
    await assertAccessible(phone, 'a document on a phone');
    await assertFits(phone, 'a document on a phone');
    await phone.getByRole('button', { name: 'Înapoi la listă' }).click();
    await narrow.getByRole('button').first().waitFor();
    await assertFits(phone, 'the list on a phone');
  });

  // 2026-11-30: opening the first document was a step of its own, and going back from it opened it again.
  await t.test('Back leaves the page while no other document was opened', async () => {
    await page.goto(dashboard.url);
    await page.getByRole('grid', { name: 'Companii' }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Sosite' }).click();
    await pane.getByRole('heading', { level: 2 }).first().waitFor();
    await page.goBack();
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page.getByRole('grid', { name: 'Companii' }).waitFor();
  });
});
