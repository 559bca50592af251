/**
 * `npm run jobs`: an accountant's jobs in a browser, clicked and typed as a person does, against the office of three
 * hundred companies of the demo; prints the clicks and seconds of each, and fails where one takes more clicks than its
 * goal. `--dir PATH` keeps the demo's data elsewhere than in a temporary directory.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { measureJobs, tableOf } from './jobs/measure-jobs.ts';
import { prepareOffice } from './jobs/prepare-office.ts';
import { startDemo } from './pictures/demo.ts';
import { browserPath } from './support/browser-path.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
const dir = values.dir ?? (await mkdtemp(join(tmpdir(), 'efactura-jobs-')));
const demo = await startDemo(dir, 'office');
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
try {
  const facts = await prepareOffice(demo);
  const page = await browser.newPage({
    locale: 'ro-RO',
    timezoneId: 'Europe/Bucharest',
    viewport: { width: 1440, height: 900 },
  });
  page.setDefaultTimeout(60_000);
  await page.goto(demo.url);
  await page.getByLabel('E-mail').pressSequentially(demo.login.email);
  await page.getByLabel('Parola').first().pressSequentially(demo.login.password);
  await page.getByRole('button', { name: 'Intră în cont' }).click();
  await page.getByRole('navigation').first().waitFor();
  const measured = await measureJobs(page, demo.url, facts);
  console.log(tableOf(measured));
  if (measured.some(({ clicks, job: { goal } }) => clicks > goal)) process.exitCode = 1;
} finally {
  await browser.close();
  await demo.stop();
  if (values.dir === undefined) await rm(dir, { recursive: true, force: true });
}
