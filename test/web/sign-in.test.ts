/** Signing in and what keeps an account safe, as a person meets it: sessions, a fresh password, second factors, passkeys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import { assertAccessible, assertFits, noBrowser, openDashboard, typeInto } from './support.ts';

test('the reader signs out another browser, and gives the password again before a key is made', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(t);
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const phone = await dashboard.visitAs(ana, '/setari/cont', { viewport: { width: 390, height: 800 } });
  await phone.getByRole('list', { name: 'Sesiuni' }).waitFor();
  await assertFits(phone, 'the account');
  const page = await dashboard.visitAs(ana, '/setari/cont');
  const sessions = page.getByRole('list', { name: 'Sesiuni' });
  await sessions.getByText('(acest browser)').waitFor();
  assert.equal(await sessions.getByRole('listitem').count(), 2);
  await assertAccessible(page, 'the account with its sessions');
  await page.getByRole('button', { name: 'Deconectează celelalte' }).click();
  const asked = page.getByRole('dialog', { name: 'Încheiați celelalte sesiuni?' });
  await asked.getByRole('button', { name: 'Deconectează celelalte' }).click();
  await asked.waitFor({ state: 'detached' });
  await until(async () => (await sessions.getByRole('listitem').count()) === 1);
  await phone.reload();
  await phone.getByRole('heading', { name: 'Autentificare' }).waitFor();

  // A quarter of an hour later the password is asked for again, and the key that was asked for is made.
  await dashboard.site.pool.query('update auth.session set "provenAt" = null');
  dashboard.forgive(/40[03]/);
  await page.goto(`${dashboard.url}/setari/chei`);
  await typeInto(page.getByLabel('La ce folosește'), 'Import');
  await page.getByRole('button', { name: 'Creează o cheie' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirmați că sunteți dumneavoastră' });
  await dialog.waitFor();
  await assertAccessible(page, 'the question for the password');
  await typeInto(dialog.getByLabel('Parola contului'), 'nu aceasta, alta');
  await dialog.getByRole('button', { name: 'Confirmă' }).click();
  await dialog.getByText('Parola este greșită.').waitFor();
  await typeInto(dialog.getByLabel('Parola contului'), ana.password);
  await dialog.getByRole('button', { name: 'Confirmă' }).click();
  await page.getByRole('status').locator('code').waitFor();
  const { rows } = await dashboard.site.pool.query('select name from api_key');
  assert.deepEqual(rows, [{ name: 'Import' }]);
});
