/** What holds on every page: keys, being offline, what the page may load, the languages, small screens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import { addCompanies } from '../../src/db/companies/company.ts';
import {
  assertAccessible,
  assertFits,
  type Dashboard,
  noBrowser,
  openDashboard,
  typeInto,
} from './support.ts';

async function withCompanies(dashboard: Dashboard, count: number) {
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  for (let n = 0; n < count; n++) await dashboard.site.addCompany(organisationId, 0);
  return dashboard.addPerson(organisationId, `ana-${organisationId}@exemplu.ro`);
}

/** One service, an organisation for each test. */
test('every page', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t, {}, { ANAF_REGISTRY: 'on' });

  await t.test('the portfolio can be used by keyboard alone', async () => {
    const person = await withCompanies(dashboard, 40);
    const { rows: cifs } = await dashboard.site.pool.query(
      `select min(cif), max(cif) from company join member using (organisation_id)
       where user_id = (select id from auth."user" where email = $1)`,
      [person.email],
    );
    const page = await dashboard.visitAs(person);
    const rows = page.getByRole('grid', { name: 'Companii' }).locator('[data-index]');
    await rows.first().waitFor();

    await page.getByRole('searchbox').click();
    await page.keyboard.type('RO80000000');
    await page
      .getByText(/^\d+ de rezultate$/)
      .or(page.getByText(/^\d+ rezultate?$/))
      .first()
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await rows.nth(5).waitFor();

    // Sorted by name and CIF, and back to the list's own order.
    const grid = page.getByRole('grid', { name: 'Companii' });
    const cif = grid.getByRole('columnheader', { name: 'CIF' });
    const shown = () => rows.first().innerText();
    await cif.getByRole('button').click();
    await grid.locator('[role=columnheader][aria-sort=ascending]').waitFor();
    assert.ok((await shown()).includes(cifs[0].min));
    await cif.getByRole('button').click();
    await grid.locator('[role=columnheader][aria-sort=descending]').waitFor();
    assert.ok((await shown()).includes(cifs[0].max));
    await assertAccessible(page, 'a sorted table');
    await cif.getByRole('button').click();
    await grid.locator('[aria-sort]').waitFor({ state: 'detached' });

    await rows.first().focus();
    for (const [key, index] of [
      ['ArrowDown', '1'],
      ['End', '39'],
      ['ArrowUp', '38'],
      ['Home', '0'],
    ]) {
      await page.keyboard.press(key!);
      await page.locator(`[data-index="${index}"]:focus`).waitFor();
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Scurtături de la tastatură' }).waitFor();
    await assertAccessible(page, 'the list of keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The row that had the focus before the dialog has it again.
    await page.locator('[data-index="0"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/completitudine\/[0-9a-f-]{36}$/);
  });

  await t.test('a page that arrives late does not take the focus from the search', async () => {
    const page = await dashboard.visitAs(await withCompanies(dashboard, 1), '/', { serviceWorkers: 'block' });
    await page.getByRole('grid', { name: 'Companii' }).waitFor();
    const field = page.getByRole('dialog', { name: 'Căutare' }).getByRole('combobox');
    const focused = field.and(page.locator(':focus'));
    await page.keyboard.press('/');
    await focused.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });

    let arrives = () => {};
    const late = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    let held = 0;
    await page.route('**/assets/*.js', async (route) => {
      held++;
      await late;
      await route.continue();
    });
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await until(() => held > 0);
    await page.keyboard.press('/');
    await focused.waitFor();
    await page.keyboard.type('moara');
    arrives();
    await page.locator('h1', { hasText: 'Mesaje' }).waitFor();
    await page.keyboard.type(' veche');
    assert.equal(await focused.inputValue(), 'moara veche');
  });

  await t.test(
    'codes have the names of the public registry before they are added, and its facts afterwards',
    async () => {
      const { sandbox, pool } = dashboard.site;
      const [firm, inactive, unknown] = ['12345674', '14399840', '19'];
      sandbox.world.setTaxpayer(firm!, { name: 'BRUTĂRIA ŞAPTE SPICE SRL', vatRegistered: true });
      sandbox.world.setTaxpayer(inactive!, { name: 'MOARA VECHE SRL', vatRegistered: false, inactive: true });
      const person = await withCompanies(dashboard, 0);
      await pool.query("update anaf_connection set named_cifs = '{18547290}'");
      const page = await dashboard.visitAs(person, '/companii/adauga');
      await page
        .getByText(/numesc la certificatele conectate și 1 companie care nu este aici: 18547290/)
        .waitFor();
      await page.getByRole('button', { name: 'Trece-le în listă' }).click();
      await page.getByRole('button', { name: 'Adaugă 1 companie' }).waitFor();
      assert.equal(await page.getByLabel('CIF-uri').inputValue(), '18547290');
      await page.getByText(/numesc la certificatele conectate/).waitFor({ state: 'detached' });
      const lines = `RO${firm}\n${inactive}; Moara noastră\nRO ${unknown}\n1960101123456`;
      await typeInto(page.getByLabel('CIF-uri'), lines);
      const preview = page.getByRole('region', { name: 'Ce am înțeles' });
      await preview.getByText('BRUTĂRIA ȘAPTE SPICE SRL').waitFor();
      await preview.getByText('în registru: MOARA VECHE SRL').waitFor();
      await preview.getByText('CIF-ul nu este în registru').waitFor();
      await assertAccessible(page, 'the names of the registry');
      await page.getByRole('button', { name: 'Adaugă 4 companii' }).click();
      await page.getByText('4 companii noi din 4 rânduri.').waitFor();

      await page.goto(dashboard.url);
      await page.getByText('BRUTĂRIA ȘAPTE SPICE SRL').first().waitFor();
      await page.getByRole('button', { name: /^Inactive sau lipsă din registrul ANAF/ }).click();
      await page.getByRole('grid', { name: 'Companii' }).getByText('Moara noastră').click();
      const facts = page.getByRole('region', { name: 'Registrul public ANAF' });
      await facts.getByText('declarată inactivă fiscal').waitFor();
      await facts.getByText('neînregistrată în scopuri de TVA').waitFor();
      await facts.getByText('MOARA VECHE SRL').waitFor();
      await assertAccessible(page, 'what the registry says');
      const asked = await pool.query("select cif from registry_answer where cif !~ '^8' order by cif");
      assert.deepEqual(
        asked.rows.map(({ cif }) => cif),
        [firm, inactive, unknown],
        'a person is not asked about',
      );
    },
  );

  await t.test(
    'a page allows scripts and styles only from its own origin, and its nonce is never the same twice',
    async () => {
      const [one, two] = await Promise.all(
        ['/', '/facturi'].map((path) => fetch(dashboard.url + path, { headers: { accept: 'text/html' } })),
      );
      const policy = one!.headers.get('content-security-policy')!;
      assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{22,}';/);
      assert.doesNotMatch(policy, /unsafe/);
      assert.notEqual(policy, two!.headers.get('content-security-policy'));
      const html = await one!.text();
      assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/);
      const [script] = /\/assets\/[^"]+\.js/.exec(html)!;
      const asset = await fetch(dashboard.url + script, { headers: { 'accept-encoding': 'br' } });
      assert.match(asset.headers.get('cache-control')!, /immutable/);
      assert.equal(asset.headers.get('content-encoding'), 'br');

      const program = await fetch(`${dashboard.url}/nothing`, { headers: { accept: 'application/json' } });
      assert.equal(program.status, 404);
      assert.match(program.headers.get('content-type')!, /problem\+json/);
    },
  );

  await t.test('first load is under 200 kB of compressed script', async (t) => {
    const person = await withCompanies(dashboard, 3);
    const page = await dashboard.visitAs(person);
    await page.getByRole('grid', { name: 'Companii' }).waitFor();
    const context = page.context();
    const again = await context.newPage();
    const cdp = await context.newCDPSession(again);
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    const scripts = new Set<string>();
    let bytes = 0;
    cdp.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await again.goto(dashboard.url);
    await again.getByRole('grid', { name: 'Companii' }).waitFor();
    t.diagnostic(`${Math.round(bytes / 1000)} kB of script in ${scripts.size} files`);
    assert.ok(bytes > 100_000 && bytes < 200_000, `${bytes} bytes`);
  });

  await t.test(
    'a company beyond the first two hundred is found, chosen and pasted as any other',
    async () => {
      const person = await withCompanies(dashboard, 1);
      const { pool } = dashboard.site;
      const { rows } = await pool.query<{ organisationId: string }>(
        'select organisation_id from member where user_id = (select id from auth."user" where email = $1)',
        [person.email],
      );
      const many = Array.from({ length: 240 }, (_, n) => ({
        cif: `${8_900_000_000 + n}`,
        name: `Firma ${n}`,
      }));
      await addCompanies(pool, rows[0]!.organisationId, many, new Date());
      await pool.query("update company set name = 'Țesătoria Mureș' where cif = '8900000239'");
      const page = await dashboard.visitAs(person, '/tva', {
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const field = page.getByRole('combobox', { name: 'Compania' });
      await field.click();
      await page.keyboard.type('tesatoria');
      await page.getByRole('option', { name: 'Țesătoria Mureș · 8900000239' }).click();
      await page.waitForURL(/#company=/);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await until(async () => (await field.inputValue()) === 'Țesătoria Mureș · 8900000239');
      await typeInto(field, 'nicio firmă');
      await page.getByText('0 companii', { exact: true }).waitFor();

      // An address of one that was removed meanwhile; never its id.
      await page.goto(`${dashboard.url}/facturi#company=0190a000-0000-7000-8000-000000000000`);
      const filter = page.getByRole('combobox', { name: 'Compania' });
      await until(async () => (await filter.inputValue()) === 'companie eliminată');
      await page.goto(`${dashboard.url}/setari/webhookuri`);
      await page.getByRole('radio', { name: 'Doar cele alese' }).click();
      await page.evaluate("navigator.clipboard.writeText('RO8900000239\\n8900000001\\n8999999999')");
      await page.getByRole('combobox', { name: 'Adăugați o companie' }).click();
      await page.keyboard.press('ControlOrMeta+v');
      await page.getByText('1 rând fără companie: 8999999999').waitFor();
      const chosen = page.getByRole('list', { name: 'Companii alese' });
      await chosen.getByText('Țesătoria Mureș · 8900000239').waitFor();
      await chosen.getByText('Firma 1 · 8900000001').waitFor();
      assert.equal(await chosen.getByRole('listitem').count(), 2);
      await assertAccessible(page, 'companies that were pasted');
    },
  );

  for (const [width, scheme] of [
    [360, 'dark'],
    [1920, 'light'],
  ] as const) {
    await t.test(`home fits and reads at ${width} px, ${scheme}, in English`, async () => {
      const person = await withCompanies(dashboard, 12);
      const options = { viewport: { width, height: 800 }, colorScheme: scheme };
      const page = await dashboard.visitAs(person, '/', options);
      if (width === 360) await page.getByRole('button', { name: 'Deschide meniul' }).click();
      await page.getByRole('button', { name: /Contul dumneavoastră/ }).click();
      await page.getByRole('menuitem', { name: 'Switch to English' }).click();
      if (width === 360) await page.keyboard.press('Escape');
      await page.getByRole('grid', { name: 'Companies' }).waitFor();
      await assertFits(page, 'home');
      await assertAccessible(page, `home at ${width} px`);
    });
  }
});

// With a service of its own: what it logs meanwhile is forgiven.
test('the offline bar says since when, the data stays, and the bar disappears when the service is back', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(t);
  const page = await dashboard.visitAs(await withCompanies(dashboard, 1), '/', { serviceWorkers: 'block' });
  await page.getByRole('grid', { name: 'Companii' }).waitFor();
  // Not the browser's offline switch, which sends the page an event: a service that stopped sends none.
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await page.evaluate('window.dispatchEvent(new Event("offline"))');
  await page.getByText(/Fără legătură cu serviciul din/).waitFor({ timeout: 90_000 });
  await page.getByRole('grid', { name: 'Companii' }).waitFor();
  // No link leads out of the application meanwhile.
  const here = page.url();
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<a id="out" href="/api/v1/exports">out</a>')`,
  );
  await page.locator('#out').click();
  assert.equal(page.url(), here);
  await page.unroute('**/api/**');
  await page.getByText(/Fără legătură cu serviciul din/).waitFor({ state: 'detached', timeout: 30_000 });
  dashboard.forgive(/ERR_CONNECTION_REFUSED/);
});
