/** De făcut: every kind of button leads where its matter is handled, and what it starts shows its result. */
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../../scripts/support/until.ts';
import { addEvents } from '../../src/db/events/event.ts';
import { assertAccessible, type Dashboard, noBrowser, openDashboard } from './support.ts';

/** Six companies, each with one thing that a person has to see to. */
async function office({ site, addPerson }: Dashboard) {
  const { world, faults } = site.sandbox;
  const organisationId = await site.addOrganisation('Contabilitate SRL');
  const add = async () => {
    const id = await site.addCompany(organisationId, 0);
    const { rows } = await site.pool.query('select cif from company where id = $1', [id]);
    return { id, cif: rows[0].cif as string };
  };
  const [tampered, twice, unlisted, expiring, expiringTwice, denied] = await Promise.all([
    add(),
    add(),
    add(),
    add(),
    add(),
    add(),
  ]);
  const receive = (cif: string, seal?: 'tampered' | 'successor') =>
    world.addMessage(cif, { kind: 'received', document: 'invoice', ...(seal && { seal }) });
  receive(tampered!.cif, 'tampered');
  receive(twice!.cif, 'tampered');
  receive(twice!.cif, 'tampered');
  receive(unlisted!.cif, 'successor');
  for (const { cif } of [expiring!, expiringTwice!, expiringTwice!]) {
    const { id } = receive(cif);
    // Not an outage: five of those in a row would close ANAF for every other call.
    faults.add({ kind: 'no_right', on: 'download', match: { id }, times: 10_000 });
  }
  const { serial } = (await site.pool.query('select serial from anaf_connection')).rows[0];
  world.addMessage(unlisted!.cif, { kind: 'error' });
  world.addMessage(unlisted!.cif, { kind: 'error' });
  world.revoke(serial, denied!.cif);
  const run = await site.request(organisationId);
  await site.wake();
  await site.ended(organisationId, run, 60_000);
  await site.pool.query(
    "update message set expires_at = now() + interval '3 days' where state = 'pending' and attempts > 0",
  );
  await site.pool.query("update company set last_listed_at = now() - interval '30 hours' where id = $1", [
    unlisted!.id,
  ]);
  return {
    ana: await addPerson(organisationId, 'ana@exemplu.ro'),
    tampered: tampered!,
    twice: twice!,
    unlisted: unlisted!,
    expiring: expiring!,
    expiringTwice: expiringTwice!,
    denied: denied!,
  };
}

/** Of a trouble that several have, this company alone is left: its task is about it alone. */
async function onlyOne({ site }: Dashboard, its: { id: string }, others: { id: string }[]): Promise<void> {
  await site.pool.query(
    'update company set removed_at = case when id = $1 then null else now() end where id = any($2)',
    [its.id, [its.id, ...others.map(({ id }) => id)]],
  );
}

const isSealCheck = /\/seal\/check$/;

/** On Acasă, with every task shown: the one whose title holds this text. */
async function taskOn(page: Page, url: string, title: RegExp) {
  await page.goto(url);
  const todo = page.getByRole('region', { name: 'De făcut' });
  await todo.getByRole('listitem').nth(2).waitFor();
  const all = todo.getByRole('button', { name: /^Arată toate/ });
  if (await all.isVisible()) await all.click();
  return todo.getByRole('listitem').filter({ hasText: title });
}

