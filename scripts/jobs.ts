/**
 * `npm run jobs`: an accountant's jobs in a browser, clicked and typed as a person does, against the office of three
 * hundred companies of the demo, and the first visit from a fresh clone; prints each click and each typed text, then the
 * table of docs/dashboard-jobs.md, and fails where a job takes more than its goal. `--dir PATH` keeps the demo's data
 * elsewhere than in a temporary directory; `--only WORD` does the jobs whose name holds it; `--pictures DIR` keeps a
 * screenshot of the end of each.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { jobs } from './jobs/jobs.ts';
import {
  isOver,
  type Measured,
  measureFirstVisit,
  measureJobs,
  stepsOf,
  tableOf,
} from './jobs/measure-jobs.ts';
import { prepareOffice } from './jobs/prepare-office.ts';
import { type Demo, startDemo } from './pictures/demo.ts';
import { browserPath } from './support/browser-path.ts';

/** A minute where the machine has nothing else to do. */
const officePatienceMs = 2_400_000;

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    only: { type: 'string', default: '' },
    pictures: { type: 'string' },
  },
});
const which = jobs.filter(({ name }) => name.includes(values.only));
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
const measured: Measured[] = [];
try {
  if ('First visit'.includes(values.only)) measured.push(await visitFirst());
  if (which.length > 0) measured.push(...(await workInOffice()));
} finally {
  await browser.close();
}
console.log(`\n${tableOf(measured)}`);
const load = loadavg().map((one) => one.toFixed(1));
console.log(`\n${cpus().length} cores, load ${load.join(' ')}`);
if (measured.some(isOver)) process.exitCode = 1;

async function visitFirst(): Promise<Measured> {
  const page = await newPage();
  const one = await measureFirstVisit(page);
  await told(page, one);
  return one;
}

async function workInOffice(): Promise<Measured[]> {
  const dir = values.dir ?? (await mkdtemp(join(tmpdir(), 'efactura-jobs-')));
  let demo: Demo | undefined;
  try {
    demo = await startDemo(dir, 'office', officePatienceMs);
    const facts = await prepareOffice(demo);
    const page = await newPage();
    await page.goto(demo.url);
    await page.getByLabel('E-mail').pressSequentially(demo.login.email);
    await page.getByLabel('Parola').first().pressSequentially(demo.login.password);
    await page.getByRole('button', { name: 'Intră în cont' }).click();
    await page.getByRole('navigation').first().waitFor();
    return await measureJobs(page, demo.url, facts, { which, told: (one) => told(page, one) });
  } finally {
    await demo?.stop();
    if (values.dir === undefined) await rm(dir, { recursive: true, force: true });
  }
}

async function newPage(): Promise<Page> {
  const context = await browser.newContext({
    locale: 'ro-RO',
    timezoneId: 'Europe/Bucharest',
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  return page;
}

async function told(page: Page, one: Measured): Promise<void> {
  console.log(stepsOf(one));
  const name = one.job.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (values.pictures) await page.screenshot({ path: join(values.pictures, `${name}.png`) });
}
