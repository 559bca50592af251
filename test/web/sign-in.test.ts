/** Signing in and what keeps an account safe, as a person meets it: sessions, a fresh password, second factors, passkeys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
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

test('codes of an application are switched on with the picture’s secret, asked for at the sign-in, and asked of every member', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(t);
  dashboard.forgive(/40[013]/);
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  await dashboard.site.pool.query("update member set role = 'owner'");
  const page = await dashboard.visitAs(ana, '/setari/cont');
  await page.getByRole('button', { name: 'Activează codurile' }).click();
  await page.getByRole('img', { name: 'Cod QR pentru aplicație' }).waitFor();
  const secret = (await page.locator('form code').textContent())!.replaceAll(' ', '');
  const code = () => TOTP.generate({ secret: Secret.fromBase32(secret) });
  await assertAccessible(page, 'codes about to be switched on');
  await typeInto(page.getByLabel('Codul din aplicație'), code());
  await page.getByRole('button', { name: 'Confirmă și activează' }).click();
  const codes = (await page.getByRole('status').locator('code').textContent())!.split('\n');
  assert.equal(codes.length, 10);
  await assertAccessible(page, 'the recovery codes');
  await page.getByRole('button', { name: 'Le-am păstrat' }).click();
  await page.getByText('Mai aveți 10 coduri de rezervă.').waitFor();
  await page.goto(`${dashboard.url}/setari/organizatie`);
  await page.getByLabel('Cere tuturor membrilor un al doilea factor').click();
  await until(async () => {
    const { rows } = await dashboard.site.pool.query(
      'select needs_second_factor as needed from organisation',
    );
    return rows[0].needed;
  });

  const phone = await dashboard.visit({ viewport: { width: 390, height: 800 } });
  await phone.goto(`${dashboard.url}/setari/cont`);
  await typeInto(phone.getByLabel('E-mail'), ana.email);
  await typeInto(phone.getByLabel('Parola'), ana.password);
  await phone.getByRole('button', { name: 'Intră în cont' }).click();
  await phone.getByRole('heading', { name: 'Al doilea pas' }).waitFor();
  await assertAccessible(phone, 'the second step');
  await typeInto(phone.getByLabel('Cod', { exact: true }), '000000');
  await phone.getByRole('button', { name: 'Continuă' }).click();
  await phone.getByText('Codul nu este valabil sau a fost deja folosit.').waitFor();
  await typeInto(phone.getByLabel('Cod', { exact: true }), codes[3]!);
  await phone.getByRole('button', { name: 'Continuă' }).click();
  await phone.getByText('Mai aveți 9 coduri de rezervă.').waitFor();
  await assertFits(phone, 'the account with a second factor');

  const ion = await dashboard.addPerson(organisationId, 'ion@exemplu.ro');
  const guest = await dashboard.visit();
  await guest.goto(dashboard.url);
  await typeInto(guest.getByLabel('E-mail'), ion.email);
  await typeInto(guest.getByLabel('Parola'), ion.password);
  await guest.getByRole('button', { name: 'Intră în cont' }).click();
  await guest.getByRole('heading', { name: 'Organizația cere un al doilea factor' }).waitFor();
  await assertAccessible(guest, 'a second factor that is asked for');
  await guest.getByRole('button', { name: 'Activează codurile' }).click();
  const own = (await guest.locator('form code').textContent())!.replaceAll(' ', '');
  await typeInto(guest.getByLabel('Codul din aplicație'), TOTP.generate({ secret: Secret.fromBase32(own) }));
  await guest.getByRole('button', { name: 'Confirmă și activează' }).click();
  await guest.getByRole('button', { name: 'Le-am păstrat' }).click();
  await guest.getByRole('navigation').first().waitFor();
});

test('a passkey is added on the account page, signs in by itself, confirms before another is added, and is removed', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(t);
  dashboard.forgive(/40[013]/);
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(ana, '/setari/cont');
  const device = await addDevice(page);

  await typeInto(page.getByLabel('Parola actuală'), 'nu aceasta, alta');
  await typeInto(page.getByLabel('Parola nouă'), 'o parola mai buna decat prima');
  await page.getByRole('button', { name: 'Schimbă parola' }).click();
  await page.getByText('Parola este greșită.').waitFor();
  assert.ok(page.url().endsWith('/setari/cont'), 'a wrong password does not sign out');

  await typeInto(page.getByLabel('Numele cheii'), 'Telefonul meu');
  await page.getByRole('button', { name: 'Adaugă o cheie de acces' }).click();
  const passkeys = page.getByRole('list', { name: 'Chei de acces' });
  await passkeys.getByText('Telefonul meu').waitFor();
  await assertAccessible(page, 'the account with a passkey');
  await page.getByRole('button', { name: 'Adaugă o cheie de acces' }).click();
  await page.getByText('Acest dispozitiv are deja o cheie de acces').waitFor();
  await passkeys.getByRole('button', { name: 'Redenumește cheia Telefonul meu' }).click();
  await typeInto(passkeys.getByLabel('Numele cheii'), 'Telefonul vechi');
  await passkeys.getByRole('button', { name: 'Salvează' }).click();
  await passkeys.getByText('Telefonul vechi').waitFor();

  await page.goto(`${dashboard.url}/setari/membri`);
  await page.getByText('cu al doilea factor').waitFor();
  await dashboard.site.pool.query('delete from auth.session');
  await page.goto(`${dashboard.url}/setari/cont`);
  await page.getByRole('button', { name: 'Intră cu o cheie de acces' }).waitFor();
  await assertAccessible(page, 'the sign-in with passkeys');
  await page.getByRole('button', { name: 'Intră cu o cheie de acces' }).click();
  await passkeys.getByText('Telefonul vechi').waitFor();

  // A quarter of an hour later the device is asked again, in place of the password.
  await dashboard.site.pool.query('update auth.session set "provenAt" = null');
  await passkeys.getByRole('button', { name: 'Elimină cheia Telefonul vechi' }).click();
  const removing = page.getByRole('dialog', { name: 'Eliminați cheia de acces?' });
  await removing.getByRole('button', { name: 'Elimină cheia' }).click();
  const asked = page.getByRole('dialog', { name: 'Confirmați că sunteți dumneavoastră' });
  await asked.getByRole('button', { name: 'Confirmă cu cheia de acces' }).click();
  await page.getByText('Nu aveți nicio cheie de acces.').waitFor();
  const { rows } = await dashboard.site.pool.query('select count(*)::int as n from passkey');
  assert.equal(rows[0].n, 0);

  await device.send('WebAuthn.setUserVerified', { ...device.of, isUserVerified: false });
  await page.getByRole('button', { name: 'Adaugă o cheie de acces' }).click();
  await page.getByText('Cheia de acces nu a fost folosită').waitFor();
});

/** A device in this page that holds passkeys, and says that it has checked the person. */
async function addDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const of = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  });
  return { send: session.send.bind(session), of };
}
