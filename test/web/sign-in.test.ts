/** Signing in and what keeps an account safe, as a person meets it: sessions, a fresh password, second factors, passkeys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { until } from '../../scripts/support/until.ts';
import { startMailServer } from '../support/mail-server.ts';
import { startIssuer } from '../support/oidc-issuer.ts';
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

test('who has no password comes by the issuer, is told so on the account page, and confirms there or by a code', {
  skip: noBrowser,
}, async (t) => {
  let url = '';
  const client = { id: 'efactura', secret: 'the secret of this client' };
  const issuer = await startIssuer({ ...client, redirectUri: () => `${url}/api/auth/oidc/callback` });
  const mails = await startMailServer();
  const env = {
    OIDC_ISSUER: issuer.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_NAME: 'Contul firmei',
    SMTP_URL: mails.url,
    MAIL_FROM: 'SPV <spv@exemplu.ro>',
  };
  const dashboard = await openDashboard(t, {}, env);
  dashboard.forgive(/40[0134]/);
  url = dashboard.url;
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  await dashboard.site.pool.query('delete from auth.account');
  const ion = await dashboard.addPerson(organisationId, 'ion@exemplu.ro');
  issuer.know({ sub: 'ana', email: ana.email, email_verified: true });
  issuer.know({ sub: 'ion', email: ion.email, email_verified: true });
  issuer.know({ sub: 'strain', email: 'strain@exemplu.ro', email_verified: true });
  const unprove = () => dashboard.site.pool.query('update auth.session set "provenAt" = null');
  const asThe = async (page: Page, sub: string) => {
    await typeInto(page.getByLabel('Cine sunteți'), sub);
    await page.getByRole('button', { name: 'Continuă' }).click();
  };
  const askForKey = async (page: Page, button: string, field: string) => {
    await page.goto(`${url}/setari/chei`);
    await typeInto(page.getByLabel(field), 'Import');
    await page.getByRole('button', { name: button }).click();
  };

  const phone = await dashboard.visit({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
  await phone.goto(`${url}/setari/cont`);
  await phone.getByRole('link', { name: 'Intră cu Contul firmei' }).click();
  await asThe(phone, 'strain');
  await phone.getByRole('alert').getByText('Adresa dumneavoastră nu are cont aici.').waitFor();
  assert.equal(new URL(phone.url()).hash, '', 'it is said once');
  await assertAccessible(phone, 'a sign-in by the issuer that is refused');
  await assertFits(phone, 'a sign-in by the issuer that is refused');

  const guest = await dashboard.visit();
  await guest.goto(`${url}/setari/cont`);
  await guest.getByText('English', { exact: true }).click();
  await guest.getByRole('link', { name: 'Sign in with Contul firmei' }).click();
  await guest.getByRole('button', { name: 'Refuz' }).click();
  await guest.getByRole('alert').getByText('Contul firmei did not sign you in').waitFor();

  const page = await dashboard.visit();
  await page.goto(`${url}/setari/cont`);
  await page.getByRole('link', { name: 'Intră cu Contul firmei' }).click();
  await asThe(page, 'ana');
  await page.getByText('Contul este legat de Contul firmei: vă autentificați prin el.').waitFor();
  await page.getByText('Contul nu are parolă.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/setari/cont', 'back at the page that was left');
  assert.equal(await page.getByLabel('Parola actuală').count(), 0);
  await page.getByRole('button', { name: 'Trimite linkul' }).click();
  await page.getByText('Linkul sosește în câteva minute.').waitFor();
  await assertAccessible(page, 'an account without a password');

  await unprove();
  await askForKey(page, 'Creează o cheie', 'La ce folosește');
  const dialog = dialogOf(page);
  await dialog.getByRole('link', { name: 'Confirmă cu Contul firmei' }).waitFor();
  assert.equal(await dialog.getByLabel('Parola contului').count(), 0);
  await assertAccessible(page, 'the question for the issuer');
  await dialog.getByRole('link', { name: 'Confirmă cu Contul firmei' }).click();
  await page.getByRole('button', { name: 'Refuz' }).click();
  await page.getByRole('alert').getByText('Contul firmei nu v-a autentificat.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/setari/chei', 'back at the page, where it is said why');
  await askForKey(page, 'Creează o cheie', 'La ce folosește');
  await dialog.getByRole('link', { name: 'Confirmă cu Contul firmei' }).click();
  await asThe(page, 'ion');
  await page.getByRole('alert').getByText('La Contul firmei a răspuns altcineva').waitFor();
  await assertAccessible(page, 'another person has answered the issuer');
  const { user } = await (await page.context().request.get(`${url}/api/v1/session`)).json();
  assert.equal(user.email, ana.email, 'who is signed in is who was');
  await askForKey(page, 'Creează o cheie', 'La ce folosește');
  await dialog.getByRole('link', { name: 'Confirmă cu Contul firmei' }).click();
  await asThe(page, 'ana');
  await page.getByRole('status').getByText('Ați confirmat prin Contul firmei').waitFor();
  await assertAccessible(page, 'after the issuer has confirmed');
  await askForKey(page, 'Creează o cheie', 'La ce folosește');
  await page.getByRole('status').locator('code').waitFor();

  // Codes are asked for after the issuer; and in its place where the password would be.
  const { request } = page.context();
  const by = { headers: { origin: url } };
  const begun = await (await request.post(`${url}/api/v1/profile/second-factor`, by)).json();
  const code = TOTP.generate({ secret: Secret.fromBase32(begun.secret) });
  const confirm = `${url}/api/v1/profile/second-factor/confirm`;
  const { recoveryCodes } = await (await request.post(confirm, { ...by, data: { code } })).json();
  await guest.getByRole('link', { name: 'Sign in with Contul firmei' }).click();
  await asThe(guest, 'ana');
  await guest.getByRole('heading', { name: 'Second step' }).waitFor();
  await assertAccessible(guest, 'the second step after the issuer');
  await typeInto(guest.getByLabel('Code', { exact: true }), recoveryCodes[0]);
  await guest.getByRole('button', { name: 'Continue' }).click();
  await guest.getByRole('navigation').first().waitFor();
  await unprove();
  await askForKey(guest, 'Create a key', 'Purpose');
  const asked = guest.getByRole('dialog', { name: 'Confirm that it is you' });
  await typeInto(asked.getByLabel('Code from the app'), recoveryCodes[1]);
  assert.equal(await asked.getByRole('link').count(), 0, 'the issuer alone would not be enough');
  await asked.getByRole('button', { name: 'Confirm', exact: true }).click();
  await guest.getByRole('status').locator('code').waitFor();

  const other = await dashboard.visitAs(ion, '/setari/cont');
  await other.getByLabel('Parola actuală').waitFor();
  await unprove();
  await askForKey(other, 'Creează o cheie', 'La ce folosește');
  await dialogOf(other).getByLabel('Parola contului').waitFor();
  assert.equal(await dialogOf(other).getByRole('link').count(), 0, 'not linked to the issuer');
});

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Confirmați că sunteți dumneavoastră' });

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