// 2026-11-29: three kinds of button had no text and no destination. "See" on an unknown certificate led to
// Completitudine, and a check of a seal went to ANAF and showed nothing.
test('each button of a task leads to what it names', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);
  const { site, url } = dashboard;
  const firms = await office(dashboard);
  const page = await dashboard.visitAs(firms.ana);

  await t.test('an unknown certificate: its own card in Setări', async () => {
    const task = await taskOn(page, url, /semnatar necunoscut/);
    await task.getByRole('link', { name: 'Vezi certificatul', exact: true }).click();
    await page.waitForURL(/\/setari\/sigilii#signer=[0-9a-f]{64}$/);
    const card = page.getByRole('article', { name: /successor/ }).and(page.locator(':focus'));
    await card.getByText('Necunoscut: decideți dumneavoastră', { exact: true }).waitFor();
    await assertAccessible(page, 'the certificate that a task is about');
  });

  await t.test(
    'seals of two companies that do not fit: one task, and the list of all of those invoices',
    async () => {
      const task = await taskOn(page, url, /2 companii cu facturi al căror sigiliu nu corespunde/);
      await task.getByRole('link', { name: 'Vezi facturile', exact: true }).click();
      await page.waitForURL('**/facturi#seal=tampered');
      await page
        .getByRole('region', { name: 'Totaluri' })
        .getByText(/^3 facturi/)
        .first()
        .waitFor();
    },
  );

  await t.test('a list that changes keeps still under a pressed button, and moves afterwards', async () => {
    const seals = await taskOn(page, url, /2 companii cu facturi al căror sigiliu nu corespunde/);
    const todo = page.getByRole('region', { name: 'De făcut' });
    const known = await todo.getByRole('heading').innerText();
    const count = Number(/\d+/.exec(known)![0]);
    // Below it; by its name, since another one is the last when it has moved.
    const name = await todo.getByRole('listitem').last().getByRole('button').first().innerText();
    const pressed = todo.getByRole('button', { name });
    await pressed.hover();
    await page.mouse.down();
    const place = await pressed.boundingBox();
    const { rows } = await site.pool.query<{ organisationId: string }>(
      'update company set removed_at = now() where id = any($1) returning organisation_id',
      [[firms.tampered.id, firms.twice.id]],
    );
    const data = { invoiceId: firms.tampered.id, companyId: firms.tampered.id, changes: [] };
    const event = { organisationId: rows[0]!.organisationId, type: 'invoice.reread', data } as const;
    await addEvents(site.pool, [event], new Date());
    await todo
      .getByRole('heading')
      .filter({ hasText: `${count - 1}` })
      .waitFor();
    assert.deepEqual(await pressed.boundingBox(), place);
    assert.equal(await seals.count(), 1);
    await page.mouse.up();
    await seals.waitFor({ state: 'detached' });
    await pressed.and(page.locator('[aria-expanded=true]')).waitFor();
    assert.notDeepEqual(await pressed.boundingBox(), place);
  });

  await t.test('one seal that does not fit: ANAF is asked, and its answer shown on the invoice', async () => {
    await onlyOne(dashboard, firms.tampered, [firms.twice]);
    const task = await taskOn(page, url, new RegExp(`${firms.tampered.cif}: o factură cu sigiliul`));
    // What happens in the office meanwhile has the tasks read again: this one has left the list before the answer is here.
    const { rows: organisations } = await site.pool.query('select id from organisation');
    await page.route(isSealCheck, async (route) => {
      const response = await route.fetch();
      const data = { invoiceId: firms.tampered.id, companyId: firms.tampered.id, changes: [] };
      const event = { organisationId: organisations[0].id, type: 'invoice.reread', data } as const;
      await addEvents(site.pool, [event], new Date());
      await task.waitFor({ state: 'detached' });
      await route.fulfill({ response });
    });
    await task.getByRole('button', { name: 'Verifică la ANAF', exact: true }).click();
    await page.waitForURL(/\/facturi\/[0-9a-f-]{36}#sigiliu$/);
    await page.unroute(isSealCheck);
    const seal = page.getByRole('region', { name: 'Sigiliu' });
    await seal.getByText('ANAF răspunde că sigiliul nu este autentic.', { exact: true }).waitFor();
    const { rows } = await site.pool.query('select count(*)::int as n from seal_check');
    assert.equal(rows[0].n, 1);
  });

  await t.test('several of them: the list of those invoices', async () => {
    await onlyOne(dashboard, firms.twice, [firms.tampered]);
    const task = await taskOn(page, url, new RegExp(`${firms.twice.cif}: 2 facturi cu sigiliul`));
    await task.getByRole('link', { name: 'Vezi facturile', exact: true }).click();
    await page.waitForURL(`**/facturi#company=${firms.twice.id}&seal=tampered`);
    await page
      .getByRole('region', { name: 'Totaluri' })
      .getByText(/^2 facturi/)
      .first()
      .waitFor();
  });

  await t.test('several messages that expire: the list of those messages', async () => {
    await onlyOne(dashboard, firms.expiringTwice, [firms.expiring]);
    const task = await taskOn(page, url, new RegExp(`${firms.expiringTwice.cif}: 2 mesaje`));
    await task.getByRole('link', { name: 'Vezi mesajele', exact: true }).click();
    await page.waitForURL(`**/mesaje#company=${firms.expiringTwice.id}&state=pending`);
    await page.getByRole('grid', { name: 'Mesaje SPV' }).locator('[data-index="1"]').waitFor();
  });

  await t.test('one message that expires: it is requested, and the card says so', async () => {
    await onlyOne(dashboard, firms.expiring, [firms.expiringTwice]);
    const task = await taskOn(page, url, new RegExp(`${firms.expiring.cif}: un mesaj`));
    // Each attempt, and one that is asked for and not made yet.
    const tried = async () => {
      const { rows } = await site.pool.query(
        "select attempts + (asked_at is not null)::int as n from message where company_id = $1 and state = 'pending'",
        [firms.expiring.id],
      );
      return rows[0].n as number;
    };
    const before = await tried();
    await task.getByRole('button', { name: 'Cere mesajul acum', exact: true }).click();
    await task.getByText('Mesajul a fost cerut; rezultatul apare aici.', { exact: true }).waitFor();
    assert.equal(await tried(), before + 1);
  });

  await t.test(
    'invoices that ANAF refused: their list, where they are marked as seen and the task ends',
    async () => {
      const task = await taskOn(page, url, /2 facturi refuzate de ANAF/);
      await task.getByRole('link', { name: 'Vezi mesajele', exact: true }).click();
      await page.waitForURL('**/mesaje#kind=error&seen=false');
      await page.getByRole('grid', { name: 'Mesaje SPV' }).locator('[data-index="1"]').waitFor();
      await assertAccessible(page, 'refusals that are not seen');
      await page.getByRole('button', { name: 'Marchează toate ca văzute', exact: true }).click();
      await page.getByText('2 mesaje marcate ca văzute.', { exact: true }).waitFor();
      await page.getByText('Niciun mesaj nu se potrivește.', { exact: true }).waitFor();
      await page.goto(url);
      const todo = page.getByRole('region', { name: 'De făcut' });
      await todo.getByRole('listitem').nth(1).waitFor();
      assert.equal(await todo.getByText(/refuzate de ANAF/).count(), 0);
    },
  );

  await t.test('invoices that an older version read: they are read again, and the task goes', async () => {
    await site.pool.query('update invoice set reader_version = 0');
    const task = await taskOn(page, url, /de recitit cu versiunea nouă/);
    await task.getByRole('button', { name: 'Recitește acum', exact: true }).click();
    await until(async () => {
      const { rows } = await site.pool.query('select min(reader_version) as least from invoice');
      return rows[0].least > 0;
    }, 60_000);
    await page.reload();
    await page.getByRole('region', { name: 'De făcut' }).getByRole('listitem').first().waitFor();
    await task.waitFor({ state: 'detached' });
  });

  await t.test('a right that was lost: the company', async () => {
    const task = await taskOn(page, url, new RegExp(`${firms.denied.cif}: fără drept în SPV`));
    await task.getByRole('link', { name: 'Vezi compania', exact: true }).click();
    await page.waitForURL(`**/completitudine/${firms.denied.id}`);
  });

  await t.test(
    'its contact stands beside it, and the instructions that were sent are remembered',
    async () => {
      await page.getByRole('button', { name: 'Adaugă contactul', exact: true }).click();
      const form = page.getByRole('dialog', { name: 'Adaugă contactul' });
      await form.getByLabel('Nume').pressSequentially('Maria Pop');
      await form.getByLabel('E-mail').pressSequentially('maria@exemplu.ro');
      await form.getByLabel('Telefon').pressSequentially('0722 000 111');
      await assertAccessible(page, 'a contact that is typed');
      await form.getByRole('button', { name: 'Salvează', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      const task = await taskOn(page, url, new RegExp(`${firms.denied.cif}: fără drept în SPV`));
      await task.getByRole('button', { name: /fără drept în SPV/ }).click();
      await task.getByText('Maria Pop', { exact: true }).waitFor();
      const call = task.getByRole('link', { name: '0722 000 111', exact: true });
      assert.equal(await call.getAttribute('href'), 'tel:0722000111');
      await task.getByRole('button', { name: 'Trimite instrucțiunile', exact: true }).click();
      const panel = page.getByRole('dialog', { name: 'Instrucțiuni pentru dreptul în SPV' });
      await panel.getByText(/formularul 270/).waitFor();
      const mail = await panel.getByRole('link', { name: 'Deschide în e-mail' }).getAttribute('href');
      assert.match(mail!, /^mailto:maria%40exemplu\.ro\?subject=.*&body=.*270/);
      await assertAccessible(page, 'the instructions');
      await panel.getByRole('button', { name: 'Am trimis mesajul', exact: true }).click();
      await task.getByText(/^Instrucțiuni trimise: .*, de ana@exemplu\.ro$/).waitFor();
      await assertAccessible(page, 'a task with a contact');
    },
  );

  await t.test('a company that was not listed: a sync, which is then followed', async () => {
    const task = await taskOn(page, url, new RegExp(`${firms.unlisted.cif}: nicio listare completă`));
    await task.getByRole('button', { name: 'Sincronizează acum', exact: true }).click();
    await page.waitForURL(/\/sincronizare\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: /sincroniz/i }).waitFor();
  });

  await t.test('an archive that is not there: the page on what the archive lacks', async () => {
    await rename(site.archiveDir, `${site.archiveDir}-gone`);
    const task = await taskOn(page, url, /Arhiva nu primește fișiere/);
    await task.getByRole('link', { name: 'Vezi arhiva', exact: true }).click();
    await page.getByRole('region', { name: 'Arhiva', exact: true }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/completitudine');
  });

  await t.test('an authorisation that ANAF refuses: the connections', async () => {
    await site.pool.query(
      "update anaf_connection set refresh_refused_at = now(), access_refused_at = now(), refresh_failure = 'invalid_grant'",
    );
    const task = await taskOn(page, url, /Reconectați certificatul/);
    await task.getByRole('link', { name: 'Conectează certificatul', exact: true }).click();
    await page.waitForURL(/\/conexiuni(#|$)/);
  });
});
