/** A certificate's holder on another machine, without an account: by a link, with ANAF's redirect and by pasting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits, type Dashboard, noBrowser, openDashboard } from './support.ts';

/** A link as the API makes it for whoever is signed in. */
async function makeLink(dashboard: Dashboard, organisationId: string): Promise<string> {
  const page = await dashboard.visitAs(await dashboard.addPerson(organisationId, 'ana@exemplu.ro'));
  const made = await page.evaluate(`fetch('/api/v1/anaf/token-links', {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ note: 'Pentru domnul Popescu' }),
  }).then((answer) => answer.json())`);
  return (made as { url: string }).url;
}

async function connectionsOf({ site }: Dashboard, organisationId: string): Promise<number> {
  const { rowCount } = await site.pool.query('select from anaf_connection where organisation_id = $1', [
    organisationId,
  ]);
  return rowCount ?? 0;
}

test('the holder sees who asks, goes to ANAF and is done; the link is then no more', {
  skip: noBrowser,
}, async (t) => {
  const dashboard = await openDashboard(t);
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const { serial } = dashboard.site.sandbox.world.addCertificate({ holder: 'Domnul Popescu' });
  const before = await connectionsOf(dashboard, organisationId);
  const url = await makeLink(dashboard, organisationId);

  const page = await dashboard.visit({ viewport: { width: 360, height: 740 } });
  await page.goto(url);
  await page.getByText('Contabilitate SRL vă cere').waitFor();
  await page.getByText('Pentru domnul Popescu').waitFor();
  await assertAccessible(page, 'who asks');
  await assertFits(page, 'who asks');
  await page.getByRole('button', { name: 'Continuă spre ANAF' }).click();
  await page.getByRole('link', { name: 'Mergeți la ANAF' }).click();
  await page.locator(`button[name=certificate][value="${serial}"]`).click();
  await page.getByText('Certificatul este conectat la ANAF').waitFor();
  assert.equal(await connectionsOf(dashboard, organisationId), before + 1);

  await page.goto(`${dashboard.url}/mesaje`);
  await page.getByRole('heading', { name: 'Autentificare' }).waitFor();
  await page.goto(url);
  await page.getByRole('heading', { name: 'Acest link nu mai este valabil' }).waitFor();
});

test('where ANAF’s redirect cannot reach us the holder pastes the address', {
  skip: noBrowser,
}, async (t) => {
  const callback = 'https://localhost:4443/api/v1/anaf/callback';
  const dashboard = await openDashboard(t, {}, { ANAF_REDIRECT_URI: callback });
  const organisationId = await dashboard.site.addOrganisation('Contabilitate SRL');
  const { serial } = dashboard.site.sandbox.world.addCertificate({ holder: 'Domnul Popescu' });
  const page = await dashboard.visit();
  await page.goto(await makeLink(dashboard, organisationId));
  await page.getByRole('button', { name: 'Continuă spre ANAF' }).click();
  const [anaf] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Deschide ANAF într-o filă nouă' }).click(),
  ]);
  const ended = anaf.waitForRequest((request) => request.url().startsWith(callback));
  await anaf.locator(`button[name=certificate][value="${serial}"]`).click();
  const address = (await ended).url();
  await anaf.close();
  await page.getByLabel('Adresa din bara browserului').fill(address);
  await page.getByRole('button', { name: 'Conectează' }).click();
  await page.getByText('Certificatul este conectat. Puteți închide pagina.').waitFor();
});
