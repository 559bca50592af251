/** Mail and deliveries in a browser: a forgotten password, a person's notifications, a destination that fills. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../../scripts/support/until.ts';
import { openBucket } from '../../src/archive/s3-bucket.ts';
import { startMailServer } from '../support/mail-server.ts';
import { s3Missing, startS3Server } from '../support/s3-server.ts';
import { assertAccessible, assertFits, noBrowser, openDashboard, signInAs, typeInto } from './support.ts';

test('a forgotten password is chosen again by a link from the mailbox, and the person chooses what to be told', {
  skip: noBrowser,
}, async (t) => {
  const mails = await startMailServer();
  const dashboard = await openDashboard(t, {}, { SMTP_URL: mails.url, MAIL_FROM: 'SPV <spv@exemplu.ro>' });
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const companyId = await dashboard.site.addCompany(organisationId, 0);
  const ana = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visit({ viewport: { width: 390, height: 800 } });
  await page.goto(dashboard.url);
  await page.getByRole('link', { name: 'Ați uitat parola?' }).click();
  await page.getByRole('heading', { name: 'Ați uitat parola?' }).waitFor();
  await assertAccessible(page, 'a forgotten password');
  await typeInto(page.getByLabel('E-mail'), ana.email);
  await page.getByRole('button', { name: 'Trimite linkul' }).click();
  await page.getByText('Dacă adresa are un cont').waitFor();
  const mailOf = (subject: string) =>
    until(() => mails.taken.find((mail) => mail.subject === subject), 20_000);
  const link = /http\S+\/parola-noua#token=\S+/.exec((await mailOf('Resetarea parolei')).text)![0];
  await page.goto(link);
  await page.getByRole('heading', { name: 'Parolă nouă' }).waitFor();
  assert.equal(new URL(page.url()).hash, '', 'what the link holds is no longer in the address');
  await assertAccessible(page, 'a new password');
  await assertFits(page, 'a new password');
  const password = 'alte patru cuvinte lungi';
  await typeInto(page.getByLabel('Parola nouă'), password);
  await page.getByRole('button', { name: 'Salvează parola' }).click();
  await page.getByRole('heading', { name: 'Parola a fost schimbată' }).waitFor();
  await page.getByRole('link', { name: 'Autentificare' }).click();
  await signInAs(page, { ...ana, password });
  await page.goto(link);
  await typeInto(page.getByLabel('Parola nouă'), 'inca patru cuvinte lungi');
  await page.getByRole('button', { name: 'Salvează parola' }).click();
  await page.getByRole('heading', { name: 'Linkul nu mai este valabil' }).waitFor();

  // The link has proven the address.
  await page.goto(`${dashboard.url}/setari/notificari`);
  await page.getByText('Confirmată', { exact: true }).waitFor();
  assert.equal(await page.getByLabel('Ce cere atenție').isChecked(), true);
  await page.getByLabel('Facturi noi').selectOption('daily');
  await page.getByText('Salvat.').waitFor();
  await page.getByLabel('Documente atașate').selectOption('pdf');
  await typeInto(page.getByLabel('Furnizori (gol: toți)'), 'RO8000000000, 12345674');
  await page.getByRole('button', { name: 'Salvează furnizorii' }).click();
  await page.getByLabel('Numai 2 furnizori').waitFor();
  const companies = page.getByRole('group', { name: 'Companiile din rezumat' });
  await companies.getByLabel('Doar cele alese').check();
  await companies.getByText('Alegeți prima companie').waitFor();
  await companies.getByLabel('Adăugați o companie').pressSequentially('80');
  await page.getByRole('listbox').getByRole('option').first().click();
  await companies.getByText('1 companie aleasă').waitFor();
  await assertAccessible(page, 'the notifications');
  await assertFits(page, 'the notifications');
  await until(async () => {
    const { rows } = await dashboard.site.pool.query(
      'select digest, attach, suppliers, companies from notification_setting',
    );
    return (
      rows[0]?.digest === 'daily' &&
      rows[0]?.attach === 'pdf' &&
      rows[0]?.suppliers.join() === '8000000000,12345674' &&
      rows[0]?.companies.join() === companyId
    );
  });
  await page.reload();
  await page.getByText('Confirmată', { exact: true }).waitFor();
  assert.equal(await page.getByLabel('Facturi noi').inputValue(), 'daily');
  await companies.getByRole('button', { name: /^Scoate / }).click();
  await companies.getByLabel('Toate, și cele adăugate mai târziu').and(page.locator(':checked')).waitFor();
});

test('a destination is added, fills with what arrives, is moved, paused and removed; a mailbox is confirmed by its link', {
  skip: noBrowser,
}, async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'efactura-web-deliveries-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const mails = await startMailServer();
  const env = { DELIVERY_ROOT: root, SMTP_URL: mails.url, MAIL_FROM: 'SPV <spv@exemplu.ro>' };
  const dashboard = await openDashboard(t, {}, env);
  const { site } = dashboard;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  await site.addCompany(organisationId, 3);
  const page = await dashboard.visitAs(
    await dashboard.addPerson(organisationId, 'ana@exemplu.ro'),
    '/livrari',
  );
  await page.getByText('Nicio destinație încă.').waitFor();
  await typeInto(page.getByLabel('Nume', { exact: true }), 'Paperless');
  await typeInto(page.getByLabel('Dosar', { exact: true }), 'intrare');
  await page.getByLabel('XML').check();
  await page.getByLabel('PDF').uncheck();
  await page.getByRole('button', { name: 'Adaugă destinația' }).click();
  const list = page.getByRole('list', { name: 'Destinații' });
  await list.getByText('Activă').waitFor();
  await assertAccessible(page, 'a destination');

  const runId = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, runId);
  await list.getByText(/Livrate: [1-3] · în așteptare: 0/).waitFor({ timeout: 60_000 });
  const names = await readdir(join(root, organisationId, 'intrare'), { recursive: true });
  assert.ok(names.some((name) => name.endsWith('.xml')));
  await list.getByRole('button', { name: 'Documente livrate în Paperless' }).click();
  await page.getByRole('table', { name: 'Documente: Paperless' }).getByText('Livrat').first().waitFor();
  await assertAccessible(page, 'what was delivered');
  await page.setViewportSize({ width: 390, height: 800 });
  await assertFits(page, 'what was delivered');
  await page.setViewportSize({ width: 1280, height: 800 });

  await list.getByRole('button', { name: 'Modifică Paperless' }).click();
  const form = list.getByRole('form', { name: 'Modifică Paperless' });
  await typeInto(form.getByLabel('Dosar', { exact: true }), 'intrare noi');
  await assertAccessible(page, 'a destination that is changed');
  await form.getByRole('button', { name: 'Salvează' }).click();
  await list.getByText(/^Dosar intrare noi/).waitFor();
  const { rows: kept } = await site.pool.query(
    `select d.cursor <> '' as follows, count(dd.*)::int as documents from destination d
     join destination_document dd on dd.destination_id = d.id group by d.id`,
  );
  assert.equal(kept[0].follows && kept[0].documents > 0, true, 'its log and its place in the feed stay');

  await page.getByLabel('Unde').selectOption('mail');
  await typeInto(page.getByLabel('Nume', { exact: true }), 'Contabil');
  await typeInto(page.getByLabel('Adresa de e-mail'), 'contabil@exemplu.ro');
  await page.getByRole('button', { name: 'Adaugă destinația' }).click();
  await list.getByText('Așteaptă confirmarea adresei').waitFor();
  const mail = await until(() => mails.taken.find(({ to }) => to.includes('contabil@exemplu.ro')), 20_000);
  const theirs = await dashboard.visit();
  await theirs.goto(/http\S+\/confirmare#token=\S+/.exec(mail.text)![0]);
  await theirs.getByRole('button', { name: /^Confirmați adresa/ }).click();
  await theirs.getByText('Adresa este confirmată.').waitFor();
  await list.getByText('Activă').nth(1).waitFor();
  await assertAccessible(page, 'a mailbox');
  await list.getByRole('button', { name: 'Șterge destinația Contabil' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Șterge destinația' }).click();
  await list.getByText('contabil@exemplu.ro').waitFor({ state: 'detached' });

  await list.getByRole('button', { name: 'Întrerupe livrarea în Paperless' }).click();
  await list.getByText('Întreruptă').waitFor();
  await list.getByRole('button', { name: 'Șterge destinația Paperless' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Șterge destinația' }).click();
  await page.getByText('Nicio destinație încă.').waitFor();
});

test('a bucket is added by its form, takes what is there, and keeps its keys when its folder changes', {
  skip: noBrowser || s3Missing,
}, async (t) => {
  const { endpoint, bucket, accessKeyId, secretAccessKey, region } = await (await startS3Server()).newBucket(
    'acte',
  );
  const keys = { endpoint, bucket, accessKeyId, secretAccessKey, region };
  const dashboard = await openDashboard(t, {}, { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' });
  const { site } = dashboard;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  await site.addCompany(organisationId, 2);
  const runId = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, runId);
  const page = await dashboard.visitAs(
    await dashboard.addPerson(organisationId, 'ana@exemplu.ro'),
    '/livrari',
  );
  await typeInto(page.getByLabel('Nume', { exact: true }), 'Bucket');
  await page.getByLabel('Unde').selectOption('s3');
  await typeInto(page.getByLabel('Adresa bucketului'), `${endpoint}/${bucket}/facturi`);
  await typeInto(page.getByLabel('Cheie de acces'), accessKeyId);
  await typeInto(page.getByLabel('Cheie secretă'), secretAccessKey);
  await page.getByLabel('PDF').uncheck();
  await page.getByLabel('ZIP original, cu sigiliu').check();
  await page.getByLabel('De când').selectOption('beginning');
  await assertAccessible(page, 'the form of a bucket');
  await page.getByRole('button', { name: 'Adaugă destinația' }).click();
  const list = page.getByRole('list', { name: 'Destinații' });
  await list.getByText(/Livrate: [1-9] · în așteptare: 0/).waitFor({ timeout: 60_000 });
  const { rows } = await site.pool.query('select path from destination_document limit 1');
  const kept = openBucket({ ...keys, prefix: 'facturi/' });
  assert.equal((await kept.get(rows[0].path))!.subarray(0, 2).toString(), 'PK');

  await list.getByRole('button', { name: 'Modifică Bucket' }).click();
  const form = list.getByRole('form', { name: 'Modifică Bucket' });
  await typeInto(form.getByLabel('Adresa bucketului'), `${endpoint}/${bucket}/altele`);
  await form.getByRole('button', { name: 'Salvează' }).click();
  await list.getByText(/\/acte\/altele/).waitFor();
  await site.pool.query("update destination_document set state = 'waiting', ended_at = null, sha256 = null");
  await until(async () => openBucket({ ...keys, prefix: 'altele/' }).get(rows[0].path), 60_000);
});
