/** The first visit, whole: the code from the console, the account, the certificate, the companies, the first sync. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { firstVisit } from '../../scripts/jobs/first-visit.ts';
import { handsAt } from '../../scripts/jobs/hands.ts';
import { until } from '../../scripts/support/until.ts';
import {
  assertAccessible,
  assertFits,
  type Dashboard,
  noBrowser,
  openDashboard,
  typeInto,
} from './support.ts';

const firm = '9100000001';
const other = '9100000002';

/** A certificate that may read one company of two. */
function worldOf({ site: { sandbox } }: Dashboard) {
  sandbox.world.addCompany(firm, 'Firma Mea SRL');
  sandbox.world.addCompany(other, 'Firma Altuia SRL');
  sandbox.world.addCertificate({ cifs: [firm] });
  sandbox.world.addMessages(firm, 12);
}

async function codeOf({ service }: Dashboard): Promise<string> {
  return until(() => /\b([2-9A-Z]{4}(?:-[2-9A-Z]{4}){3})\b/.exec(service.said())?.[1]);
}

async function makeAccount(page: Page, code: string): Promise<void> {
  await typeInto(page.getByLabel('Codul din consolă'), code);
  await page.getByRole('button', { name: 'Mai departe' }).click();
  await typeInto(page.getByLabel('Numele dumneavoastră'), 'Ana Contabil');
  await typeInto(page.getByLabel('E-mail'), 'ana@exemplu.ro');
  await typeInto(page.getByLabel('Parola').first(), 'patru cuvinte destul de lungi');
  await typeInto(page.getByLabel('Organizația'), 'Contabilitate Exemplu');
  await page.getByRole('button', { name: 'Creează contul' }).click();
}

/** One service: the phone leaves before the account is made. */
test('the first visit', { skip: noBrowser }, async (t) => {
  const dashboard = await openDashboard(t);

  await t.test('on a phone the first steps fit, in English too', async () => {
    const page = await dashboard.visit({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await page.goto(dashboard.url);
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await assertFits(page, 'the code');
    await assertAccessible(page, 'the code, in the dark');
    await typeInto(page.getByLabel('Code from the console'), await codeOf(dashboard));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await assertFits(page, 'the account');
    await assertAccessible(page, 'the account, in the dark');
  });

  await t.test('from the code on the console to a filled archive, in five screens', async () => {
    worldOf(dashboard);
    const page = await dashboard.visit({ permissions: ['clipboard-read', 'clipboard-write'] });

    await page.goto(dashboard.url);
    await makeAccount(page, 'AAAA-BBBB-CCCC-DDDD');
    await page.getByText('Codul nu este cel din consolă').waitFor();
    await page.goto('about:blank');
    await page.goto(dashboard.url);
    const hands = handsAt(page);
    const visit = {
      code: await codeOf(dashboard),
      account: {
        name: 'Ana Contabil',
        email: 'ana@exemplu.ro',
        password: 'patru cuvinte destul de lungi',
        organisation: 'Contabilitate Exemplu',
      },
      table: `CIF\tNume\nRO${firm}\tFirma Mea SRL\n${other}; Firma Altuia SRL\nnu e cod`,
      rows: 3,
    };
    await firstVisit(hands, visit, async (screen) => {
      if (screen === 'added') await assertVerdicts(page);
      await assertAccessible(page, `the first visit: ${screen}`);
    });
    assert.equal(hands.done().screens, 5);
    await page.getByText('12 din 12', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Mergeți la Acasă' }).click();
    await page.getByRole('heading', { level: 1, name: '2 companii au nevoie de dumneavoastră.' }).waitFor();
    await page.getByText('Firma Altuia SRL: fără drept în SPV').waitFor();
    await assertAccessible(page, 'home');
    const { rows } = await dashboard.site.pool.query(
      'select count(*)::int as n from message where state = $1',
      ['archived'],
    );
    assert.equal(rows[0].n, 12);
  });
});

async function assertVerdicts(page: Page): Promise<void> {
  await page.getByText('2 companii noi din 3 rânduri.', { exact: true }).waitFor();
  const verdicts = page.getByRole('list', { name: 'Rezultatul pentru fiecare rând' });
  await verdicts.getByText('nu este un CIF').waitFor();
  await verdicts
    .getByRole('listitem')
    .filter({ hasText: 'Firma Mea SRL' })
    .getByText('drept în SPV', { exact: true })
    .waitFor();
  await verdicts.getByText('fără drept în SPV').waitFor();
}

test('where ANAF’s redirect cannot reach us the address is pasted, and its minute is counted', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(
    t,
    {},
    { ANAF_REDIRECT_URI: 'https://localhost:4443/api/v1/anaf/callback' },
  );
  worldOf(dashboard);
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  await dashboard.site.pool.query('delete from anaf_connection where organisation_id = $1', [organisationId]);
  const person = await dashboard.addPerson(organisationId, 'ana@exemplu.ro');
  const page = await dashboard.visitAs(person);
  await page.getByRole('heading', { name: 'Lipiți adresa la care ați ajuns' }).waitFor();
  await assertAccessible(page, 'the paste mode');

  const address = page.getByLabel('Adresa din bara browserului');
  await typeInto(address, 'https://localhost:4443/');
  await page.getByRole('button', { name: 'Conectează' }).click();
  await page.getByText('Aceasta nu este adresa').waitFor();

  const [anaf] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Deschide ANAF într-o filă nouă' }).click(),
  ]);
  const ended = anaf.waitForRequest((request) => request.url().startsWith('https://localhost:4443/'));
  await anaf.locator('button[name=certificate]').first().click();
  const url = (await ended).url();
  await anaf.close();
  await page.evaluate('window.dispatchEvent(new Event("focus"))');
  await page.getByText(/Mai aveți [56]\d s/).waitFor();
  await typeInto(address, url);
  await page.getByRole('button', { name: 'Conectează' }).click();
  await page.getByText(/Certificatul .* este conectat/).waitFor();
});
