/** Carantină: a file that does not prove to be of its message is found from its task, downloaded, and accepted with a reason. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { zip } from '../../sandbox/zip.ts';
import { assertAccessible, assertFits, noBrowser, openDashboard, typeInto } from './support.ts';

test('a quarantined file is downloaded, accepted with a reason, and then is the message’s own', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(t);
  const { site, url } = dashboard;
  const { world, archives, clock } = site.sandbox;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const companyId = await site.addCompany(organisationId, 0);
  const { cif } = (await site.pool.query('select cif from company where id = $1', [companyId])).rows[0];
  const message = world.addMessage(cif, { kind: 'received', document: 'invoice' });
  const bytes = zip([{ name: 'citeste.txt', bytes: Buffer.from('Nimic de citit.') }], clock.now());
  world.changeMessage(message.id, { zipBase64: bytes.toString('base64') });
  archives.clear();
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  const page = await dashboard.visitAs(await dashboard.addPerson(organisationId, 'ana@exemplu.ro'));

  const todo = page.getByRole('region', { name: 'De făcut' });
  await todo.getByText(/Un document în carantină: niciun document/).waitFor();
  await todo.getByRole('link', { name: 'Vezi carantina', exact: true }).click();
  await page.waitForURL('**/mesaje/carantina#cause=no_document&open=true');
  const list = page.getByRole('grid', { name: 'Carantină' });
  await list.getByText('Așteaptă decizia', { exact: true }).waitFor();
  await list.getByText('Niciun document', { exact: true }).waitFor();
  await assertAccessible(page, 'quarantine');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('link', { name: `Descarcă ZIP-ul pentru mesajul ${message.id}` }).click(),
  ]);
  assert.deepEqual(await readFile(await download.path()), bytes);

  await list.getByRole('button', { name: `Acceptă fișierul pentru mesajul ${message.id}` }).click();
  const asked = page.getByRole('dialog', { name: 'Acceptați acest fișier?' });
  await asked.getByRole('button', { name: 'Acceptă fișierul' }).click();
  await asked.getByText('se păstrează în jurnal, cel puțin 3 litere').nth(1).waitFor();
  await typeInto(asked.getByLabel('Motivul'), 'Confirmat de partener');
  await assertAccessible(page, 'a file about to be accepted');
  await asked.getByRole('button', { name: 'Acceptă fișierul' }).click();
  await asked.waitFor({ state: 'detached' });
  await page.getByText('Niciun fișier nu se potrivește.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'În așteptare', exact: true }).click();
  await list.getByText('Acceptat de o persoană', { exact: true }).waitFor();
  const { rows } = await site.pool.query('select state, match from message');
  assert.deepEqual(rows, [{ state: 'archived', match: 'accepted' }]);

  await page.goto(`${url}/mesaje`);
  await page.getByRole('grid', { name: 'Mesaje SPV' }).locator('[data-index="0"]').click();
  await page
    .getByRole('dialog')
    .getByText('acceptat de o persoană, din carantină', { exact: true })
    .waitFor();

  // As if nobody had decided before ANAF deleted it.
  await site.pool.query("update message set match = 'unproven'");
  await page.goto(url);
  await todo.getByText('Un document neconfirmat').waitFor();
  await todo.getByRole('link', { name: 'Vezi mesajele', exact: true }).click();
  await page.waitForURL('**/mesaje#match=unproven&seen=false');
  await page.getByRole('grid', { name: 'Mesaje SPV' }).getByText('De văzut', { exact: true }).waitFor();
  await assertAccessible(page, 'messages that are not confirmed');
  await assertFits(page, 'messages that are not confirmed');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/unproven.png` });
  await page.getByRole('button', { name: 'Marchează toate ca văzute' }).click();
  await page.getByText('1 mesaj marcat ca văzut.').waitFor();
  const { rows: seen } = await site.pool.query('select seen_at is not null as seen from message');
  assert.deepEqual(seen, [{ seen: true }]);

  const phone = await dashboard.visitAs(
    { email: 'ana@exemplu.ro', password: 'patru cuvinte destul de lungi' },
    '/',
    {
      colorScheme: 'dark',
    },
  );
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto(`${url}/mesaje/carantina`);
  await phone.getByText('Acceptat de o persoană', { exact: true }).waitFor();
  await assertFits(phone, 'quarantine on a phone');
  await assertAccessible(phone, 'quarantine on a phone, in the dark');
});
